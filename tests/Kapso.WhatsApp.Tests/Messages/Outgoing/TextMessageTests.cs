using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

public class TextMessageTests
{
    [Fact]
    public void The_preview_is_left_to_the_server_unless_it_is_chosen()
    {
        new TextMessage("Good morning").ShouldHaveContent("""{"body":"Good morning"}""");
        new TextMessage("See https://example.com") { PreviewUrl = true }.ShouldHaveContent("""{"body":"See https://example.com","preview_url":true}""");
        new TextMessage("Hi") { PreviewUrl = false }.ShouldHaveContent("""{"body":"Hi","preview_url":false}""");
    }

    [Fact]
    public void The_text_has_1_to_4096_characters_and_an_emoji_is_one()
    {
        new TextMessage(new string('x', 4096)).ShouldBreakNothing();
        new TextMessage(new string('x', 4095) + "🏴‍☠️").ShouldBreakNothing();
        new TextMessage(new string('x', 4097)).ShouldBreakOnly("body", "max-length", "4096", "4097");
        new TextMessage("").ShouldBreakOnly("body", "required", value: "blank");
    }
}
