using System.Text;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Tests.Serialization;

public sealed class LoneSurrogatesTests
{
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"b"}""")]
    [InlineData("""{"a":"\ud83d\ude00"}""", """{"a":"\ud83d\ude00"}""")]
    [InlineData("""{"a":"\ud83d"}""", """{"a":"\ufffd"}""")]
    [InlineData("""{"a":"\uDE00"}""", """{"a":"\ufffd"}""")]
    [InlineData("""{"a":"\ude00\ud83d"}""", """{"a":"\ufffd\ufffd"}""")]
    [InlineData("""{"a":"\ud83d\ud83d\ude00"}""", """{"a":"\ufffd\ud83d\ude00"}""")]
    [InlineData("""{"a":"\ud83d\u0041"}""", """{"a":"\ufffd\u0041"}""")]
    [InlineData("""{"\ud83d":["\ud83dx"]}""", """{"\ufffd":["\ufffdx"]}""")]
    [InlineData("""{"a":"\\ud83d"}""", """{"a":"\\ud83d"}""")]
    [InlineData("""{"a":"\\\ud83d"}""", """{"a":"\\\ufffd"}""")]
    [InlineData("""{"a":"\ud83""", """{"a":"\ud83""")]
    [InlineData("""{"a":"\ud83d\ude0""", """{"a":"\ufffd\ude0""")]
    [InlineData("""{"a":"\""", """{"a":"\""")]
    [InlineData("", "")]
    public void Only_halves_without_their_other_half_are_replaced(string json, string expected) =>
        Encoding.UTF8.GetString(LoneSurrogates.Replace(Encoding.UTF8.GetBytes(json))).Should().Be(expected);

    [Fact]
    public void What_has_no_half_is_not_copied()
    {
        byte[] json = """{"a":"\u00e1 \ud83d\ude00 \n"}"""u8.ToArray();

        LoneSurrogates.Replace(json).Overlaps(json).Should().BeTrue();
    }
}
