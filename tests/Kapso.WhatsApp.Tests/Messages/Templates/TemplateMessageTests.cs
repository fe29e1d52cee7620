using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

/// <summary>Sending templates: what is written, and which rules are broken.</summary>
public class TemplateMessageTests
{
    private static readonly OrderDetails Order = new()
    {
        ReferenceId = "r-1",
        GoodsType = OrderGoodsType.Digital,
        PaymentType = OrderPaymentType.Upi,
        Currency = "INR",
        Items = [new OrderItem("Tea", new OrderAmount(500), 2)],
        Subtotal = new OrderAmount(1000),
        Tax = new OrderAmount(0),
        PaymentConfiguration = "upi-1",
    };

    public static TheoryData<TemplateComponent, string> Components => new()
    {
        { new HeaderComponent(new VideoParameter(Media.FromId("1"))), """{"type":"header","parameters":[{"type":"video","video":{"id":"1"}}]}""" },
        { new HeaderComponent(new DocumentParameter(Media.FromLink("https://e.com/a.pdf")) { FileName = "a.pdf" }), """{"type":"header","parameters":[{"type":"document","document":{"link":"https://e.com/a.pdf","filename":"a.pdf"}}]}""" },
        { new HeaderComponent(new LocationParameter(37.5, -0.00001) { Name = "N", Address = "A" }), """{"type":"header","parameters":[{"type":"location","location":{"latitude":"37.5","longitude":"-0.00001","name":"N","address":"A"}}]}""" },
        { new HeaderComponent(new ProductParameter("sku", "cat")), """{"type":"header","parameters":[{"type":"product","product":{"product_retailer_id":"sku","catalog_id":"cat"}}]}""" },
        { new BodyComponent([new CurrencyParameter(10.5m, "USD", "$10.50"), new DateTimeParameter("1 Jan")]), """{"type":"body","parameters":[{"type":"currency","currency":{"fallback_value":"$10.50","code":"USD","amount_1000":10500}},{"type":"date_time","date_time":{"fallback_value":"1 Jan"}}]}""" },
        { new BodyComponent([new GroupIdParameter("g")]), """{"type":"body","parameters":[{"type":"group_id","group_id":"g"}]}""" },
        { ButtonComponent.QuickReply(2, "yes"), """{"type":"button","sub_type":"quick_reply","index":"2","parameters":[{"type":"payload","payload":"yes"}]}""" },
        { ButtonComponent.CopyCode(0, "SPRING25"), """{"type":"button","sub_type":"copy_code","index":"0","parameters":[{"type":"coupon_code","coupon_code":"SPRING25"}]}""" },
        { ButtonComponent.Action(0, new FlowParameter { FlowToken = "t", Data = JsonDocument.Parse("""{"customerId":"c1"}""").RootElement }), """{"type":"button","sub_type":"flow","index":"0","parameters":[{"type":"action","action":{"flow_token":"t","flow_action_data":{"customerId":"c1"}}}]}""" },
        { ButtonComponent.Action(0, new FlowParameter()), """{"type":"button","sub_type":"flow","index":"0","parameters":[{"type":"action","action":{"flow_token":"unused"}}]}""" },
        { ButtonComponent.Action(0, new CatalogParameter("sku")), """{"type":"button","sub_type":"catalog","index":"0","parameters":[{"type":"action","action":{"thumbnail_product_retailer_id":"sku"}}]}""" },
        { ButtonComponent.Action(0, new MultiProductParameter("sku", [new ProductSection("S", ["a", "b"])])), """{"type":"button","sub_type":"mpm","index":"0","parameters":[{"type":"action","action":{"thumbnail_product_retailer_id":"sku","sections":[{"title":"S","product_items":[{"product_retailer_id":"a"},{"product_retailer_id":"b"}]}]}}]}""" },
        { ButtonComponent.VoiceCall(0, TimeSpan.FromMinutes(60), "p"), """{"type":"button","sub_type":"voice_call","index":"0","parameters":[{"type":"ttl_minutes","ttl_minutes":60},{"type":"payload","payload":"p"}]}""" },
        { new LimitedTimeOfferComponent(DateTimeOffset.FromUnixTimeMilliseconds(1735689600000)), """{"type":"limited_time_offer","parameters":[{"type":"limited_time_offer","limited_time_offer":{"expiration_time_ms":1735689600000}}]}""" },
        { new TapTargetComponent("https://e.com", "T"), """{"type":"tap_target_configuration","parameters":[{"type":"tap_target_configuration","tap_target_configuration":[{"url":"https://e.com","title":"T"}]}]}""" },
        { new RawTemplateComponent(JsonDocument.Parse("""{"type":"tomorrow","A_b":1}""").RootElement), """{"type":"tomorrow","A_b":1}""" },
        { new BodyComponent([new RawTemplateParameter(JsonDocument.Parse("""{"type":"new","x":1}""").RootElement)]), """{"type":"body","parameters":[{"type":"new","x":1}]}""" },
    };

    public static TheoryData<TemplateMessage, string, string, string?, string?> Broken => new()
    {
        { new("Order Update", "en"), "name", "pattern", "^[a-z0-9_]+\\z", "Order Update" },
        { new(new string('x', 513), "en"), "name", "max-length", "512", "513" },
        { new("n", ""), "language", "required", null, "blank" },
        { With(new BodyComponent([new TextParameter("")])), "components[0].parameters[0].text", "required", null, "blank" },
        { With(new BodyComponent([Named("Bad Name", "x")])), "components[0].parameters[0].parameterName", "pattern", "^[a-z0-9_]+\\z", "Bad Name" },
        { With(new BodyComponent([Named("a", "x"), Named("a", "y")])), "components[0].parameters[1].parameterName", "unique", null, "a" },
        { With(new BodyComponent([Named("a", "x"), new TextParameter("y")])), "components", "parameter-format", null, "1 named, 1 positional" },
        { With(new HeaderComponent(new TextParameter("x")), new HeaderComponent(new TextParameter("y"))), "components[1]", "unique", "1", "header" },
        { With(new BodyComponent([]), new BodyComponent([])), "components[1]", "unique", "1", "body" },
        { With(ButtonComponent.Url(0, "a"), ButtonComponent.QuickReply(0, "b")), "components[1]", "unique", "1", "button with index 0" },
        { With(ButtonComponent.Url(10, "a")), "components[0].index", "range", "0-9", "10" },
        { With(ButtonComponent.Url(-1, "a")), "components[0].index", "range", "0-9", "-1" },
        { With(ButtonComponent.QuickReply(0, " ")), "components[0].parameters[0].payload", "required", null, "blank" },
        { With(ButtonComponent.CopyCode(0, new string('x', 21))), "components[0].parameters[0].couponCode", "max-length", "20", "21" },
        { With(ButtonComponent.VoiceCall(0, TimeSpan.FromMinutes(43201))), "components[0].parameters[0].ttl", "range", "1-43200", "30.00:01:00" },
        { With(ButtonComponent.VoiceCall(0, payload: new string('x', 513))), "components[0].payload", "max-length", "512", "513" },
        { With(ButtonComponent.Action(0, new FlowParameter { FlowToken = "" })), "components[0].parameters[0].flowToken", "required", null, "blank" },
        { With(ButtonComponent.Action(0, new FlowParameter { Data = JsonDocument.Parse("[]").RootElement })), "components[0].parameters[0].data", "json-object", "Object", "Array" },
        { With(ButtonComponent.Action(0, new MultiProductParameter("s", [new ProductSection(null, Ids(31))]))), "components[0].parameters[0].sections", "max-count", "30", "31" },
        { With(ButtonComponent.Action(0, new MultiProductParameter("s", [new ProductSection(new string('x', 25), ["a"])]))), "components[0].parameters[0].sections[0].title", "max-length", "24", "25" },
        { With(ButtonComponent.Action(0, new OrderDetailsParameter(Order with { ReferenceId = "a b" }))), "components[0].parameters[0].order.referenceId", "pattern", "^[A-Za-z0-9_.\\-]+\\z", "a b" },
        { With(new HeaderComponent(new ImageParameter(Media.FromLink("a.png")))), "components[0].parameters[0].media.link", "web-address", "http(s)://…", "no absolute address" },
        { With(new HeaderComponent(new LocationParameter(91, 0))), "components[0].parameters[0].latitude", "range", "-90-90", "91" },
        { With(new HeaderComponent(new ProductParameter("", "c"))), "components[0].parameters[0].productRetailerId", "required", null, "blank" },
        { With(new LimitedTimeOfferComponent(DateTimeOffset.UnixEpoch)), "components[0].expiresAt", "range", ">0", "0" },
        { With(new TapTargetComponent("e.com", "T")), "components[0].url", "web-address", "http(s)://…", "no absolute address" },
        { With(new CarouselComponent([Card("a")])), "components[0].cards", "min-count", "2", "1" },
        { With(new CarouselComponent([.. Enumerable.Range(0, 11).Select(i => Card($"{i}"))])), "components[0].cards", "max-count", "10", "11" },
        { With(new CarouselComponent([Card("a"), new TemplateCard([ButtonComponent.Url(0, "x")])])), "components[0].cards[1]", "same-shape", "button 0 quick_reply", "button 0 url" },
        { With(new CarouselComponent([Card("a"), Card("")])), "components[0].cards[1].components[0].parameters[0].payload", "required", null, "blank" },
    };

    [Theory]
    [MemberData(nameof(Components))]
    public void Each_component_is_written_as_the_api_takes_it(TemplateComponent component, string json)
    {
        TemplateMessage message = With(component);

        message.ShouldHaveContent($$$"""{"name":"n","language":{"code":"en"},"components":[{{{json}}}]}""");
        message.ShouldBreakNothing();
    }

    [Theory]
    [MemberData(nameof(Broken))]
    public void Each_rule_is_reported(TemplateMessage message, string path, string rule, string? limit, string? value) => message.ShouldBreakOnly(path, rule, limit, value);

    [Fact]
    public void What_stands_on_a_limit_is_allowed()
    {
        new TemplateMessage(new string('x', 512), "fil").ShouldBreakNothing();
        With(ButtonComponent.CopyCode(9, new string('x', 20)), ButtonComponent.VoiceCall(0, TimeSpan.FromDays(30), new string('x', 512))).ShouldBreakNothing();
        With(ButtonComponent.Action(0, new MultiProductParameter("s", [new ProductSection(new string('x', 24), Ids(30))]))).ShouldBreakNothing();
        With(new CarouselComponent([.. Enumerable.Range(0, 10).Select(i => Card($"{i}"))])).ShouldBreakNothing();
    }

    [Theory]
    [InlineData("en")]
    [InlineData("en_US")]
    [InlineData("fil")]
    [InlineData("prs_AF")]
    [InlineData("zh_HK")]
    public void Every_form_of_a_language_code_is_taken(string language) => new TemplateMessage("n", language).ShouldBreakNothing();

    [Fact]
    public void The_builders_put_cards_and_offers_in_their_places() =>
        TemplateMessage.Named("sale", "en_US")
            .HeaderImage(Media.FromId("1"))
            .Body("name", "Alex")
            .BodyCurrency("price", 5m, "EUR", "5 €")
            .LimitedTimeOffer(DateTimeOffset.FromUnixTimeMilliseconds(1735689600000))
            .Card(card => card.HeaderImage(Media.FromId("2")).Body("item", "Tea").QuickReplyButton(0, "tea"))
            .Card(card => card.HeaderImage(Media.FromId("3")).Body("item", "Rice").QuickReplyButton(0, "rice"))
            .Build()
            .ShouldHaveContent("""
                {"name":"sale","language":{"code":"en_US"},"components":[
                  {"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]},
                  {"type":"body","parameters":[{"type":"text","parameter_name":"name","text":"Alex"},{"type":"currency","parameter_name":"price","currency":{"fallback_value":"5 €","code":"EUR","amount_1000":5000}}]},
                  {"type":"limited_time_offer","parameters":[{"type":"limited_time_offer","limited_time_offer":{"expiration_time_ms":1735689600000}}]},
                  {"type":"carousel","cards":[
                    {"card_index":0,"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"2"}}]},{"type":"body","parameters":[{"type":"text","parameter_name":"item","text":"Tea"}]},{"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"tea"}]}]},
                    {"card_index":1,"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"3"}}]},{"type":"body","parameters":[{"type":"text","parameter_name":"item","text":"Rice"}]},{"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"rice"}]}]}]}]}
                """);

    [Fact]
    public void The_builder_reports_all_problems_at_once()
    {
        Action build = () => TemplateMessage.Positional("Bad Name", "").HeaderImage(Media.FromId("")).Body("x", "").UrlButton(12, "").Build();

        build.Should().Throw<KapsoValidationException>().Which.Problems.Select(problem => problem.Path).Should().Equal(
            "name", "language", "components[0].parameters[0].media.id", "components[1].parameters[1].text", "components[2].index", "components[2].parameters[0].text");
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234567890123456")]
    [InlineData("https://x.y")]
    [InlineData("12🔑34")]
    public void A_one_time_code_that_cannot_be_one_is_refused_and_not_shown(string code)
    {
        KapsoValidationException refused = FluentActions.Invoking(() => TemplateMessage.AuthenticationCode("verify", "en", code)).Should().Throw<KapsoValidationException>().Which;

        refused.Problems.Should().OnlyContain(problem => problem.Path == "code");
        if (code.Length > 0)
        {
            refused.Message.Should().NotContain(code);
        }
    }

    private static TemplateMessage With(params TemplateComponent[] components) => new("n", "en") { Components = components };

    private static TextParameter Named(string name, string text) => new(text) { ParameterName = name };

    private static TemplateCard Card(string payload) => new([ButtonComponent.QuickReply(0, payload)]);

    private static string[] Ids(int count) => [.. Enumerable.Range(0, count).Select(i => $"sku-{i}")];
}
