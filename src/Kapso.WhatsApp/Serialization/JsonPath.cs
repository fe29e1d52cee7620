using System.Text.Json;

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

    /// <summary>The path of the value at which JSON breaks off, for example <c>components[1].example</c>; empty when it breaks off at its beginning.</summary>
    public static string OfEnd(ReadOnlySpan<byte> json)
    {
        List<string?> names = [];
        List<int> indexes = [];
        Utf8JsonReader reader = new(json, isFinalBlock: false, state: default);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName)
            {
                names[^1] = reader.GetString();
                continue;
            }

            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                names.Add(null);
                indexes.Add(0);
                continue;
            }

            if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            {
                names.RemoveAt(names.Count - 1);
                indexes.RemoveAt(indexes.Count - 1);
            }

            if (indexes.Count > 0)
            {
                indexes[^1]++;
            }
        }

        return string.Concat(names.Select((name, depth) => name is null ? $"[{indexes[depth]}]" : $".{name}")).TrimStart('.');
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
