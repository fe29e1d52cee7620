using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>A message in JSON of your own, for what the server supports and this version of the SDK has no type for yet. Nothing in it is checked or changed.</summary>
public sealed record RawMessage : OutgoingMessage
{
    private RawMessage(string type, JsonElement content)
    {
        Type = type;
        Content = content;
    }

    /// <summary>The content: the value of the member that is named like the type.</summary>
    public JsonElement Content { get; }

    internal override string Type { get; }

    /// <summary>Makes the message from the JSON of its content.</summary>
    /// <param name="type">The type on the wire, for example <c>interactive</c>; the content is sent under this name.</param>
    /// <param name="contentJson">The JSON of the content.</param>
    /// <exception cref="KapsoValidationException">The type is blank, or the content is not JSON.</exception>
    public static RawMessage FromJson(string type, string contentJson)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(contentJson);
        Rules rules = Rules.Start();
        rules.Required(type, nameof(type));
        JsonElement content = default;
        try
        {
            using JsonDocument document = JsonDocument.Parse(contentJson);
            content = document.RootElement.Clone();
        }
        catch (JsonException wrong)
        {
            rules.Add(nameof(contentJson), "json", $"is not JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}");
        }

        rules.ThrowIfBroken();
        return new RawMessage(type, content);
    }

    /// <summary>Makes the message from parsed JSON.</summary>
    /// <param name="type">The type on the wire, for example <c>interactive</c>; the content is sent under this name.</param>
    /// <param name="content">The content.</param>
    public static RawMessage FromJson(string type, JsonElement content)
    {
        ArgumentNullException.ThrowIfNull(type);
        Rules rules = Rules.Start();
        rules.Required(type, nameof(type));
        rules.ThrowIfBroken();
        return new RawMessage(type, content.Clone());
    }

    internal override void WriteContent(Utf8JsonWriter writer) => Content.WriteTo(writer);

    internal override void Check(Rules rules)
    {
    }
}
