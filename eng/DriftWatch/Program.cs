using Kapso.DriftWatch;

// Compares the OpenAPI documents in a folder with what the SDK implements, and prints each difference as a line.
//
//     dotnet run --project eng/DriftWatch -- FOLDER [ACCEPTED]
//
// ACCEPTED is a file of lines that were looked at and are as they should be. Ends with 0 when there is nothing else, with 1 when there is, and with 2 when a document cannot be read.
if (args is not [{ } folder, .. { Length: <= 1 } rest])
{
    Console.Error.WriteLine("usage: DriftWatch FOLDER [ACCEPTED]");
    return 2;
}

try
{
    HashSet<string> accepted = rest is [{ } file] ? [.. File.ReadLines(file)] : [];
    string[] lines = [.. Drift.Between(OpenApiDocument.ReadFolder(folder), Implementation.Read())];
    string[] news = [.. lines.Where(line => !accepted.Contains(line))];
    foreach (string line in news)
    {
        Console.WriteLine(line);
    }

    Console.Error.WriteLine($"{news.Length} differences, and {lines.Length - news.Length} accepted ones.");
    return news.Length == 0 ? 0 : 1;
}
catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(failure.Message);
    return 2;
}
