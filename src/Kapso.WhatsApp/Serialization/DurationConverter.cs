using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Serialization;

/// <summary>Reads and writes a duration that the API has as a number of units, or as a text that holds one.</summary>
/// <param name="unit">The unit.</param>
internal abstract class DurationConverter(TimeSpan unit) : JsonConverter<TimeSpan?>
{
    public override TimeSpan? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        double count = 0;
        bool isNumber = reader.TokenType switch
        {
            JsonTokenType.Number => reader.TryGetDouble(out count),
            JsonTokenType.String => double.TryParse(reader.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out count),
            _ => false,
        };

        // Also refuses what is infinite or not a number.
        double ticks = count * unit.Ticks;
        return isNumber && Math.Abs(ticks) < long.MaxValue ? TimeSpan.FromTicks((long)Math.Round(ticks)) : throw new JsonException("It is no duration.");
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan? value, JsonSerializerOptions options)
    {
        if (value is { } duration)
        {
            writer.WriteNumberValue(duration / unit);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>A duration in seconds.</summary>
internal sealed class SecondsConverter() : DurationConverter(TimeSpan.FromSeconds(1));

/// <summary>A duration in milliseconds.</summary>
internal sealed class MillisecondsConverter() : DurationConverter(TimeSpan.FromMilliseconds(1));
