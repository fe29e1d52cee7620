using System.Net;
using System.Text;
using System.Text.Json;
using CsCheck;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Serialization;

/// <summary>A server that cuts a text in the middle of an emoji writes JSON whose texts throw when they are read.</summary>
public sealed class LoneSurrogatesTests
{
    private static readonly string[] Parts = ["\\ud83d", "\\ude00", "\\\\", "u", "\\n", "\\u0041", "d83d", "ü", "\\\""];

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

    [Fact]
    [Trait("Category", "Fuzz")]
    public void Whatever_is_escaped_can_be_read_afterwards() =>
        Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 12].Sample(parts =>
        {
            byte[] json = Encoding.UTF8.GetBytes($"[\"{string.Concat(parts)}\"]");
            using JsonDocument document = JsonDocument.Parse(LoneSurrogates.Replace(new ReadOnlyMemory<byte>(json)));
            document.RootElement[0].GetString().Should().NotBeNull();
        });

    [Fact]
    public async Task Half_an_emoji_costs_a_page_of_contacts_nothing()
    {
        const string answer = """
            {"data":[{"id":"c1","profile_name":"Ann"},{"id":"c2","profile_name":"Bob \ud83d","metadata":"\ude00","\ud83d":1},{"id":"c3","metadata":{"\ud83d":"\ud83d"} }],"paging":{"cursors":{"after":null} } }
            """;

        (Page<Contact> page, _) = await Exchange.Make(answer, kapso => kapso.Contacts.List().GetPageAsync());

        page.Items.Select(contact => contact.Id).Should().Equal("c1", "c2", "c3");
        page.Items[1].ProfileName.Should().Be("Bob \ufffd");
        page.Items[1].ToString().Should().Contain("\ufffd");
        page.Items[2].Metadata!.Value.GetProperty("\ufffd").GetString().Should().Be("\ufffd");
    }

    [Fact]
    public async Task Half_an_emoji_in_a_refusal_is_read_too() =>
        (await FluentActions.Awaiting(() => Exchange.Make("""{"error":"no \ud83d here"}""", kapso => kapso.Contacts.GetAsync("647", "15551234567"), HttpStatusCode.BadRequest))
            .Should().ThrowAsync<KapsoApiException>()).Which.ServerMessage.Should().Be("no \ufffd here");

    [Fact]
    public void Half_an_emoji_in_the_answers_of_a_flow_is_read_too()
    {
        FlowReplyContent reply = new() { ResponseJson = """{"flow_token":"t","\ud83d":1,"name":"Ann \ud83d"}""" };

        reply.ReadFlowToken().Should().Be("t");
        reply.ReadResponse()!.Value.GetProperty("name").GetString().Should().Be("Ann \ufffd");
        reply.ReadFiles("photos").Should().BeEmpty();
    }
}
