using System.Net;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Messages.Reading;

/// <summary>The exact requests that read messages.</summary>
public sealed class MessageQueryTests : IDisposable
{
    private readonly KapsoUnderTest _kapso = new(Answer(HttpStatusCode.OK, """{"id":"wamid.1","data":[]}"""));

    public void Dispose() => _kapso.Dispose();

    [Fact]
    public async Task A_list_takes_every_filter()
    {
        MessageFilter filter = new()
        {
            ConversationId = "c 1&2",
            Direction = MessageDirection.Inbound,
            Status = MessageStatus.Read,
            Since = new DateTimeOffset(2026, 1, 2, 0, 4, 5, TimeSpan.FromHours(-3)),
            Until = new DateTimeOffset(2026, 1, 3, 3, 4, 5, 500, TimeSpan.Zero),
            PageSize = 100,
            Fields = MessageFields.Create(MessageField.Direction, MessageField.FlowResponse),
        };

        await _kapso.Client.Messages.List("647", filter).GetPageAsync("next");

        Requested().Should().Be(
            "https://api.kapso.ai/meta/whatsapp/v24.0/647/messages?conversation_id=c%201%262&direction=inbound&status=read&since=2026-01-02T03%3A04%3A05Z"
            + "&until=2026-01-03T03%3A04%3A05.5Z&fields=kapso%28direction%2Cflow_response%29&limit=100&after=next");
    }

    [Fact]
    public async Task A_search_takes_every_filter()
    {
        ProjectMessageFilter filter = new()
        {
            PhoneNumberId = "647",
            ConversationId = "c",
            PhoneNumberContains = "+1555",
            BusinessScopedUserId = "US.1",
            Direction = MessageDirection.Outbound,
            Status = MessageStatus.Failed,
            MessageType = new MessageType("poll"),
            HasMedia = false,
            PageSize = 1,
        };

        await _kapso.Client.Messages.List(filter).GetPageAsync("next");

        Requested().Should().Be(
            "https://api.kapso.ai/platform/v1/whatsapp/messages?phone_number_id=647&conversation_id=c&phone_number=%2B1555&business_scoped_user_id=US.1"
            + "&direction=outbound&status=failed&message_type=poll&has_media=false&limit=1&after=next");
    }

    [Fact]
    public async Task Nothing_is_asked_for_that_was_not_set()
    {
        await _kapso.Client.Messages.List("647").GetPageAsync();
        Requested().Should().Be("https://api.kapso.ai/meta/whatsapp/v24.0/647/messages");
    }

    [Theory]
    [InlineData("wamid.HBgL+/=", "wamid.HBgL%2B%2F%3D")]
    [InlineData("a/../b", "a%2F..%2Fb")]
    [InlineData("a?b#c%2F", "a%3Fb%23c%252F")]
    public async Task An_id_is_escaped_in_the_path(string id, string escaped)
    {
        await _kapso.Client.Messages.GetAsync("647", id, MessageFields.None);

        Requested().Should().Be($"https://api.kapso.ai/meta/whatsapp/v24.0/647/messages/{escaped}?fields=kapso%28%29");
    }

    [Fact]
    public async Task A_message_is_found_by_its_id_alone()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, """{"data":{"id":"wamid.1","type":"text","text":{"body":"Hi"}}}"""));

        (await kapso.Client.Messages.GetAsync("wamid.A/B=")).Content.Should().BeOfType<TextContent>();

        kapso.Transport.Requests.Single().Uri.AbsoluteUri.Should().Be("https://api.kapso.ai/platform/v1/whatsapp/messages/wamid.A%2FB%3D");
    }

    [Fact]
    public void Selections_of_fields_are_written_as_the_api_takes_them()
    {
        MessageFields.All.ToString().Should().Be("kapso(*)");
        MessageFields.Default.ToString().Should().Be("kapso(default)");
        MessageFields.None.ToString().Should().Be("kapso()");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("a\n")]
    [InlineData("a\0b")]
    [InlineData(" a")]
    public async Task An_id_that_could_leave_its_place_in_the_path_is_refused(string id)
    {
        (await _kapso.Client.Messages.Awaiting(messages => messages.GetAsync("647", id)).Should().ThrowAsync<KapsoValidationException>())
            .Which.Problems.Should().ContainSingle(problem => problem.Path == "messageId");
        _kapso.Transport.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_page_size_beyond_the_limits_is_refused(int size)
    {
        _kapso.Client.Messages.Invoking(messages => messages.List("647", new MessageFilter { PageSize = size })).Should().Throw<KapsoValidationException>();
        _kapso.Client.Messages.Invoking(messages => messages.List(new ProjectMessageFilter { PageSize = size })).Should().Throw<KapsoValidationException>()
            .Which.Problems.Single().Path.Should().Be("filter.pageSize");
    }

    private string Requested() => _kapso.Transport.Requests.Single().Uri.AbsoluteUri;
}
