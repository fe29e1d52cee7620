using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Serialization;

/// <summary>Reads a text that some servers write as a number, as ids and limits are.</summary>
internal sealed class LenientTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString(),
        JsonTokenType.StartObject or JsonTokenType.StartArray => throw new JsonException("A text was expected."),
        _ => Encoding.UTF8.GetString(reader.ValueSpan),
    };

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}

/// <summary>Reads a text that is JSON itself and that some senders write as that JSON.</summary>
internal sealed class JsonTextConverter : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String ? reader.GetString() : JsonElement.ParseValue(ref reader).GetRawText();

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
}
