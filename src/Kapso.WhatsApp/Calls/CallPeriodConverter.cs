using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace Kapso.WhatsApp.Calls;

/// <summary>Reads the period of a limit: <c>PT24H</c> or <c>P7D</c> (ISO 8601), or <c>24h</c>, as Meta writes it. Writes ISO 8601.</summary>
internal sealed class CallPeriodConverter : JsonConverter<TimeSpan?>
{
    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string text = reader.TokenType is JsonTokenType.String ? reader.GetString()!.ToUpperInvariant() : "";
        try
        {
            return XmlConvert.ToTimeSpan(text switch
            {
                ['P', ..] => text,
                [.., 'D'] => $"P{text}",
                _ => $"PT{text}",
            });
        }
        catch (Exception odd) when (odd is FormatException or OverflowException)
        {
            throw new JsonException("It is not a period.", odd);
        }
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options)
    {
        if (value is { } period)
        {
            writer.WriteStringValue(XmlConvert.ToString(period));
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
