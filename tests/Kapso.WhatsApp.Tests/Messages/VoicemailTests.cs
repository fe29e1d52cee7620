using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

/// <summary>A voicemail has the id of its call, which is no message that could be quoted, reacted to or read.</summary>
public sealed class VoicemailTests
{
    private const string Voicemail = "wacid.HBgLMTU1";

    [Fact]
    public async Task It_is_not_marked_as_read_quoted_or_reacted_to()
    {
        (await Exchange.Refused(kapso => kapso.Messages.MarkAsReadAsync("1", Voicemail))).ShouldBe("messageId: id");
        (await Exchange.Refused(kapso => kapso.Messages.SendTextAsync("1", KapsoUnderTest.To, "Hi", new SendOptions { ReplyToMessageId = Voicemail }))).ShouldBe("options.replyToMessageId: id");
        (await Exchange.Refused(kapso => kapso.Messages.SendAsync("1", KapsoUnderTest.To, new ReactionMessage(Voicemail, "👍")))).Should().ContainSingle().Which.Rule.Should().Be("id");
    }
}
