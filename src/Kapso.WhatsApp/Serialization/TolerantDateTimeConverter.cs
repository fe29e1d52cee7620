using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// Reads the forms of a point in time that are seen on the wire: unix seconds as text or number, and ISO 8601 with <c>Z</c>, an
/// offset or neither (then UTC), to microseconds. Writes ISO 8601 in UTC.
/// </summary>
internal sealed class TolerantDateTimeConverter : JsonConverter<DateTimeOffset>
{
    private const int LongestForm = 64;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <summary>Reads the point in time that the reader stands on.</summary>
    internal static DateTimeOffset Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Number when reader.TryGetInt64(out long seconds) => FromUnixSeconds(seconds),
        JsonTokenType.Number when reader.TryGetDouble(out double seconds) => FromUnixSeconds(seconds),
        JsonTokenType.String => Parse(ref reader),
        _ => throw new JsonException($"A point in time cannot be a {reader.TokenType}."),
    };

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));

    private static DateTimeOffset Parse(ref Utf8JsonReader reader)
    {
        // What the reader knows itself is by far the most frequent form; without an offset it would take the machine's.
        if (reader is { HasValueSequence: false, ValueIsEscaped: false, ValueSpan: [.., (byte)'Z'] } && reader.TryGetDateTimeOffset(out DateTimeOffset usual))
        {
            return usual;
        }

        Span<byte> copy = stackalloc byte[LongestForm];
        scoped ReadOnlySpan<byte> text;
        if (reader is { HasValueSequence: false, ValueIsEscaped: false })
        {
            text = reader.ValueSpan;
        }
        else if ((reader.HasValueSequence ? reader.ValueSequence.Length : reader.ValueSpan.Length) <= LongestForm)
        {
            text = copy[..reader.CopyString(copy)];
        }
        else
        {
            throw new JsonException("A point in time is at most 64 characters long.");
        }

        return TryParse(text, out DateTimeOffset value) ? value : throw new JsonException("The text is neither unix seconds nor an ISO 8601 point in time.");
    }

    private static bool TryParse(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long seconds))
        {
            value = FromUnixSeconds(seconds);
            return true;
        }

        Span<char> characters = stackalloc char[LongestForm];
        if (text.Length > LongestForm || Encoding.UTF8.TryGetChars(text, characters, out int length) is false)
        {
            value = default;
            return false;
        }

        return DateTimeOffset.TryParse(characters[..length], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out value);
    }

    private static DateTimeOffset FromUnixSeconds(long seconds) =>
        seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : throw new JsonException("The number of unix seconds is out of range.");

    private static DateTimeOffset FromUnixSeconds(double seconds) =>
        FromUnixSeconds((long)Math.Floor(seconds)) + TimeSpan.FromSeconds(seconds - Math.Floor(seconds));
}
