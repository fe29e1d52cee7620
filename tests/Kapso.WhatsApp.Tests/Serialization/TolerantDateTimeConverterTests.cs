using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Tests.Serialization;

/// <summary>The forms of a point in time on the wire.</summary>
public sealed class TolerantDateTimeConverterTests
{
    [Theory]
    [InlineData("\"1730092800\"", "2024-10-28T05:20:00Z")]
    [InlineData("1730092800", "2024-10-28T05:20:00Z")]
    [InlineData("1730092800.25", "2024-10-28T05:20:00.25Z")]
    [InlineData("-1.5", "1969-12-31T23:59:58.5Z")]
    [InlineData("0", "1970-01-01T00:00:00Z")]
    [InlineData("\"-1\"", "1969-12-31T23:59:59Z")]
    [InlineData("\"2024-10-28T05:20:00Z\"", "2024-10-28T05:20:00Z")]
    [InlineData("\"2024-02-29T23:59:59Z\"", "2024-02-29T23:59:59Z")]
    [InlineData("\"0001-01-01T00:00:00Z\"", "0001-01-01T00:00:00Z")]
    [InlineData("\"9999-12-31T23:59:59Z\"", "9999-12-31T23:59:59Z")]
    [InlineData("\"2024-10-28T05:20:00.123456Z\"", "2024-10-28T05:20:00.123456Z")]
    [InlineData("\"2024-10-28T05:20:00.123Z\"", "2024-10-28T05:20:00.123Z")]
    [InlineData("\"2024-10-28T02:20:00-03:00\"", "2024-10-28T05:20:00Z")]
    [InlineData("\"2024-10-28T05:20:00+0000\"", "2024-10-28T05:20:00Z")]
    [InlineData("\"2024-10-28T05:20:00\"", "2024-10-28T05:20:00Z")]
    [InlineData("\"2024-10-28\"", "2024-10-28T00:00:00Z")]
    [InlineData("\"2024-10-28T05\\u003a20:00Z\"", "2024-10-28T05:20:00Z")]
    [InlineData("\"17300928\\u0030\\u0030\"", "2024-10-28T05:20:00Z")]
    public void Every_form_on_the_wire_is_read(string json, string expected) =>
        Read(json).Should().Be(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"yesterday\"")]
    [InlineData("\"2024-13-45T05:20:00Z\"")]
    [InlineData("\"2023-02-29T00:00:00Z\"")]
    [InlineData("\"2024-00-10T00:00:00Z\"")]
    [InlineData("\"2024-10-28T24:61:00Z\"")]
    [InlineData("\"2024-1x-28T05:20:00Z\"")]
    [InlineData("\"x024-10-28T05:20:00Z\"")]
    [InlineData("\"0000-10-28T05:20:00Z\"")]
    [InlineData("99999999999999")]
    [InlineData("\"99999999999999\"")]
    [InlineData("-99999999999999")]
    [InlineData("1e300")]
    [InlineData("253402300799.99999999")]
    [InlineData("true")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"2024-10-28T05:20:00Z                                                                      \"")]
    [InlineData("\"\\u0032024-10-28T05:20:00Z                                                                      \"")]
    [InlineData("\"\\uD800\"")]
    public void Anything_else_is_no_point_in_time(string json) => FluentActions.Invoking(() => Read(json)).Should().Throw<JsonException>();

    [Fact]
    public void A_point_in_time_is_read_across_the_segments_of_a_buffer()
    {
        System.Buffers.ReadOnlySequence<byte> whole = Segment.Split("\"2024-10-28T0"u8.ToArray(), "5:20:00Z\""u8.ToArray());
        Utf8JsonReader reader = new(whole);

        JsonSerializer.Deserialize(ref reader, MessagesJson.Default.NullableDateTimeOffset)
            .Should().Be(new DateTimeOffset(2024, 10, 28, 5, 20, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("2024-10-28T02:20:00-03:00", "\"2024-10-28T05:20:00Z\"")]
    [InlineData("2024-10-28T05:20:00.5Z", "\"2024-10-28T05:20:00.5Z\"")]
    [InlineData("2024-10-28T05:20:00.1234567Z", "\"2024-10-28T05:20:00.1234567Z\"")]
    public void It_is_written_in_utc(string value, string expected) =>
        JsonSerializer.Serialize(DateTimeOffset.Parse(value, System.Globalization.CultureInfo.InvariantCulture), MessagesJson.Default.NullableDateTimeOffset)
            .Should().Be(expected);

    private static DateTimeOffset? Read(string json) => JsonSerializer.Deserialize(json, MessagesJson.Default.NullableDateTimeOffset);

    private sealed class Segment : System.Buffers.ReadOnlySequenceSegment<byte>
    {
        public static System.Buffers.ReadOnlySequence<byte> Split(byte[] first, byte[] second)
        {
            Segment end = new() { Memory = second, RunningIndex = first.Length };
            Segment start = new() { Memory = first, Next = end };
            return new System.Buffers.ReadOnlySequence<byte>(start, 0, end, second.Length);
        }
    }
}
