using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>
/// The headers of a webhook. The server keeps whatever JSON it was once given as a value; what is not a text is read in its written form, so that
/// one such header does not make a whole list unreadable.
/// </summary>
internal sealed class WebhookHeadersConverter : JsonConverter<IReadOnlyDictionary<string, string>>
{
    public override IReadOnlyDictionary<string, string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind is not JsonValueKind.Object)
        {
            throw new JsonException("The headers of a webhook are an object.");
        }

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty header in document.RootElement.EnumerateObject())
        {
            headers[header.Name] = header.Value.ValueKind is JsonValueKind.String ? header.Value.GetString()! : header.Value.GetRawText();
        }

        return headers;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach ((string name, string text) in value)
        {
            writer.WriteString(name, text);
        }

        writer.WriteEndObject();
    }
}
