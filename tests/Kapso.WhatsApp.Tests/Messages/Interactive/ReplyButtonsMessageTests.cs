using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

public class ReplyButtonsMessageTests
{
    private static readonly ReplyButton Yes = new("yes", "Yes");
    private static readonly ReplyButtonsMessage Valid = new() { Body = "Shall we?", Buttons = [Yes] };

    public static TheoryData<ReplyButtonsMessage> OnTheLimit => new()
    {
        Valid with { Body = new string('x', 1024), Footer = new string('x', 60), Header = InteractiveHeader.Text(new string('x', 60)) },
        Valid with { Body = new string('x', 1023) + "👨‍👩‍👧‍👦" },
        Valid with { Buttons = [Yes, new ReplyButton("no", "No"), new ReplyButton("later", "Later")] },
        Valid with { Buttons = [new ReplyButton(new string('i', 256), new string('t', 19) + "🇮🇳")] },
    };

    public static TheoryData<ReplyButtonsMessage, string, string, string?, string?> Broken => new()
    {
        { Valid with { Body = null! }, "body", "required", null, "null" },
        { Valid with { Body = new string('x', 1025) }, "body", "max-length", "1024", "1025" },
        { Valid with { Footer = new string('x', 61) }, "footer", "max-length", "60", "61" },
        { Valid with { Footer = " " }, "footer", "required", null, "blank" },
        { Valid with { Header = InteractiveHeader.Text(new string('x', 61)) }, "header.text", "max-length", "60", "61" },
        { Valid with { Header = InteractiveHeader.Text("") }, "header.text", "required", null, "blank" },
        { Valid with { Header = InteractiveHeader.Image(Media.FromId("")) }, "header.image.id", "required", null, "blank" },
        { Valid with { Header = InteractiveHeader.Video(Media.FromLink("a.mp4")) }, "header.video.link", "web-address", "http(s)://…", "no absolute address" },
        {
            Valid with { Header = InteractiveHeader.Document(Media.FromId("1"), new string('x', 241)) },
            "header.document.fileName", "max-length", "240", "241"
        },
        { Valid with { Buttons = [] }, "buttons", "min-count", "1", "0" },
        { Valid with { Buttons = [Yes, new("b", "B"), new("c", "C"), new("d", "D")] }, "buttons", "max-count", "3", "4" },
        { Valid with { Buttons = [Yes, new("", "B")] }, "buttons[1].id", "required", null, "blank" },
        { Valid with { Buttons = [Yes, new(new string('i', 257), "B")] }, "buttons[1].id", "max-length", "256", "257" },
        { Valid with { Buttons = [Yes, new(" b", "B")] }, "buttons[1].id", "trimmed", null, " b" },
        { Valid with { Buttons = [Yes, new("yes", "B")] }, "buttons[1].id", "unique", null, "yes" },
        { Valid with { Buttons = [Yes, new("b", "")] }, "buttons[1].title", "required", null, "blank" },
        { Valid with { Buttons = [Yes, new("b", new string('t', 21))] }, "buttons[1].title", "max-length", "20", "21" },
        { Valid with { Buttons = [Yes, new("b", "B"), new("c", "Yes")] }, "buttons[2].title", "unique", null, "Yes" },
    };

    [Fact]
    public void The_builder_writes_header_body_footer_and_buttons() =>
        Interactive.Buttons().Header("Table for two").Body("Still coming?").Reply("y", "Yes").Reply("n", "No").Footer("Bistro").Build().ShouldHaveContent(
            """
            {
              "type": "button",
              "header": {"type":"text","text":"Table for two"},
              "body": {"text":"Still coming?"},
              "footer": {"text":"Bistro"},
              "action": {"buttons":[{"type":"reply","reply":{"id":"y","title":"Yes"}},{"type":"reply","reply":{"id":"n","title":"No"}}]}
            }
            """);

    public static TheoryData<ReplyButtonsMessage, string> Headers => new()
    {
        {
            Interactive.Buttons().HeaderImage(Media.FromId("77")).Body("B").Reply("a", "A").Build(),
            """{"type":"image","image":{"id":"77"}}"""
        },
        {
            Interactive.Buttons().HeaderVideo(Media.FromLink("https://cdn.example.com/v.mp4")).Body("B").Reply("a", "A").Build(),
            """{"type":"video","video":{"link":"https://cdn.example.com/v.mp4"}}"""
        },
        {
            Interactive.Buttons().HeaderDocument(Media.FromId("78"), "menu.pdf").Body("B").Reply("a", "A").Build(),
            """{"type":"document","document":{"id":"78","filename":"menu.pdf"}}"""
        },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public void A_header_may_be_a_file(ReplyButtonsMessage message, string header) => message.ShouldHaveContent(
        $$$"""
        {
          "type": "button",
          "header": {{{header}}},
          "body": {"text":"B"},
          "action": {"buttons":[{"type":"reply","reply":{"id":"a","title":"A"}}]}
        }
        """);

    [Theory]
    [MemberData(nameof(OnTheLimit))]
    public void What_stands_on_a_limit_is_allowed(ReplyButtonsMessage message) => message.ShouldBreakNothing();

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_rule_is_reported(ReplyButtonsMessage message, string path, string rule, string? limit, string? value) =>
        message.ShouldBreakOnly(path, rule, limit, value);

    [Fact]
    public void The_builder_reports_all_problems_at_once()
    {
        Action build = () => Interactive.Buttons().Header("").Footer(new string('f', 61)).Reply("a", "A").Reply("a", "B").Build();

        build.Should().Throw<KapsoValidationException>().Which.Problems.Select(problem => (problem.Path, problem.Rule)).Should().Equal(
            ("header.text", "required"),
            ("body", "required"),
            ("footer", "max-length"),
            ("buttons[1].id", "unique"));
    }

    [Fact]
    public void A_message_that_was_built_does_not_change_with_its_builder()
    {
        ReplyButtonsBuilder builder = Interactive.Buttons().Body("Pick").Reply("a", "A");
        ReplyButtonsMessage first = builder.Build();

        builder.Reply("b", "B").Build().Buttons.Should().HaveCount(2);
        first.Buttons.Should().ContainSingle();
    }
}
