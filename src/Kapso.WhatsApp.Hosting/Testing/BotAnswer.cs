using System.Text.Json;

namespace Kapso.WhatsApp.Hosting.Testing;

/// <summary>A message that a bot has sent.</summary>
public sealed class BotAnswer
{
    internal BotAnswer(string id, JsonElement payload)
    {
        (Id, Payload) = (id, payload);
        To = TextIn(payload, "to") ?? TextIn(payload, "recipient") ?? "";
        To = To.TrimStart('+');
        Type = TextIn(payload, "type") ?? "";
        JsonElement content = Member(payload, Type);
        Text = TextIn(Member(content, "body"), "text") ?? TextIn(content, "body") ?? TextIn(content, "caption");
        Choices = [.. ButtonsOf(content), .. RowsOf(content)];
    }

    /// <summary>The id (wamid) of the message.</summary>
    public string Id { get; }

    /// <summary>The person or group that it was sent to, without a plus sign.</summary>
    public string To { get; }

    /// <summary>The kind of message on the wire, for example <c>text</c> or <c>interactive</c>.</summary>
    public string Type { get; }

    /// <summary>The text of the message, be it the body of an interactive one or the caption of a file; null when it has none.</summary>
    public string? Text { get; }

    /// <summary>The reply buttons and the rows that it offers.</summary>
    public IReadOnlyList<BotChoice> Choices { get; }

    /// <summary>The message as it went over the wire.</summary>
    public JsonElement Payload { get; }

    /// <summary>Returns the text, or the kind of a message without one.</summary>
    public override string ToString() => Text ?? $"({Type})";

    private static IEnumerable<BotChoice> ButtonsOf(JsonElement content) =>
        Items(Member(Member(content, "action"), "buttons")).Select(button => Member(button, "reply")).Select(reply => new BotChoice(TextIn(reply, "id") ?? "", TextIn(reply, "title") ?? "", false));

    private static IEnumerable<BotChoice> RowsOf(JsonElement content) =>
        Items(Member(Member(content, "action"), "sections")).SelectMany(section => Items(Member(section, "rows"))).Select(row => new BotChoice(TextIn(row, "id") ?? "", TextIn(row, "title") ?? "", true));

    private static JsonElement Member(JsonElement json, string name) => json.ValueKind is JsonValueKind.Object && json.TryGetProperty(name, out JsonElement member) ? member : default;

    private static string? TextIn(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement[] Items(JsonElement json) => json.ValueKind is JsonValueKind.Array ? [.. json.EnumerateArray()] : [];
}

/// <summary>A button or row that a message offers.</summary>
/// <param name="Id">What comes back when it is chosen.</param>
/// <param name="Title">The text on it.</param>
/// <param name="IsRow">Whether it is a row of a list, rather than a reply button.</param>
public sealed record BotChoice(string Id, string Title, bool IsRow);
