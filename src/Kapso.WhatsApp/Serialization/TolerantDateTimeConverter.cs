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
        writer.WriteStringValue(Format(value));

    /// <summary>The text that stands for a point in time.</summary>
    internal static string Format(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset Parse(ref Utf8JsonReader reader)
    {
        if (reader is { HasValueSequence: false, ValueIsEscaped: false } && TryParseWholeSeconds(reader.ValueSpan, out DateTimeOffset seconds))
        {
            return seconds;
        }

        // The reader knows finer times itself; without an offset it would take the machine's.
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

    /// <summary>By far the most frequent form: <c>2026-01-02T03:04:05Z</c>.</summary>
    private static bool TryParseWholeSeconds(ReadOnlySpan<byte> text, out DateTimeOffset value)
    {
        value = default;
        if (text.Length != 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z')
        {
            return false;
        }

        int year = (Two(text, 0) * 100) + Two(text, 2);
        (int month, int day, int hour, int minute, int second) = (Two(text, 5), Two(text, 8), Two(text, 11), Two(text, 14), Two(text, 17));

        // A part that is not a number is far below zero, and so is a year with one.
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59)
        {
            return false;
        }

        value = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero);
        return true;
    }

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        (int tens, int ones) = (text[at] - '0', text[at + 1] - '0');
        return tens is < 0 or > 9 || ones is < 0 or > 9 ? -10_000 : (tens * 10) + ones;
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
