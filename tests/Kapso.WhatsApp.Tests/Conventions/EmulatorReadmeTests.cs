using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Tests.Conventions;

/// <summary>The table of the emulator's readme has every room of the emulator with its paths, and no path that the emulator does not answer.</summary>
public sealed partial class EmulatorReadmeTests
{
    private static readonly string[] ReadmeLines = File.ReadAllLines(Path.Combine(Repository.Root, "src", "Kapso.WhatsApp.Emulator", "README.md"));

    // One row: what it says it is, and the paths at Meta and at Kapso.
    private static readonly (string Label, string[] WhatsApp, string[] Platform)[] Rows =
    [
        .. ReadmeLines
            .SkipWhile(line => !line.StartsWith("## What it knows", StringComparison.Ordinal))
            .TakeWhile(line => !line.StartsWith("The API is at", StringComparison.Ordinal))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Skip(1)
            .Select(line => line.Split('|'))
            .Select(cells => (cells[1].Trim(), PathsIn(cells[2]), PathsIn(cells[3]))),
    ];

    [Fact]
    public async Task The_table_names_every_room_of_the_emulator_with_its_paths()
    {
        await using EmulatorRooms rooms = new(new EmulatedProject(new KapsoEmulatorOptions()));

        // The addresses of files are not of the API: the text below the table tells of them.
        rooms.Operations
            .Where(operation => operation.Surface is not Surface.Files && !Rows.Any(row => row.Label.Contains(RoomOf(operation), StringComparison.OrdinalIgnoreCase) && PathsOf(row, operation).Any(path => Covers(path, operation))))
            .Select(operation => $"{RoomOf(operation)}: {operation.Surface} {operation.Template}")
            .Should().BeEmpty();
    }

    [Fact]
    public async Task The_table_names_no_path_that_the_emulator_does_not_answer()
    {
        await using EmulatorRooms rooms = new(new EmulatedProject(new KapsoEmulatorOptions()));

        Rows.Should().HaveCountGreaterThan(20);
        Rows.SelectMany(row => row.WhatsApp).Where(path => !rooms.Operations.Any(operation => operation.Surface is Surface.WhatsApp && Covers(path, operation))).Should().BeEmpty();
        Rows.SelectMany(row => row.Platform).Where(path => !rooms.Operations.Any(operation => operation.Surface is Surface.Platform && Covers(path, operation))).Should().BeEmpty();
    }

    private static string[] PathsOf((string Label, string[] WhatsApp, string[] Platform) row, Operation operation) => operation.Surface is Surface.WhatsApp ? row.WhatsApp : row.Platform;

    private static bool Covers(string path, Operation operation) =>
        path.EndsWith('…') ? operation.Template.StartsWith(path[..^1], StringComparison.Ordinal) : operation.Template == path;

    // The room is a namespace: BlockedUsers is "blocked users" in the table.
    private static string RoomOf(Operation operation) => Words().Replace(operation.Handler.Method.DeclaringType!.Namespace!.Split('.')[^1], " $0").Trim();

    private static string[] PathsIn(string cell) => [.. Quoted().Matches(cell).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex("(?<=[a-z])[A-Z]")]
    private static partial Regex Words();
}
