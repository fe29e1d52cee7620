namespace Kapso.WhatsApp.Serialization;

/// <summary>The paths in the serializer's exceptions: <c>$.data[3].name</c>, and <c>['a.b']</c> for names with special characters.</summary>
internal static class JsonPath
{
    /// <summary>The names and indexes of a path, outermost first.</summary>
    public static IReadOnlyList<string> Steps(string path)
    {
        List<string> steps = [];
        int position = 1;
        while (position < path.Length)
        {
            (int start, int end, position) = path[position] switch
            {
                '.' => Member(path, position + 1),
                '[' when path.AsSpan(position).StartsWith("['") => Quoted(path, position + 2),
                _ => Index(path, position + 1),
            };
            steps.Add(path[start..end]);
        }

        return steps;
    }

    private static (int Start, int End, int Next) Member(string path, int start)
    {
        int length = path.AsSpan(start).IndexOfAny('.', '[');
        int end = length < 0 ? path.Length : start + length;
        return (start, end, end);
    }

    private static (int Start, int End, int Next) Quoted(string path, int start)
    {
        // A name that ends in the closing mark itself is taken up to its first one, and then no member is found there.
        int end = path.IndexOf("']", start, StringComparison.Ordinal);
        return end < 0 ? (start, path.Length, path.Length) : (start, end, end + 2);
    }

    private static (int Start, int End, int Next) Index(string path, int start)
    {
        int end = path.IndexOf(']', start);
        return end < 0 ? (start, path.Length, path.Length) : (start, end, end + 1);
    }
}
