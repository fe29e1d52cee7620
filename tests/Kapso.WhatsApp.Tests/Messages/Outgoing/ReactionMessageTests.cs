using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

public class ReactionMessageTests
{
    [Fact]
    public void A_reaction_names_the_message_and_the_emoji()
    {
        new ReactionMessage("wamid.A1", "🎉").ShouldHaveContent("""{"message_id":"wamid.A1","emoji":"🎉"}""");
        ReactionMessage.Remove("wamid.A1").ShouldHaveContent("""{"message_id":"wamid.A1","emoji":""}""");
        ReactionMessage.Remove("wamid.A1").ShouldBreakNothing();
    }

    [Theory]
    [InlineData("👍🏽")]
    [InlineData("👨‍👩‍👧‍👦")]
    [InlineData("🇨🇱")]
    [InlineData("❤️")]
    [InlineData("5️⃣")]
    public void An_emoji_of_several_code_points_is_one(string emoji) => new ReactionMessage("wamid.A1", emoji).ShouldBreakNothing();

    [Fact]
    public void Two_emoji_are_too_many() => new ReactionMessage("wamid.A1", "👍👍").ShouldBreakOnly("emoji", "max-length", "1", "2");

    [Fact]
    public void A_blank_is_no_emoji() => new ReactionMessage("wamid.A1", " ").ShouldBreakOnly("emoji", "required", value: "blank");

    [Fact]
    public void The_message_id_is_required() => new ReactionMessage("", "👍").ShouldBreakOnly("messageId", "required", value: "blank");
}
