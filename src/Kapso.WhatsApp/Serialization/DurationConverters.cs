using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Serialization;

/// <summary>Reads and writes a duration that stands on the wire as a whole number of a unit.</summary>
internal abstract class DurationConverter(TimeSpan unit) : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        double count = reader.TokenType is JsonTokenType.String
            ? double.Parse(reader.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture)
            : reader.GetDouble();
        return Math.Abs(count) <= TimeSpan.MaxValue / unit ? unit * count : throw new JsonException("The duration is out of range.");
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteNumberValue((long)(value / unit));
}

/// <summary>A duration in seconds on the wire.</summary>
internal sealed class SecondsConverter() : DurationConverter(TimeSpan.FromSeconds(1));

/// <summary>A duration in minutes on the wire.</summary>
internal sealed class MinutesConverter() : DurationConverter(TimeSpan.FromMinutes(1));

/// <summary>A duration that an update can set or clear.</summary>
internal abstract class OptionalDurationConverter(DurationConverter converter) : JsonConverter<Optional<TimeSpan?>>
{
    public override Optional<TimeSpan?> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Null ? new Optional<TimeSpan?>(null) : new Optional<TimeSpan?>(converter.Read(ref reader, typeof(TimeSpan), options));

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

/// <summary>A duration in seconds on the wire that an update can set or clear.</summary>
internal sealed class OptionalSecondsConverter() : OptionalDurationConverter(new SecondsConverter());

/// <summary>A duration in minutes on the wire that an update can set or clear.</summary>
internal sealed class OptionalMinutesConverter() : OptionalDurationConverter(new MinutesConverter());
