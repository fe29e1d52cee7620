namespace Kapso.WhatsApp.Generator.Tests;

/// <summary>What each kind of template becomes, down to the bytes that are sent.</summary>
public sealed class GeneratedCodeTests
{
    public static TheoryData<string, string, string, string> Kinds => new()
    {
        {
            "named",
            """{"name":"order_status","language":"en_US","category":"UTILITY","parameter_format":"NAMED","components":[{"type":"HEADER","format":"TEXT","text":"Order {{order_id}}","example":{"header_text_named_params":[{"param_name":"order_id","example":"1"}]}},{"type":"BODY","text":"Hi {{class}}, {{order_id}} is here.","example":{"body_text_named_params":[{"param_name":"class","example":"A"},{"param_name":"order_id","example":"1"}]}},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Thank you!"},{"type":"URL","text":"Track it","url":"https://a.example/{{1}}","example":["https://a.example/1"]}]}]}""",
            """OrderStatus.Create(orderId: "7", @class: "Bo", trackItUrlSuffix: "x7", thankYouPayload: "ty")""",
            """{"name":"order_status","language":{"code":"en_US"},"components":[{"type":"header","parameters":[{"type":"text","parameter_name":"order_id","text":"7"}]},{"type":"body","parameters":[{"type":"text","parameter_name":"class","text":"Bo"},{"type":"text","parameter_name":"order_id","text":"7"}]},{"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"ty"}]},{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"x7"}]}]}"""
        },
        {
            "numbered with a document",
            """{"name":"invoice","language":"en","category":"UTILITY","components":[{"type":"HEADER","format":"DOCUMENT","example":{"header_handle":["4::a"]}},{"type":"BODY","text":"Hi {{1}}, {{2}}.","example":{"body_text":[["A","B"]]}}]}""",
            """Invoice.Create(Media.FromId("9"), "Bo", "March", fileName: "a.pdf")""",
            """{"name":"invoice","language":{"code":"en"},"components":[{"type":"header","parameters":[{"type":"document","document":{"id":"9","filename":"a.pdf"}}]},{"type":"body","parameters":[{"type":"text","text":"Bo"},{"type":"text","text":"March"}]}]}"""
        },
        {
            "an image and a code to copy",
            """{"name":"sale","language":"en","category":"MARKETING","components":[{"type":"HEADER","format":"IMAGE","example":{"header_handle":["4::a"]}},{"type":"BODY","text":"Sale."},{"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"A1"}]}]}""",
            """Sale.Create(Media.FromLink("https://a.example/a.jpg"), couponCode: "B2")""",
            """{"name":"sale","language":{"code":"en"},"components":[{"type":"header","parameters":[{"type":"image","image":{"link":"https://a.example/a.jpg"}}]},{"type":"button","sub_type":"copy_code","index":"0","parameters":[{"type":"coupon_code","coupon_code":"B2"}]}]}"""
        },
        {
            "a place and a call",
            """{"name":"visit","language":"en","category":"UTILITY","components":[{"type":"HEADER","format":"LOCATION"},{"type":"BODY","text":"Come."},{"type":"BUTTONS","buttons":[{"type":"VOICE_CALL","text":"Call"}]}]}""",
            """Visit.Create(new LocationParameter(1.5, 2.5) { Name = "Shop" }, ttl: System.TimeSpan.FromHours(1))""",
            """{"name":"visit","language":{"code":"en"},"components":[{"type":"header","parameters":[{"type":"location","location":{"latitude":"1.5","longitude":"2.5","name":"Shop"}}]},{"type":"button","sub_type":"voice_call","index":"0","parameters":[{"type":"ttl_minutes","ttl_minutes":60}]}]}"""
        },
        {
            "a one-time code",
            """{"name":"login","language":"en","category":"AUTHENTICATION","components":[{"type":"BODY"},{"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"COPY_CODE"}]}]}""",
            """Login.Create("123456")""",
            """{"name":"login","language":{"code":"en"},"components":[{"type":"body","parameters":[{"type":"text","text":"123456"}]},{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"123456"}]}]}"""
        },
        {
            "a limited-time offer",
            """{"name":"offer","language":"en","category":"MARKETING","components":[{"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"Soon","has_expiration":true}},{"type":"BODY","text":"Now."},{"type":"BUTTONS","buttons":[{"type":"URL","text":"Shop","url":"https://a.example"}]}]}""",
            """Offer.Create(DateTimeOffset.FromUnixTimeMilliseconds(1735689600000))""",
            """{"name":"offer","language":{"code":"en"},"components":[{"type":"limited_time_offer","parameters":[{"type":"limited_time_offer","limited_time_offer":{"expiration_time_ms":1735689600000}}]}]}"""
        },
        {
            "a carousel",
            """{"name":"shelf","language":"en","category":"MARKETING","components":[{"type":"BODY","text":"Look."},{"type":"CAROUSEL","cards":[{"components":[{"type":"HEADER","format":"IMAGE","example":{"header_handle":["4::a"]}},{"type":"BODY","text":"The {{1}} one.","example":{"body_text":[["a"]]}},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"More"}]}]},{"components":[{"type":"HEADER","format":"IMAGE","example":{"header_handle":["4::a"]}},{"type":"BODY","text":"A {{1}} one.","example":{"body_text":[["a"]]}},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"More"}]}]}]}]}""",
            """Shelf.Create(new Shelf.Card { HeaderImage = Media.FromId("1"), Body1 = "red" }, new Shelf.Card { HeaderImage = Media.FromId("2"), Body1 = "blue" })""",
            """{"name":"shelf","language":{"code":"en"},"components":[{"type":"carousel","cards":[{"card_index":0,"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]},{"type":"body","parameters":[{"type":"text","text":"red"}]}]},{"card_index":1,"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"2"}}]},{"type":"body","parameters":[{"type":"text","text":"blue"}]}]}]}]}"""
        },
        {
            "products side by side",
            """{"name":"picks","language":"en","category":"MARKETING","components":[{"type":"BODY","text":"Look."},{"type":"CAROUSEL","cards":[{"components":[{"type":"HEADER","format":"PRODUCT"},{"type":"BUTTONS","buttons":[{"type":"SPM","text":"View"}]}]},{"components":[{"type":"HEADER","format":"PRODUCT"},{"type":"BUTTONS","buttons":[{"type":"SPM","text":"View"}]}]}]}]}""",
            """Picks.Create(new[] { new Picks.Card { HeaderProduct = new ProductParameter("a", "7") }, new Picks.Card { HeaderProduct = new ProductParameter("b", "7") }, new Picks.Card { HeaderProduct = new ProductParameter("c", "7") } })""",
            """{"name":"picks","language":{"code":"en"},"components":[{"type":"carousel","cards":[{"card_index":0,"components":[{"type":"header","parameters":[{"type":"product","product":{"product_retailer_id":"a","catalog_id":"7"}}]}]},{"card_index":1,"components":[{"type":"header","parameters":[{"type":"product","product":{"product_retailer_id":"b","catalog_id":"7"}}]}]},{"card_index":2,"components":[{"type":"header","parameters":[{"type":"product","product":{"product_retailer_id":"c","catalog_id":"7"}}]}]}]}]}"""
        },
        {
            "products behind a button",
            """{"name":"cart","language":"en","category":"MARKETING","components":[{"type":"BODY","text":"Look."},{"type":"BUTTONS","buttons":[{"type":"MPM","text":"View items"}]}]}""",
            """Cart.Create(new MultiProductParameter("a", [new ProductSection("All", ["a", "b"])]))""",
            """{"name":"cart","language":{"code":"en"},"components":[{"type":"button","sub_type":"mpm","index":"0","parameters":[{"type":"action","action":{"thumbnail_product_retailer_id":"a","sections":[{"title":"All","product_items":[{"product_retailer_id":"a"},{"product_retailer_id":"b"}]}]}}]}]}"""
        },
        {
            "a flow and nothing given",
            """{"name":"book","language":"en","category":"UTILITY","components":[{"type":"BODY","text":"Book."},{"type":"BUTTONS","buttons":[{"type":"FLOW","text":"Book","flow_id":"1"}]}]}""",
            """Book.Create()""",
            """{"name":"book","language":{"code":"en"},"components":[{"type":"button","sub_type":"flow","index":"0","parameters":[{"type":"action","action":{"flow_token":"unused"}}]}]}"""
        },
        {
            "a flow and its token",
            """{"name":"book","language":"en","category":"UTILITY","components":[{"type":"BODY","text":"Book."},{"type":"BUTTONS","buttons":[{"type":"FLOW","text":"Book","flow_id":"1"}]}]}""",
            """Book.Create(new FlowParameter { FlowToken = "t" })""",
            """{"name":"book","language":{"code":"en"},"components":[{"type":"button","sub_type":"flow","index":"0","parameters":[{"type":"action","action":{"flow_token":"t"}}]}]}"""
        },
        {
            "as the API returns it",
            """{"id":"9","status":"APPROVED","name":"news","language":"en","category":"MARKETING","components":[{"type":"BODY","text":"Hi {{name}}"}],"quality_score":{"score":"GREEN"}}""",
            """News.Create(name: "Bo")""",
            """{"name":"news","language":{"code":"en"},"components":[{"type":"body","parameters":[{"type":"text","parameter_name":"name","text":"Bo"}]}]}"""
        },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_template_becomes_a_factory(string kind, string template, string expression, string sent) =>
        (await Generation.SendAsync(expression, ("t.template.json", template))).Should().Be(sent, kind);

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_code_compiles_without_a_warning(string kind, string template, string expression, string sent) =>
        Generation.Of(("t.template.json", template)).Errors.Should().BeEmpty($"{kind}: {expression} sends {sent.Length} characters");

    [Fact]
    public async Task A_template_in_several_languages_is_one_class()
    {
        (string, string)[] files = [("a.en.template.json", Reminder("en", "See you on {{1}}.")), ("a.de.template.json", Reminder("de", "Bis zum {{1}} bei uns."))];

        (await Generation.SendAsync("""Reminder.Create("x", language: "en")""", files)).Should().Contain("\"code\":\"en\"");
        (await Generation.SendAsync("""Reminder.Create("x")""", files)).Should().Contain("\"code\":\"de\"");
        await FluentActions.Awaiting(() => Generation.SendAsync("""Reminder.Create("x", "fr")""", files)).Should().ThrowAsync<ArgumentException>().WithMessage("The template reminder is known in de, en only.*");
    }

    [Theory]
    [InlineData("GetDefinition()", "de", "Bis zum {{1}} bei uns.")]
    [InlineData("GetDefinition(\"en\")", "en", "See you on {{1}}.")]
    public async Task The_class_shows_the_definition_of_each_language(string definition, string language, string text)
    {
        (string, string)[] files = [("a.en.template.json", Reminder("en", "See you on {{1}}.")), ("a.de.template.json", Reminder("de", "Bis zum {{1}} bei uns."))];

        (await Generation.SendAsync($"new TemplateMessage(Reminder.{definition}.ToJson().Contains(\"{text}\") ? \"shown\" : \"other\", Reminder.{definition}.Language)", files))
            .Should().Be($$$"""{"name":"shown","language":{"code":"{{{language}}}"}}""");
        await FluentActions.Awaiting(() => Generation.SendAsync("""new TemplateMessage(Reminder.GetDefinition("fr").Name, "fr")""", files)).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_template_in_one_language_shows_its_definition() =>
        (await Generation.SendAsync("new TemplateMessage(Reminder.GetDefinition().Name, Reminder.GetDefinition().Language)", ("a.template.json", Reminder("en", "See you on {{1}}."))))
            .Should().Be("""{"name":"reminder","language":{"code":"en"}}""");

    [Theory]
    [InlineData("https://a.example/7")]
    [InlineData("a.example/7")]
    [InlineData("http://b.example/7")]
    public async Task A_whole_address_in_place_of_its_end_is_refused(string suffix) =>
        (await FluentActions.Awaiting(() => Generation.SendAsync($"Parcel.Create(trackUrlSuffix: \"{suffix}\")", ("a.template.json", """
            {"name":"parcel","language":"en","category":"UTILITY","components":[{"type":"BODY","text":"Your parcel is there."},
            {"type":"BUTTONS","buttons":[{"type":"URL","text":"Track","url":"https://a.example/{{1}}","example":["https://a.example/1"]}]}]}
            """))).Should().ThrowAsync<KapsoValidationException>()).Which.Problems.Single().Rule.Should().Be("url-suffix");

    [Fact]
    public async Task A_value_with_a_line_break_is_refused() =>
        (await FluentActions.Awaiting(() => Generation.SendAsync("""Reminder.Create("a\nb")""", ("a.template.json", Reminder("en", "See you on {{1}}.")))).Should().ThrowAsync<KapsoValidationException>())
            .Which.Problems.Single().Rule.Should().Be("one-line");

    [Fact]
    public async Task Values_are_checked_when_a_message_is_made() =>
        await FluentActions.Awaiting(() => Generation.SendAsync("""Reminder.Create(" ")""", ("a.template.json", Reminder("en", "See you on {{1}}.")))).Should().ThrowAsync<KapsoValidationException>();

    [Fact]
    public void The_text_is_shown_with_the_class() =>
        Generation.Of(("a.template.json", Reminder("en", "See you on {{1}} & <more>."))).Sources.Single().Should()
            .Contain("/// <para>See you on {{1}} &amp; &lt;more&gt;.</para>").And.Contain("<param name=\"body1\">Fills {{1}} in the body, for example x.</param>");

    [Theory]
    [InlineData("Acme.Shop.Templates", "RootNamespace", "Acme.Shop")]
    [InlineData("My.Own", "KapsoTemplatesNamespace", "My.Own")]
    [InlineData("_1st.shop_x.@class.Templates", "RootNamespace", "1st.shop-x.class")]
    [InlineData("Templates", "RootNamespace", "")]
    public void The_namespace_follows_the_project(string space, string property, string value) =>
        Generation.Of("", [("a.template.json", Reminder("en", "See you on {{1}}."))], (property, value)).Sources.Single().Should().Contain($"namespace {space}\n");

    [Theory]
    [InlineData("2fa_code", "Template2faCode")]
    [InlineData("_", "Template")]
    [InlineData("name", "NameTemplate")]
    [InlineData("create", "CreateTemplate")]
    [InlineData("card1", "Card1Template")]
    public void A_class_has_a_name_that_compiles(string template, string className)
    {
        Generation generation = Generation.Of(("a.template.json", Reminder("en", "See you on {{1}}.").Replace("reminder", template, StringComparison.Ordinal)));

        generation.Errors.Should().BeEmpty();
        generation.Sources.Single().Should().Contain($"class {className}\n");
    }

    [Theory]
    [InlineData("""a \"quoted\" { brace } \\ and \n a line""")]
    [InlineData("""*/ end of a comment /* </summary> <b> &amp; ]]>""")]
    [InlineData("""\u2028 \u2029 \u0085 \u0001 \uFFFE \uD83D\uDE00""")]
    [InlineData("""{{1}} {{2}} \" + System.Environment.Exit(1) + \" """)]
    public void Texts_of_all_kinds_do_no_harm(string text)
    {
        string template = $$"""{"id":"1","status":"APPROVED","name":"odd","language":"en","category":"UTILITY","components":[{"type":"HEADER","format":"TEXT","text":"{{text}}"},{"type":"BODY","text":"x {{text}} y","example":{"body_text":[["{{text}}","{{text}}"]]} },{"type":"FOOTER","text":"{{text}}"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"{{text}}"},{"type":"URL","text":"{{text}}","url":"https://a.example/{{text}}" }]}]}""";

        Generation.Of(("odd.template.json", template)).Errors.Should().BeEmpty();
    }

    private static string Reminder(string language, string text) =>
        $$"""{"name":"reminder","language":"{{language}}","category":"UTILITY","components":[{"type":"BODY","text":"{{text}}","example":{"body_text":[["x"]]} }]}""";
}
