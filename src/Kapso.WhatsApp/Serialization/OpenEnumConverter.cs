using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Serialization;

/// <summary>Reads and writes any open enum as its text; a known value is recognised without allocating.</summary>
internal sealed class OpenEnumConverter<T> : JsonConverter<T>
    where T : struct, IOpenEnum<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        return reader.TokenType switch
        {
            JsonTokenType.String => Read(ref reader),
            JsonTokenType.Null => default,
            JsonTokenType.StartObject or JsonTokenType.StartArray => throw new JsonException("A text was expected."),

            // A number or a boolean where a text is expected: kept in its written form rather than refused.
            _ => T.Create(Encoding.UTF8.GetString(reader.ValueSpan)),
        };
    }

    /// <summary>Reads the text that the reader stands on.</summary>
    internal static T Read(ref Utf8JsonReader reader)
    {
        IReadOnlyList<T> known = T.Known;

        // The lengths of plain texts tell most of them apart before anything is compared.
        int length = reader is { ValueIsEscaped: false, HasValueSequence: false } ? reader.ValueSpan.Length : -1;
        for (int i = 0; i < known.Count; i++)
        {
            if ((length < 0 || length == known[i].Value.Length) && reader.ValueTextEquals(known[i].Value))
            {
                return known[i];
            }
        }

        return T.Create(reader.GetString()!);
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => T.Create(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WritePropertyName(value.Value);
}
