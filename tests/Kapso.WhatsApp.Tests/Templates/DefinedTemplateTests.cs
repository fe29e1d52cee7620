using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Templates;

namespace Kapso.WhatsApp.Tests.Templates;

/// <summary>What a message brings is compared with what its template needs.</summary>
public sealed class DefinedTemplateTests
{
    private static readonly TemplateDefinition Named = TemplateDefinition.Utility("named", "en").NamedParameters()
        .Header("For {{name}}", o => o.Example("name", "A")).Body("Hi {{name}}, it costs {{price}} now.", o => o.Example("name", "A").Example("price", "1"))
        .QuickReply("Yes").UrlButton("Open", "https://a.example/{{1}}", "https://a.example/1").PhoneNumberButton("Call", "+15551234567").Build();

    private static readonly TemplateDefinition Numbered = TemplateDefinition.Marketing("numbered", "en")
        .HeaderDocument("4::d").Body("Hi {{1}}, {{2}}!", o => o.Example("A").Example("B")).CopyCodeButton("A1").Build();

    private static readonly TemplateDefinition Offer = TemplateDefinition.Marketing("offer", "en").LimitedTimeOffer("Soon").Body("Hi.").UrlButton("Open", "https://a.example").Build();

    private static readonly TemplateDefinition Cards = TemplateDefinition.Marketing("cards", "en").Body("Look.")
        .Card(card => card.HeaderImage("4::a").Body("One {{1}}.", o => o.Example("x")).QuickReply("A"))
        .Card(card => card.HeaderImage("4::b").Body("Two {{1}}.", o => o.Example("x")).QuickReply("A")).Build();

    private static readonly TemplateDefinition Products = TemplateDefinition.Marketing("products", "en").Body("Look.")
        .Card(card => card.HeaderProduct().SingleProductButton()).Card(card => card.HeaderProduct().SingleProductButton()).Build();

    private static readonly TemplateDefinition Code = TemplateDefinition.Authentication("code", "en").CopyCode().Build();

    private static readonly Media File = Media.FromId("1");

    public static TheoryData<string, DefinedTemplateBuilder, string> Misfits => new()
    {
        { "a value is missing", Named.CreateMessage().Set("name", "Bo").UrlButton(1, "x"), "body: parameter-missing" },
        { "a header's value is missing", Named.CreateMessage().Component(new BodyComponent([Text("name"), Text("price")])).UrlButton(1, "x"), "header: parameter-missing" },
        { "a name is unknown", Filled().Set("colour", "red"), "body: parameter-unknown" },
        { "values have no names", Named.CreateMessage().Header("Bo").Body("Bo", "1").UrlButton(1, "x"), "header: parameter-missing|header: parameter-unknown|body: parameter-missing|body: parameter-missing|body: parameter-unknown|body: parameter-unknown" },
        { "a picture where a text belongs", Named.CreateMessage().HeaderImage(File).Component(new BodyComponent([Text("name"), Text("price")])).UrlButton(1, "x"), "header: header-kind" },
        { "an address's end is missing", Named.CreateMessage().Set("name", "Bo").Set("price", "1"), "buttons[1]: button-missing" },
        { "a button that is not there", Filled().QuickReplyButton(7, "x"), "buttons[7]: button-unknown" },
        { "a value for another kind of button", Filled().CopyCodeButton(0, "A"), "buttons[0]: button-kind" },
        { "a value for a button that takes none", Filled().QuickReplyButton(2, "x"), "buttons[2]: button-kind" },
        { "too few values", Numbered.CreateMessage().HeaderDocument(File).Body("a").CopyCodeButton(0, "A"), "body: parameter-missing" },
        { "too many values", Numbered.CreateMessage().HeaderDocument(File).Body("a", "b", "c").CopyCodeButton(0, "A"), "body: parameter-unknown" },
        { "names where numbers belong", Numbered.CreateMessage().HeaderDocument(File).Component(new BodyComponent([Text("a"), Text("b")])).CopyCodeButton(0, "A"), "body: parameter-format" },
        { "set by name where numbers belong", Numbered.CreateMessage().HeaderDocument(File).Body("a", "b").Set("1", "a").CopyCodeButton(0, "A"), "body: parameter-unknown" },
        { "the document is missing", Numbered.CreateMessage().Body("a", "b").CopyCodeButton(0, "A"), "header: header-missing" },
        { "a picture where a document belongs", Numbered.CreateMessage().HeaderImage(File).Body("a", "b").CopyCodeButton(0, "A"), "header: header-kind" },
        { "a header that the template lacks", Offer.CreateMessage().HeaderImage(File).LimitedTimeOffer(DateTimeOffset.UnixEpoch.AddYears(60)), "header: header-kind" },
        { "the code is missing", Numbered.CreateMessage().HeaderDocument(File).Body("a", "b"), "buttons[0]: button-missing" },
        { "the end of the offer is missing", Offer.CreateMessage(), "limitedTimeOffer: parameter-missing" },
        { "no one-time code", Code.CreateMessage(), "body: parameter-missing|buttons[0]: button-missing" },
        { "a whole address in place of its end", Named.CreateMessage().Set("name", "Bo").Set("price", "1").UrlButton(1, "https://a.example/x"), "buttons[1]: url-suffix" },
        { "no cards", Cards.CreateMessage(), "cards: card-count" },
        { "too many cards", Cards.CreateMessage().Card(Card).Card(Card).Card(Card), "cards: card-count" },
        { "a card without its text", Cards.CreateMessage().Card(card => card.HeaderImage(File)).Card(card => card.HeaderImage(File)), "cards[0].body: parameter-missing|cards[1].body: parameter-missing" },
        { "a card with a video", Cards.CreateMessage().Card(card => card.HeaderVideo(File).Body("x")).Card(card => card.HeaderVideo(File).Body("x")), "cards[0].header: header-kind|cards[1].header: header-kind" },
    };

    [Theory]
    [MemberData(nameof(Misfits))]
    public void A_message_that_does_not_fit_is_not_built(string why, DefinedTemplateBuilder message, string problems) =>
        message.Invoking(it => it.Build()).Should().Throw<KapsoValidationException>(why).Which.Problems.Select(problem => $"{problem.Path}: {problem.Rule}").Should().Equal(problems.Split('|'));

    public static TheoryData<string, DefinedTemplateBuilder> Fits => new()
    {
        { "all values", Filled() },
        { "with a payload", Filled().QuickReplyButton(0, "yes") },
        { "money for a text", Named.CreateMessage().Set("name", "Bo").SetCurrency("price", 9.99m, "USD", "$9.99").UrlButton(1, "x") },
        { "a date for a text", Named.CreateMessage().Set("name", "Bo").SetDateTime("price", "today").UrlButton(1, "x") },
        { "values in their order", Numbered.CreateMessage().HeaderDocument(File, "a.pdf").Body("a").BodyCurrency(1, "USD", "$1").CopyCodeButton(0, "A") },
        { "a date in its place", Numbered.CreateMessage().HeaderDocument(File).Body("a").BodyDateTime("today").CopyCodeButton(0, "A") },
        { "the caller's own header", Numbered.CreateMessage().Component(Raw("""{"type":"header","parameters":[]}""")).Body("a", "b").CopyCodeButton(0, "A") },
        { "the caller's own body", Numbered.CreateMessage().HeaderDocument(File).Component(Raw("""{"type":"body","parameters":[]}""")).CopyCodeButton(0, "A") },
        { "an offer's end", Offer.CreateMessage().LimitedTimeOffer(DateTimeOffset.UnixEpoch.AddYears(60)) },
        { "every card", Cards.CreateMessage().Card(Card).Card(Card) },
        { "more products than defined", Products.CreateMessage().Card(Product).Card(Product).Card(Product) },
        { "a code", Code.CreateMessage().AuthenticationCode("123456") },
        { "a template as the API returns it", Returned("APPROVED").CreateMessage().Set("name", "Bo") },
    };

    [Theory]
    [MemberData(nameof(Fits))]
    public void A_message_that_fits_is_built(string why, DefinedTemplateBuilder message) => message.Invoking(it => it.Build()).Should().NotThrow(why);

    [Fact]
    public void A_message_that_was_built_without_the_template_can_be_compared_with_it()
    {
        Named.FindProblems(TemplateMessage.Named("named", "en").Header("name", "Bo").Body("name", "Bo").Body("price", "1").UrlButton(1, "x").Build()).Should().BeEmpty();
        Named.FindProblems(TemplateMessage.Named("other", "de").Header("name", "Bo").Body("name", "Bo").Build())
            .Select(problem => $"{problem.Path}: {problem.Rule}").Should().Equal("name: same-template", "body: parameter-missing", "buttons[1]: button-missing");
        Returned("APPROVED").FindProblems(TemplateMessage.Named("returned", "en").Body("name", "Bo").Build()).Should().BeEmpty();
    }

    [Fact]
    public void A_flow_button_is_sent_with_its_component_whether_a_value_is_given_or_not()
    {
        TemplateDefinition booking = TemplateDefinition.Utility("booking", "en").Body("Book a visit now.").QuickReply("Later").FlowButton("Book", "4711").Build();

        booking.CreateMessage().Build().Components.Should().BeEquivalentTo([ButtonComponent.Action(1, new FlowParameter())], options => options.RespectingRuntimeTypes());
        booking.CreateMessage().FlowButton(1, "token").Build().Components.Should().ContainSingle().Which.Should().BeOfType<ButtonComponent>().Which.Parameters.Should().Equal(new FlowParameter { FlowToken = "token" });
        booking.CreateMessage().Component(Raw("""{"type":"button","sub_type":"flow","index":"1"}""")).Build().Components.Should().ContainSingle();
        booking.FindProblems(new TemplateMessage("booking", "en")).Select(problem => $"{problem.Path}: {problem.Rule}").Should().Equal("buttons[1]: button-missing");
    }

    [Fact]
    public void A_template_whose_parts_were_not_asked_for_is_of_no_use() =>
        ((Action)(() => new Template { Id = "1", Status = TemplateStatus.Approved }.CreateMessage())).Should().Throw<KapsoValidationException>().Which.Problems
            .Select(problem => $"{problem.Path}: {problem.Rule}").Should().Equal("name: required", "language: required", "components: required");

    [Fact]
    public void A_one_time_code_is_checked_and_never_shown() =>
        ((Action)(() => Code.CreateMessage().AuthenticationCode("1234567890123456"))).Should().Throw<KapsoValidationException>().WithMessage("code: at most 15 characters*").Which.Message.Should().NotContain("1234567890");

    private static DefinedTemplateBuilder Filled() => Named.CreateMessage().Set("name", "Bo").Set("price", "1").UrlButton(1, "x");

    private static TextParameter Text(string name) => new("x") { ParameterName = name };

    private static RawTemplateComponent Raw(string json) => new(JsonDocument.Parse(json).RootElement);

    private static void Card(DefinedTemplateCardBuilder card) => card.HeaderImage(File).Body("x");

    private static void Product(DefinedTemplateCardBuilder card) => card.HeaderProduct("sku", "77");

    /// <summary>The API does not always tell the format of the placeholders.</summary>
    private static Template Returned(string status) => new()
    {
        Id = "1",
        Name = "returned",
        Language = "en",
        Status = new TemplateStatus(status),
        Components = [new BodyDefinition { Text = "Hi {{name}}!" }],
    };
}
