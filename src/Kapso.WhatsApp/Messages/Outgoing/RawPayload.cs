using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Messages;

/// <summary>The whole body of a send, written by the caller and sent as it is. What is read of it is only what a send is paced, settled and kept secret by.</summary>
internal sealed class RawPayload(JsonElement json) : ISendBody
{
    public static Body<RawPayload> Body { get; } = Http.Body.Written<RawPayload>(static (writer, payload) => writer.WriteRawValue(payload.Json.GetRawText()));

    /// <summary>Whom it goes to; null when it does not say.</summary>
    public Recipient? To => Recipient.Read(Json);

    public string? CallbackData => Text("biz_opaque_callback_data");

    public bool IsTemplate => Text("type") == "template";

    public bool TakeControl => false;

    private JsonElement Json { get; } = json;

    /// <exception cref="KapsoValidationException">The text is not JSON.</exception>
    public static RawPayload Parse(string payload)
    {
        ArgumentNullException.ThrowIfNull(payload);
        try
        {
            using JsonDocument document = JsonDocument.Parse(payload);
            return new RawPayload(document.RootElement.Clone());
        }
        catch (JsonException wrong)
        {
            Rules rules = Rules.Start();
            rules.Add(nameof(payload), "json", $"is not JSON: line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}");
            rules.ThrowIfBroken();
            throw;
        }
    }

    void ICheckable.Check(Rules rules)
    {
        if (Json.ValueKind is not JsonValueKind.Object)
        {
            rules.Add("", "object", "must be a JSON object", value: Json.ValueKind.ToString());
        }
        else if (To is null)
        {
            rules.Add("to", "required", "the payload names no recipient: 'to', or 'recipient' for a BSUID, is needed", value: "null");
        }
        else if (Text("type") is null)
        {
            rules.Required(null, "type");
        }

        CheckNames(rules);
    }

    /// <summary>Which of two members of one name counts differs from reader to reader, so that the message could go to somebody else than it was checked for.</summary>
    private void CheckNames(Rules rules)
    {
        if (Json.ValueKind is JsonValueKind.Object)
        {
            HashSet<string> names = new(StringComparer.Ordinal);
            foreach (string name in Json.EnumerateObject().Select(member => member.Name).Where(name => !names.Add(name)))
            {
                rules.Add(name, "unique", "stands in the payload twice");
            }
        }
    }

    private string? Text(string member) =>
        Json.ValueKind is JsonValueKind.Object && Json.TryGetProperty(member, out JsonElement value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
