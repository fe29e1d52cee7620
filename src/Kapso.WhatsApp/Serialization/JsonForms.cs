using System.Text.Json;

namespace Kapso.WhatsApp.Serialization;

/// <summary>The forms in which senders write one and the same value: one thing as a list of one, a list as an object with numbers for names, an empty object as an empty list.</summary>
internal static class JsonForms
{
    /// <summary>An empty object, of which one will do.</summary>
    public static JsonElement EmptyObject { get; } = JsonElement.Parse("{}"u8);

    /// <summary>What stands in a list of one, and an empty object for an empty list; null for everything else.</summary>
    public static JsonElement? Only(JsonElement json) => json.ValueKind is not JsonValueKind.Array ? null : json.GetArrayLength() switch
    {
        0 => EmptyObject,
        1 => json[0],
        _ => null,
    };

    /// <summary>The items where a list belongs: an object is one item, unless its names are numbers; null for what is neither.</summary>
    public static IEnumerable<JsonElement>? Items(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Array => json.EnumerateArray(),
        JsonValueKind.Object when IsList(json.EnumerateObject().Select(member => member.Name)) => json.EnumerateObject().Select(member => member.Value),
        JsonValueKind.Object => [json],
        _ => null,
    };

    /// <summary>A member that is a text; null when it is missing or something else.</summary>
    public static string? Text(IReadOnlyDictionary<string, JsonElement> members, string name) =>
        members.TryGetValue(name, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <summary>All texts that JSON holds, at any depth.</summary>
    public static IEnumerable<string> Texts(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => [json.GetString()!],
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Texts(member.Value)),
        _ => [],
    };

    /// <summary>Whether an object with these names is a list, as PHP writes one with gaps.</summary>
    public static bool IsList(IEnumerable<string> names) => names.All(name => name.Length is > 0 and < 10 && name.All(char.IsAsciiDigit));

    /// <summary>Whether the value that the reader stands on says no, in any form of a flag.</summary>
    public static bool IsFalse(ref Utf8JsonReader reader) =>
        reader.TokenType is JsonTokenType.False || (reader.TokenType is JsonTokenType.String or JsonTokenType.Number && Flag(reader.ValueSpan) is false);

    /// <summary>The flag that a text or a number stands for; null when it stands for none.</summary>
    public static bool? Flag(ReadOnlySpan<byte> utf8) =>
        utf8.SequenceEqual("true"u8) || utf8.SequenceEqual("True"u8) || utf8.SequenceEqual("1"u8) ? true
        : utf8.SequenceEqual("false"u8) || utf8.SequenceEqual("False"u8) || utf8.SequenceEqual("0"u8) ? false
        : null;
}
