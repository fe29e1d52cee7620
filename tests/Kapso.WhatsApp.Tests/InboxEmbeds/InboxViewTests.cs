using Kapso.WhatsApp.InboxEmbeds;

namespace Kapso.WhatsApp.Tests.InboxEmbeds;

public sealed class InboxViewTests
{
    private const string Url = "https://inbox.kapso.ai/embed/t";

    private static readonly InboxView Dark = new() { Status = InboxStatusFilter.All, Mode = InboxColorMode.Dark, Language = InboxLanguage.Spanish };

    [Theory]
    [InlineData(Url, Url + "?status=all&mode=dark&language=es")]
    [InlineData(Url + "?", Url + "?status=all&mode=dark&language=es")]
    [InlineData(Url + "?team=a%26b&x", Url + "?team=a%26b&x&status=all&mode=dark&language=es")]
    [InlineData(Url + "?mode=light&team=7", Url + "?team=7&status=all&mode=dark&language=es")]
    [InlineData(Url + "?mod%65=light#inbox", Url + "?status=all&mode=dark&language=es#inbox")]
    public void Choices_are_added_and_nothing_is_lost(string url, string expected) => Dark.ApplyTo(url).Should().Be(expected);

    [Fact]
    public void An_address_can_be_an_uri() => Dark.ApplyTo(new Uri(Url + "?team=a%26b")).AbsoluteUri.Should().Be(Url + "?team=a%26b&status=all&mode=dark&language=es");

    [Fact]
    public void Without_choices_the_address_stays_as_it_is()
    {
        new InboxView().ApplyTo(Url).Should().Be(Url);
        new InboxView().ApplyTo(Url + "?a=1&b#c").Should().Be(Url + "?a=1&b#c");
    }

    [Fact]
    public void Other_parameters_are_escaped() =>
        new InboxView { OtherParameters = new Dictionary<string, string> { ["assigned to"] = "a&b=c" } }.ApplyTo(Url).Should().Be(Url + "?assigned%20to=a%26b%3Dc");

    [Theory]
    [InlineData("")]
    [InlineData("/embed/t")]
    [InlineData("javascript:alert(1)")]
    public void Only_web_addresses_are_taken(string url) =>
        FluentActions.Invoking(() => Dark.ApplyTo(url)).Should().Throw<KapsoValidationException>().Which.Problems.Single().Path.Should().Be("embedUrl");
}
