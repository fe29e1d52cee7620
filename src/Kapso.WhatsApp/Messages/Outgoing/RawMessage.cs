using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>A message in JSON of your own, for what the server supports and this version of the SDK has no type for yet. Nothing in it is checked or changed.</summary>
public sealed record RawMessage : OutgoingMessage
{
    // The members of every send, which the SDK writes itself.
    private static readonly HashSet<string> Reserved =
    [
        "messaging_product", "recipient_type", "to", "recipient", "type", "context", "biz_opaque_callback_data", "messaging_account_id", "recipient_identity_key_hash",
    ];

    private readonly string _json;

    private RawMessage(string type, string json)
    {
        Type = type;
        _json = json;
    }

    internal override string Type { get; }

    /// <summary>Makes the message from the JSON of its content.</summary>
    /// <param name="type">The type on the wire, for example <c>interactive</c>; the content is sent under this name.</param>
    /// <param name="content">The JSON of the content, sent as it is written.</param>
    /// <exception cref="KapsoValidationException">The type is blank or a member that every send has, or the content is not JSON.</exception>
    public static RawMessage FromJson(string type, string content)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(content);
        Rules rules = Rules.Start();
        CheckType(rules, type);
        try
        {
            using JsonDocument document = JsonDocument.Parse(content);
        }
        catch (JsonException wrong)
        {
            rules.Add(nameof(content), "json", $"is not JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}");
        }

        rules.ThrowIfBroken();
        return new RawMessage(type, content);
    }

    /// <summary>Makes the message from parsed JSON.</summary>
    /// <param name="type">The type on the wire, for example <c>interactive</c>; the content is sent under this name.</param>
    /// <param name="content">The content.</param>
    /// <exception cref="KapsoValidationException">The type is blank or a member that every send has, or the content was never given a value.</exception>
    public static RawMessage FromJson(string type, JsonElement content)
    {
        ArgumentNullException.ThrowIfNull(type);
        Rules rules = Rules.Start();
        CheckType(rules, type);
        if (content.ValueKind is JsonValueKind.Undefined)
        {
            rules.Add(nameof(content), "required", "a value is required", value: "undefined");
        }

        rules.ThrowIfBroken();
        return new RawMessage(type, content.GetRawText());
    }

    internal override void WriteContent(Utf8JsonWriter writer) => writer.WriteRawValue(_json);

    internal override void Check(Rules rules)
    {
    }

    /// <summary>The content stands under its type beside the members of every send: with one of their names there would be two of it.</summary>
    private static void CheckType(Rules rules, string type)
    {
        if (rules.Required(type, nameof(type)) && Reserved.Contains(type))
        {
            rules.Add(nameof(type), "reserved", "is a member that every send has, and would stand in the request twice", value: type);
        }
    }
}
