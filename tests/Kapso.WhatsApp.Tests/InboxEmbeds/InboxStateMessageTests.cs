using Kapso.WhatsApp.InboxEmbeds;

namespace Kapso.WhatsApp.Tests.InboxEmbeds;

public sealed class InboxStateMessageTests
{
    [Fact]
    public void A_message_of_the_inbox_is_read_whole()
    {
        InboxStateMessage.TryParse(
            """
            {"source":"kapso-inbox","version":1,"type":"inbox.state","payload":{"reason":"conversation_selected","selectedConversation":{"id":"c1"},"visibleConversationIds":["c1",null,"c2"],"hasUnreadConversations":true,
            "filters":{"status":"active"},"resources":{"a":1},"new":2},"more":3}
            """, out InboxStateMessage? message).Should().BeTrue();

        (message!.Source, message.Version, message.Type, message.AdditionalData.ContainsKey("more")).Should().Be(("kapso-inbox", 1, "inbox.state", true));
        InboxState state = message.Payload!;
        (state.Reason, state.HasUnreadConversations, state.AdditionalData.ContainsKey("new")).Should().Be((InboxStateReason.ConversationSelected, true, true));
        state.VisibleConversationIds.Should().Equal("c1", "c2");
        state.SelectedConversation!.Value.GetProperty("id").GetString().Should().Be("c1");
        (state.Filters!.Value.GetProperty("status").GetString(), state.Resources!.Value.GetProperty("a").GetInt32()).Should().Be(("active", 1));
    }

    [Theory]
    [InlineData("""{"source":"kapso-inbox","type":"inbox.state","payload":{"reason":"new_reason","selectedConversation":null,"visibleConversationIds":null}}""", "new_reason")]
    [InlineData("""{"source":"kapso-inbox","type":"inbox.state","payload":{"reason":"ready","visibleConversationIds":7,"hasUnreadConversations":"odd"}}""", "ready")]
    [InlineData("""{"source":"kapso-inbox","type":"inbox.state","payload":null}""", null)]
    [InlineData("""{"source":"kapso-inbox","type":"inbox.state"}""", null)]
    public void Odd_and_absent_members_cost_only_themselves(string json, string? reason)
    {
        InboxStateMessage.TryParse(json, out InboxStateMessage? message).Should().BeTrue();

        (message!.Payload?.Reason?.Value, message.Payload?.VisibleConversationIds.Count ?? 0, message.Payload?.SelectedConversation, message.Payload?.HasUnreadConversations).Should().Be((reason, 0, null, null));
    }

    [Theory]
    [InlineData("""{"source":"another","type":"inbox.state","payload":{}}""")]
    [InlineData("""{"source":"kapso-inbox","type":"inbox.resize"}""")]
    [InlineData("""{"source":7,"type":"inbox.state"}""")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("no json")]
    [InlineData("")]
    public void Messages_of_others_are_none(string json)
    {
        InboxStateMessage.TryParse(json, out InboxStateMessage? message).Should().BeFalse();

        message.Should().BeNull();
    }
}
