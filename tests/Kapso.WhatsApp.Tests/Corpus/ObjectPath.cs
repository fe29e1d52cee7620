using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Tests.Corpus;

/// <summary>Finds a value by a path over public properties, items of lists, values of maps and members of JSON: <c>Events[0].Message.AdditionalData["x"].y</c>.</summary>
internal static partial class ObjectPath
{
    public static object? Find(object root, string path)
    {
        object? found = root;
        int end = 0;
        foreach (Match step in Step().Matches(path))
        {
            if (step.Index != end)
            {
                break;
            }

            end += step.Length;
            found = Next(found ?? throw new PathNotFoundException($"nothing stands before {step.Value}"), step);
        }

        return end == path.Length ? found : throw new FormatException($"The path {path} cannot be read from character {end} on.");
    }

    /// <summary>The text that a value is compared by.</summary>
    public static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        bool flag => flag ? "true" : "false",
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString()!,
        JsonElement json => json.GetRawText(),
        DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    // A member, which may be one of the two that every value has; an item; a value of a map.
    [GeneratedRegex("""(?:^|\.)(?<member>\$?\w+)|\[(?<index>\d+)\]|\["(?<key>[^"]*)"\]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Step();

    private static object? Next(object from, Match step) =>
        step.Groups["index"] is { Success: true, Value: string index } ? Item(from, int.Parse(index, CultureInfo.InvariantCulture))
        : step.Groups["key"] is { Success: true, Value: string key } ? ValueOf(from, key)
        : Member(from, step.Groups["member"].Value);

    private static object? Member(object from, string name) => (name, from) switch
    {
        ("$type", _) => from.GetType().Name,
        ("$count", _) => Items(from).Count,
        (_, JsonElement) => ValueOf(from, name),
        _ => from.GetType().GetProperty(name, BindingFlags.Public | BindingFlags.Instance) is { } property ? property.GetValue(from) : throw new PathNotFoundException($"{from.GetType().Name} has no {name}"),
    };

    private static object? Item(object from, int index) =>
        Items(from) is { } items && index < items.Count ? items[index] : throw new PathNotFoundException($"there are only {Items(from).Count} items");

    private static object? ValueOf(object from, string key) => from switch
    {
        JsonElement { ValueKind: JsonValueKind.Object } json when json.TryGetProperty(key, out JsonElement member) => member,
        IReadOnlyDictionary<string, JsonElement> map when map.TryGetValue(key, out JsonElement value) => value,
        IDictionary map when map.Contains(key) => map[key],
        _ => throw new PathNotFoundException($"there is no \"{key}\" in {Text(from)}"),
    };

    private static List<object?> Items(object from) => from switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } json => [.. json.EnumerateArray()],
        IEnumerable items and not string => [.. items.Cast<object?>()],
        _ => throw new PathNotFoundException($"{from.GetType().Name} has no items"),
    };
}

/// <summary>A path of an expectation leads nowhere.</summary>
internal sealed class PathNotFoundException(string message) : Exception(message);
