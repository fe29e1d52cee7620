using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Tests.Validation;

/// <summary>What WhatsApp would format, and what is an emoji.</summary>
public sealed class FormattingTests
{
    [Theory]
    [InlineData("Hello *Ana*", "*Ana*")]
    [InlineData("_a_", "_a_")]
    [InlineData("(~old~), new", "~old~")]
    [InlineData("take `this`", "`this`")]
    [InlineData("```a\nb```", "```a\nb```")]
    [InlineData("*two words*!", "*two words*")]
    [InlineData("5* *x*", "*x*")]
    [InlineData("-*x*-", "*x*")]
    public void Formatting_characters_at_the_edges_of_words_format(string text, string formatted) => Formatting.FindMarkdown(text).Should().Be(formatted);

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("``````")]
    [InlineData("5* hotel, order_id 7")]
    [InlineData("2 * 3 * 4")]
    [InlineData("2*3*4")]
    [InlineData("* one *")]
    [InlineData("*one")]
    [InlineData("snake_case_name")]
    [InlineData("*a\nb*")]
    [InlineData("a*b*")]
    [InlineData("*b*a")]
    public void Others_format_nothing(string text) => Formatting.FindMarkdown(text).Should().BeNull();

    [Theory]
    [InlineData("\U0001F600", true)]
    [InlineData("\u2705", true)]
    [InlineData("\u2764\uFE0F", true)]
    [InlineData("1\u20E3", true)]
    [InlineData("\U0001F1EA\U0001F1F8", true)]
    [InlineData("\u2B50 stars", true)]
    [InlineData("\u00A9 \u2122 20\u00B0 \u2116 \u2605", false)]
    [InlineData("\U00020BB7", false)]
    [InlineData("plain", false)]
    public void Pictures_are_emoji_and_letters_are_not(string text, bool expected) => Formatting.HasEmoji(text).Should().Be(expected);

    [Theory]
    [InlineData("a\nb", "one-line")]
    [InlineData("a\u0085b", "one-line")]
    [InlineData("a\tb", "no-tabs")]
    [InlineData("a     b", "max-blanks")]
    [InlineData("     ", "max-blanks")]
    [InlineData("a    b    c", null)]
    [InlineData("a\u00A0\u00A0\u00A0\u00A0\u00A0b", null)]
    public void The_value_of_a_placeholder_has_one_line_and_no_wide_gaps(string value, string? rule) => (Formatting.FindInValue(value)?.Rule).Should().Be(rule);
}
