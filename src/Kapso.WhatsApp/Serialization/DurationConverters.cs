using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Serialization;

/// <summary>Reads and writes a duration that the API has as a number of units, or as a text that holds one.</summary>
/// <param name="unit">The unit.</param>
internal abstract class DurationConverter(TimeSpan unit) : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
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
        return isNumber && Math.Abs(ticks) < long.MaxValue ? TimeSpan.FromTicks((long)Math.Round(ticks)) : throw new JsonException("It is not a duration.");
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue(value / unit);
}

/// <summary>A duration in milliseconds.</summary>
internal sealed class MillisecondsConverter() : DurationConverter(TimeSpan.FromMilliseconds(1));

/// <summary>A duration in seconds.</summary>
internal sealed class SecondsConverter() : DurationConverter(TimeSpan.FromSeconds(1));

/// <summary>A duration in minutes.</summary>
internal sealed class MinutesConverter() : DurationConverter(TimeSpan.FromMinutes(1));

/// <summary>A duration that an update can set or clear.</summary>
/// <param name="converter">How a duration is read and written.</param>
internal abstract class OptionalDurationConverter(DurationConverter converter) : JsonConverter<Optional<TimeSpan?>>
{
    public override Optional<TimeSpan?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(reader.TokenType is JsonTokenType.Null ? null : converter.Read(ref reader, typeof(TimeSpan), options));

    public override void Write(Utf8JsonWriter writer, Optional<TimeSpan?> value, JsonSerializerOptions options)
    {
        if (value.Value is { } duration)
        {
            converter.Write(writer, duration, options);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>A duration in seconds that an update can set or clear.</summary>
internal sealed class OptionalSecondsConverter() : OptionalDurationConverter(new SecondsConverter());

/// <summary>A duration in minutes that an update can set or clear.</summary>
internal sealed class OptionalMinutesConverter() : OptionalDurationConverter(new MinutesConverter());
