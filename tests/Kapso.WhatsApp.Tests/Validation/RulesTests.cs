using System.Globalization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Validation;

public sealed class RulesTests
{
    [Theory]
    [InlineData("\u200E+15551234567")]
    [InlineData("+1\u2011555\u2011123\u20114567")]
    [InlineData("+1 (555) 123-4567")]
    public void A_phone_number_in_any_notation_is_named_where_an_id_belongs(string number)
    {
        Rules rules = Rules.Start();

        rules.Id(number, "phoneNumberId");

        rules.Problems.Should().ContainSingle().Which.Message.Should().Contain("this is a phone number");
    }

    [Theory]
    [InlineData("one\ntwo")]
    [InlineData("one\u2028two")]
    public void A_text_of_one_line_has_no_line_break(string text)
    {
        TemplateComponent[] components =
        [
            new ButtonComponent(TemplateButtonSubType.CopyCode, 0, [new CouponCodeParameter(text)]), new HeaderComponent(new LocationParameter(1, 2) { Name = text }),
            new HeaderComponent(new LocationParameter(1, 2) { Address = text }), new HeaderComponent(new DocumentParameter(Media.FromId("1")) { FileName = text }),
        ];
        OutgoingMessage[] messages =
        [
            new DocumentMessage(Media.FromId("1")) { FileName = text }, .. components.Select(component => new TemplateMessage("offer", "en") { Components = [component] }),
        ];

        foreach (OutgoingMessage message in messages)
        {
            message.Problems().Should().ContainSingle().Which.Rule.Should().Be("one-line");
            message.ShouldBeSeenAlikeByTheEmulator();
        }
    }

    [Theory]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(200)]
    public void A_problem_in_deeply_nested_parts_has_its_whole_path(int depth)
    {
        Rules rules = Rules.Start();
        Nest(rules, depth);

        KapsoValidationException refused = rules.Invoking(broken => broken.ThrowIfBroken()).Should().Throw<KapsoValidationException>().Which;

        refused.Problems.Should().ContainSingle().Which.Path
            .Should().Be(string.Join('.', Enumerable.Range(1, depth).Reverse().Select(level => string.Create(CultureInfo.InvariantCulture, $"part[{level}]"))) + ".title");
    }

    private static void Nest(Rules rules, int depth)
    {
        if (depth == 0)
        {
            rules.Required(" ", "title");
            return;
        }

        using (rules.In("part", depth))
        {
            Nest(rules, depth - 1);
        }
    }
}
