using Kapso.WhatsApp.Templates;

namespace Kapso.WhatsApp.Tests.Templates;

/// <summary>Every rule of a template: a definition that breaks only this rule, and one that stands exactly on the limit.</summary>
public sealed class TemplateRuleTests
{
    private const string Body = """{"type":"BODY","text":"Hello there."}""";
    private const string Handle = "\"example\":{\"header_handle\":[\"4::aW\"]}";
    private const string Otp = """{"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"COPY_CODE"}]}""";
    private const string ImageCard = $$"""{"components":[{"type":"HEADER","format":"IMAGE",{{Handle}}},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"More"}]}]}""";
    private const string ProductCard = """{"components":[{"type":"HEADER","format":"PRODUCT"},{"type":"BUTTONS","buttons":[{"type":"SPM","text":"View"}]}]}""";
    private const string UrlButton = """{"type":"URL","text":"Open","url":"https://a.example"}""";
    private const string Offer = """{"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"Ends soon","has_expiration":true}}""";

    public static TheoryData<string, string> Broken => new()
    {
        // The whole
        { Whole(name: ""), "name: required" },
        { Whole(name: "Order-Ready"), "name: pattern" },
        { Whole(name: new string('a', 513)), "name: max-length" },
        { Whole(language: ""), "language: required" },
        { Whole(language: "english"), "language: pattern" },
        { Whole(category: "TRANSACTIONAL"), "category: one-of" },
        { Whole(more: "\"parameter_format\":\"LETTERS\","), "parameter_format: one-of" },
        { """{"name":"a","language":"en","category":"UTILITY"}""", "components: required" },
        { Of("""{"type":"FOOTER","text":"Bye"}"""), "components: body" },
        { Of(Body, Body), "components[1]: unique" },
        { Of("""{"type":"FOOTER","text":"Bye"}""", Body), "components[1]: component-order" },
        { Of(Body, """{"text":"no type"}"""), "components[1].type: required" },

        // Placeholders
        { Text("Hello {{1}} and {{3}}.", "a", "b"), "components[0].text: placeholder-gap" },
        { Text("{{1}} is here.", "a"), "components[0].text: placeholder-at-start" },
        { Text("Here is {{1}}", "a"), "components[0].text: placeholder-at-end" },
        { Text("Here {{1}} {{2}} is.", "a", "b"), "components[0].text: placeholder-adjacent" },
        { Text("Here {{1}}{{2}} is.", "a", "b"), "components[0].text: placeholder-adjacent" },
        { Text("Here {{ 1 }} is."), "components[0].text: placeholder-form" },
        { Text("Here {{#1}} is."), "components[0].text: placeholder-form" },
        { Text("Here {{}} is."), "components[0].text: placeholder-form" },
        { Text("Here {{Name}} is."), "components[0].text: placeholder-form" },
        { Named("Here {{name}} and {{1}} are.", "name", "1"), "components[0].text: placeholder-mixed" },
        { Named("Here {{name}} and {{name}} are.", "name"), "components[0].text: unique" },
        { Text("Here {{1}} is."), "components[0].example: example" },
        { Text("Here {{1}} is.", ""), "components[0].example: example" },
        { Text("Here {{1}} is.", "a", "b"), "components[0].example: example-unknown" },
        { Named("Here {{name}} is."), "components[0].example: example" },
        { Named("Here {{name}} is.", "name", "other"), "components[0].example.body_text_named_params[1].param_name: example-unknown" },

        // Header, body and footer
        { Of("""{"type":"HEADER","format":"TEXT"}""", Body), "components[0].text: required" },
        { Of($$"""{"type":"HEADER","format":"TEXT","text":"{{new string('a', 61)}}"}""", Body), "components[0].text: max-length" },
        { Of("""{"type":"HEADER","format":"TEXT","text":"{{1}} and {{2}}","example":{"header_text":["a","b"]}}""", Body), "components[0].text: max-count" },
        { Of("""{"type":"HEADER","format":"TEXT","text":"Order {{1}}"}""", Body), "components[0].example: example" },
        { Of("""{"type":"HEADER","format":"IMAGE"}""", Body), "components[0].example: example" },
        { Of("""{"type":"HEADER","format":"VIDEO","example":{"header_handle":["a","b"]}}""", Body), "components[0].example: example" },
        { Of($$"""{"type":"HEADER","format":"GIF",{{Handle}}}""", Body), "components[0].format: category" },
        { Of("""{"type":"HEADER","format":"SONG"}""", Body), "components[0].format: one-of" },
        { Of("""{"type":"HEADER","format":"PRODUCT"}""", Body), "components[0].format: product-button" },
        { Of("""{"type":"BODY"}"""), "components[0].text: required" },
        { Text(new string('a', 1025)), "components[0].text: max-length" },
        { Of(Body, """{"type":"FOOTER","text":" "}"""), "components[1].text: required" },
        { Of(Body, $$"""{"type":"FOOTER","text":"{{new string('a', 61)}}"}"""), "components[1].text: max-length" },
        { Of(Body, """{"type":"FOOTER","text":"By {{1}}."}"""), "components[1].text: max-count" },
        { Of(Body, """{"type":"FOOTER","code_expiration_minutes":5}"""), "components[1].code_expiration_minutes: category" },
        { Of("""{"type":"BODY","text":"Hello.","add_security_recommendation":true}"""), "components[0].add_security_recommendation: category" },

        // Time to live
        { Whole(more: "\"message_send_ttl_seconds\":29,"), "message_send_ttl_seconds: range" },
        { Whole(more: "\"message_send_ttl_seconds\":43201,"), "message_send_ttl_seconds: range" },
        { Whole("MARKETING", more: "\"message_send_ttl_seconds\":43199,"), "message_send_ttl_seconds: range" },
        { Whole("MARKETING", more: "\"message_send_ttl_seconds\":-1,"), "message_send_ttl_seconds: range" },
        { AuthenticationWith(more: "\"message_send_ttl_seconds\":901,"), "message_send_ttl_seconds: range" },

        // Buttons
        { Buttons(), "components[1].buttons: min-count" },
        { Buttons([.. Enumerable.Range(1, 11).Select(i => Quick($"No {i}"))]), "components[1].buttons: max-count|components[1].buttons: max-of-a-kind" },
        { Buttons(UrlButton, UrlButton, UrlButton), "components[1].buttons: max-of-a-kind" },
        { Buttons(Phone("+15551234567"), Phone("+15551234567")), "components[1].buttons: max-of-a-kind" },
        { Buttons(Quick("A"), UrlButton, Quick("B")), "components[1].buttons: quick-replies-together" },
        { Buttons(UrlButton, Quick("A"), UrlButton), "components[1].buttons: quick-replies-together" },
        { Buttons("""{"text":"A"}"""), "components[1].buttons[0].type: required" },
        { Buttons(Quick("")), "components[1].buttons[0].text: required" },
        { Buttons(Quick(new string('a', 26))), "components[1].buttons[0].text: max-length" },
        { Buttons(Phone("")), "components[1].buttons[0].phone_number: required" },
        { Buttons(Phone("+12345678901234567890")), "components[1].buttons[0].phone_number: max-length" },
        { Buttons(Phone("call me")), "components[1].buttons[0].phone_number: pattern" },
        { Buttons("""{"type":"URL","text":"Open","url":"shop/offers"}"""), "components[1].buttons[0].url: web-address" },
        { Buttons($$"""{"type":"URL","text":"Open","url":"https://a.example/{{new string('a', 1983)}}"}"""), "components[1].buttons[0].url: max-length" },
        { Buttons("""{"type":"URL","text":"Open","url":"https://a.example/{{1}}"}"""), "components[1].buttons[0].example: example" },
        { Buttons("""{"type":"URL","text":"Open","url":"https://a.example/{{1}}/x","example":["https://a.example/1/x"]}"""), "components[1].buttons[0].url: url-variable-at-end" },
        { Buttons("""{"type":"URL","text":"Open","url":"https://a.example/{{id}}","example":["https://a.example/1"]}"""), "components[1].buttons[0].url: url-variable-at-end" },
        { Buttons("""{"type":"URL","text":"Open","url":"https://a.example/{{1}}/{{2}}","example":["https://a.example/1/2"]}"""), "components[1].buttons[0].url: url-variable-count" },
        { Buttons("""{"type":"COPY_CODE"}"""), "components[1].buttons[0].example: required" },
        { Buttons($$"""{"type":"COPY_CODE","example":"{{new string('A', 21)}}"}"""), "components[1].buttons[0].example: max-length" },
        { Buttons("""{"type":"COPY_CODE","example":"SAVE 20"}"""), "components[1].buttons[0].example: pattern" },
        { Buttons("""{"type":"FLOW","text":"Book"}"""), "components[1].buttons[0]: exactly-one" },
        { Buttons("""{"type":"FLOW","text":"Book","flow_id":"1","flow_name":"a"}"""), "components[1].buttons[0]: exactly-one" },
        { Buttons("""{"type":"FLOW","text":"Book","flow_id":"1","flow_action":"jump"}"""), "components[1].buttons[0].flow_action: one-of" },
        { Buttons("""{"type":"FLOW","text":"Book","flow_id":"1","flow_action":"data_exchange","navigate_screen":"A"}"""), "components[1].buttons[0].navigate_screen: flow-screen" },
        { Buttons("""{"type":"FLOW","text":"Book","flow_id":"1","icon":"HEART"}"""), "components[1].buttons[0].icon: one-of" },
        { Buttons("""{"type":"OTP","otp_type":"COPY_CODE"}"""), "components[1].buttons[0].type: category" },
        { Buttons("""{"type":"CATALOG","text":"View catalog"}"""), "components[1].buttons[0].type: category" },
        { Marketing("""{"type":"HEADER","format":"LOCATION"}""", Body, List("""{"type":"CATALOG","text":"View catalog"}""")), "components[2].buttons[0].type: catalog-header" },
        { Marketing("""{"type":"HEADER","format":"LOCATION"}""", Body, List("""{"type":"MPM","text":"View items"}""")), "components[2].buttons[0].type: products-header" },
        { Marketing(Body, List("""{"type":"SPM","text":"View"}""")), "components[1].buttons[0].type: product-header" },
        { Buttons("""{"type":"ORDER_DETAILS","text":"Review and Pay"}"""), "components[1].buttons[0].type: display-format" },
        { Order("""{"type":"ORDER_DETAILS","text":"Buy now"}""", UrlButton), "components[1].buttons[1].type: order-buttons" },
        { Buttons("""{"type":"VOICE_CALL","text":""}"""), "components[1].buttons[0].text: required" },
        { Buttons($$"""{"type":"REQUEST_CONTACT_INFO","text":"{{new string('a', 26)}}"}"""), "components[1].buttons[0].text: max-length" },

        // Authentication
        { Authentication("""{"type":"HEADER","format":"TEXT","text":"Code"}""", """{"type":"BODY"}""", Otp), "components[0]: category" },
        { Authentication("""{"type":"BODY","text":"Your code"}""", Otp), "components[0].text: authentication-text" },
        { Authentication("""{"type":"BODY","code_expiration_minutes":5}""", Otp), "components[0].code_expiration_minutes: authentication-footer" },
        { Authentication("""{"type":"BODY"}""", """{"type":"FOOTER","text":"Bye","code_expiration_minutes":5}""", Otp), "components[1].text: authentication-text" },
        { Authentication("""{"type":"BODY"}""", """{"type":"FOOTER","code_expiration_minutes":0}""", Otp), "components[1].code_expiration_minutes: range" },
        { Authentication("""{"type":"BODY"}""", """{"type":"FOOTER","code_expiration_minutes":91}""", Otp), "components[1].code_expiration_minutes: range" },
        { Authentication("""{"type":"BODY"}"""), "components: one-time-password-button" },
        { Authentication("""{"type":"BODY"}""", List(Quick("Copy"))), "components[1].buttons: one-time-password-button" },
        { OneTime("\"otp_type\":\"MIND_READING\""), "components[1].buttons[0].otp_type: one-of" },
        { OneTime($"\"otp_type\":\"COPY_CODE\",\"text\":\"{new string('a', 26)}\""), "components[1].buttons[0].text: max-length" },
        { OneTime("\"otp_type\":\"ONE_TAP\""), "components[1].buttons[0].supported_apps: min-count" },
        { OneTime($"\"otp_type\":\"ONE_TAP\",\"supported_apps\":[{Join(Enumerable.Repeat(App(), 6))}]"), "components[1].buttons[0].supported_apps: max-count" },
        { OneTime($"\"otp_type\":\"ONE_TAP\",\"autofill_text\":\"{new string('a', 26)}\",\"supported_apps\":[{App()}]"), "components[1].buttons[0].autofill_text: max-length" },
        { OneTime($"\"otp_type\":\"ONE_TAP\",\"supported_apps\":[{App(package: "example")}]"), "components[1].buttons[0].supported_apps[0].package_name: pattern" },
        { OneTime($"\"otp_type\":\"ONE_TAP\",\"supported_apps\":[{App(package: "com.1app")}]"), "components[1].buttons[0].supported_apps[0].package_name: pattern" },
        { OneTime($"\"otp_type\":\"ONE_TAP\",\"supported_apps\":[{App(package: "a." + new string('b', 223))}]"), "components[1].buttons[0].supported_apps[0].package_name: max-length" },
        { OneTime($"\"otp_type\":\"ONE_TAP\",\"supported_apps\":[{App(hash: "K8a/AINcGX")}]"), "components[1].buttons[0].supported_apps[0].signature_hash: pattern" },
        { OneTime($"\"otp_type\":\"ONE_TAP\",\"supported_apps\":[{App(hash: "K8a/AINcGX77")}]"), "components[1].buttons[0].supported_apps[0].signature_hash: max-length" },
        { OneTime($"\"otp_type\":\"ONE_TAP\",\"supported_apps\":[{App(hash: "K8a-AINcGX7")}]"), "components[1].buttons[0].supported_apps[0].signature_hash: pattern" },
        { OneTime($"\"otp_type\":\"ZERO_TAP\",\"supported_apps\":[{App()}]"), "components[1].buttons[0].zero_tap_terms_accepted: zero-tap-terms" },
        { OneTime($"\"otp_type\":\"ZERO_TAP\",\"supported_apps\":[{App()}],\"zero_tap_terms_accepted\":false"), "components[1].buttons[0].zero_tap_terms_accepted: zero-tap-terms" },

        // Limited-time offers
        { Of(Offer, Body, List(UrlButton)), "components[0]: category" },
        { Marketing("""{"type":"LIMITED_TIME_OFFER"}""", Body, List(UrlButton)), "components[0].limited_time_offer: required" },
        { Marketing($$$"""{"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"{{{new string('a', 17)}}}"}}""", Body, List(UrlButton)), "components[0].limited_time_offer.text: max-length" },
        { Marketing(Offer, Body, """{"type":"FOOTER","text":"Bye"}""", List(UrlButton)), "components[2]: offer-footer" },
        { Marketing("""{"type":"HEADER","format":"TEXT","text":"Hi"}""", Offer, Body, List(UrlButton)), "components[0].format: offer-header" },
        { Marketing(Offer, Body), "components[0]: offer-buttons" },
        { Marketing(Offer, Body, List(UrlButton, """{"type":"COPY_CODE","example":"A1"}""")), "components[2]: offer-buttons" },
        { Marketing(Offer, $$"""{"type":"BODY","text":"{{new string('a', 601)}}"}""", List(UrlButton)), "components[1].text: max-length" },

        // Carousels
        { Of(Body, Carousel(ImageCard, ImageCard)), "components[1]: category" },
        { Marketing(Body, Carousel(ImageCard)), "components[1].cards: min-count" },
        { Marketing(Body, Carousel([.. Enumerable.Repeat(ImageCard, 11)])), "components[1].cards: max-count" },
        { Marketing(Body, """{"type":"FOOTER","text":"Bye"}""", Carousel(ImageCard, ImageCard)), "components[1]: carousel-alone" },
        { Marketing(Body, Carousel(ImageCard, ProductCard)), "components[1].cards[1]: same-shape" },
        { Marketing(Body, Carousel(Card(Quick("A"), UrlButton), Card(UrlButton, Quick("A")))), "components[1].cards[1]: same-shape" },
        { Marketing(Body, Carousel(Card(Quick("A"), Quick("B"), Quick("C")), Card(Quick("A"), Quick("B"), Quick("C")))), "components[1].cards[0].components[1].buttons: max-count|components[1].cards[1].components[1].buttons: max-count" },
        { Marketing(Body, Carousel(Card("""{"type":"VOICE_CALL","text":"A"}"""), Card("""{"type":"VOICE_CALL","text":"A"}"""))), "components[1].cards[0].components[1].buttons[0].type: one-of|components[1].cards[1].components[1].buttons[0].type: one-of" },
        { Marketing(Body, Carousel("""{"components":[]}""", """{"components":[]}""")), "components[1].cards[0].components: card-header|components[1].cards[1].components: card-header" },
        { Marketing(Body, Carousel($$"""{"components":[{"type":"HEADER","format":"DOCUMENT",{{Handle}}}]}""", $$"""{"components":[{"type":"HEADER","format":"DOCUMENT",{{Handle}}}]}""")), "components[1].cards[0].components[0].format: card-header|components[1].cards[1].components[0].format: card-header" },
        { Marketing(Body, Carousel(CardWithText(161), CardWithText(161))), "components[1].cards[0].components[1].text: max-length|components[1].cards[1].components[1].text: max-length" },
        { Marketing(Body, Carousel(CardWithText(160), ImageCard)), "components[1].cards[1]: same-shape" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_definition_that_breaks_a_rule_is_told_this_rule_and_no_other(string json, string problems) =>
        TemplateDefinition.Parse(json).FindProblems().Select(problem => $"{problem.Path}: {problem.Rule}").Should().Equal(problems.Split('|'));

    public static TheoryData<string> OnTheLimit =>
    [
        Whole(name: new string('a', 512)),
        Whole(name: "a_1"),
        Whole(language: "fil"),
        Whole(language: "prs_AF"),
        Whole(category: "utility"),
        Whole(more: "\"parameter_format\":\"positional\","),
        """{"name":"a","language":"en","category":"UTILITY","library_template_name":"delivery_update_1"}""",
        Of("""{"type":"HEADER","format":"LOCATION"}""", Body, """{"type":"FOOTER","text":"Bye"}""", List(Quick("A"))),
        Of("""{"type":"CALL_PERMISSION_REQUEST"}""", Body),
        Of(Body, """{"type":"NEWS_TICKER","speed":3}"""),
        Text("Here {{1}}, {{2}}.", "a", "b"),
        Text("Here {{2}} and {{1}}.", "a", "b"),
        Text("Here {{1}} and {{1}}.", "a"),
        Named("Here {{name_2}} is.", "name_2"),
        Of($$"""{"type":"HEADER","format":"TEXT","text":"{{new string('a', 60)}}"}""", Body),
        Of("""{"type":"HEADER","format":"TEXT","text":"{{1}}","example":{"header_text":["a"]}}""", Body),
        Of($$"""{"type":"HEADER","format":"DOCUMENT",{{Handle}}}""", Body),
        Marketing($$"""{"type":"HEADER","format":"GIF",{{Handle}}}""", Body),
        Marketing("""{"type":"HEADER","format":"PRODUCT"}""", Body, List("""{"type":"SPM","text":"View"}""")),
        Text(new string('a', 1024)),
        Of(Body, $$"""{"type":"FOOTER","text":"{{new string('a', 60)}}"}"""),
        Whole(more: "\"message_send_ttl_seconds\":30,"),
        Whole(more: "\"message_send_ttl_seconds\":43200,"),
        Whole(more: "\"message_send_ttl_seconds\":-1,"),
        Whole("MARKETING", more: "\"message_send_ttl_seconds\":43200,"),
        Whole("MARKETING", more: "\"message_send_ttl_seconds\":2592000,"),
        AuthenticationWith(more: "\"message_send_ttl_seconds\":900,"),
        Buttons([.. Enumerable.Range(1, 10).Select(i => Quick($"No {i}"))]),
        Buttons(Quick("A"), Quick("B"), UrlButton, Phone("+15551234567")),
        Buttons(UrlButton, UrlButton, Phone("+15551234567"), Quick("A"), Quick("B")),
        Buttons(Quick(new string('a', 25))),
        Buttons(Phone("+1234567890123456789")),
        Buttons($$"""{"type":"URL","text":"Open","url":"https://a.example/{{new string('a', 1982)}}"}"""),
        Buttons("""{"type":"URL","text":"Open","url":"https://a.example/?q={{1}}","example":["https://a.example/?q=1"]}"""),
        Buttons($$"""{"type":"COPY_CODE","example":"{{new string('A', 20)}}"}"""),
        Buttons("""{"type":"FLOW","text":"Book","flow_name":"a","flow_action":"navigate","navigate_screen":"A","icon":"REVIEW"}"""),
        Buttons("""{"type":"FLOW","text":"Book","flow_json":"{}","flow_action":"data_exchange"}"""),
        Buttons("""{"type":"REQUEST_CONTACT_INFO"}"""),
        Buttons("""{"type":"TELEPORT","where":"home"}"""),
        Marketing(Body, """{"type":"FOOTER","text":"Bye"}""", List("""{"type":"CATALOG","text":"View catalog"}""")),
        Marketing("""{"type":"HEADER","format":"TEXT","text":"Hi"}""", Body, List("""{"type":"MPM","text":"View items"}""")),
        Order(["""{"type":"ORDER_DETAILS","text":"Buy now"}""", .. Enumerable.Range(1, 9).Select(i => Quick($"No {i}"))]),
        Authentication("""{"type":"BODY","add_security_recommendation":true}""", """{"type":"FOOTER","code_expiration_minutes":1}""", Otp),
        Authentication("""{"type":"BODY"}""", """{"type":"FOOTER","code_expiration_minutes":90}""", Otp),
        OneTime($"\"otp_type\":\"COPY_CODE\",\"text\":\"{new string('a', 25)}\""),
        OneTime($"\"otp_type\":\"ONE_TAP\",\"autofill_text\":\"{new string('a', 25)}\",\"supported_apps\":[{Join(Enumerable.Repeat(App(), 5))}]"),
        OneTime($"\"otp_type\":\"ONE_TAP\",\"supported_apps\":[{App(package: "a." + new string('b', 222))}]"),
        OneTime($"\"otp_type\":\"ZERO_TAP\",\"supported_apps\":[{App(hash: "K8a/AIN+GX=")}],\"zero_tap_terms_accepted\":true"),
        Marketing($$"""{"type":"HEADER","format":"VIDEO",{{Handle}}}""", Offer, $$"""{"type":"BODY","text":"{{new string('a', 600)}}"}""", List("""{"type":"COPY_CODE","example":"A1"}""", UrlButton)),
        Marketing($$$"""{"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"{{{new string('a', 16)}}}"}}""", Body, List(UrlButton)),
        Marketing(Body, Carousel(ImageCard, ImageCard)),
        Marketing(Body, Carousel([.. Enumerable.Repeat(CardWithText(160), 10)])),
        Marketing(Body, Carousel(Card(Quick("A"), UrlButton), Card(Quick("B"), UrlButton))),
        Marketing(Body, Carousel(ProductCard, ProductCard)),
    ];

    [Theory]
    [MemberData(nameof(OnTheLimit))]
    public void A_definition_on_the_limit_breaks_no_rule(string json) => TemplateDefinition.Parse(json).FindProblems().Should().BeEmpty();

    [Fact]
    public void All_broken_rules_are_told_at_once_with_the_limit_and_what_was_found()
    {
        Action build = () => TemplateDefinition.Utility("Order Ready", "en_US").Body("{{1}} is ready", o => o.Example("a").Example("b")).Footer(new string('x', 61)).QuickReply(new string('y', 26)).Build();

        IReadOnlyList<ValidationProblem> problems = build.Should().Throw<KapsoValidationException>().Which.Problems;

        problems.Select(problem => $"{problem.Path}: {problem.Rule} {problem.Limit} {problem.Value}").Should().Equal(
            "name: pattern a-z 0-9 _ Order Ready",
            "components[0].text: placeholder-at-start  {{1}}",
            "components[0].example: example-unknown 1 2",
            "components[1].text: max-length 60 61",
            "components[2].buttons[0].text: max-length 25 26");
    }

    private static string Whole(string category = "UTILITY", string name = "order_ready", string language = "en_US", string more = "") =>
        $$"""{"name":"{{name}}","language":"{{language}}","category":"{{category}}",{{more}}"components":[{{Body}}]}""";

    private static string Of(params string[] components) => $$"""{"name":"a","language":"en","category":"UTILITY","components":[{{Join(components)}}]}""";

    private static string Marketing(params string[] components) => $$"""{"name":"a","language":"en","category":"MARKETING","components":[{{Join(components)}}]}""";

    private static string Order(params string[] buttons) => $$"""{"name":"a","language":"en","category":"UTILITY","display_format":"ORDER_DETAILS","components":[{{Body}},{{List(buttons)}}]}""";

    private static string Authentication(params string[] components) => $$"""{"name":"a","language":"en","category":"AUTHENTICATION","components":[{{Join(components)}}]}""";

    private static string AuthenticationWith(string more) => $$"""{"name":"a","language":"en","category":"AUTHENTICATION",{{more}}"components":[{"type":"BODY"},{{Otp}}]}""";

    private static string OneTime(string members) => Authentication("""{"type":"BODY"}""", List($$"""{"type":"OTP",{{members}}}"""));

    private static string App(string package = "com.example.app", string hash = "K8a/AINcGX7") => $$"""{"package_name":"{{package}}","signature_hash":"{{hash}}"}""";

    private static string Text(string text, params string[] examples) =>
        Of($$"""{"type":"BODY","text":"{{text}}"{{(examples.Length == 0 ? "" : $$""","example":{"body_text":[[{{Join(examples.Select(example => $"\"{example}\""))}}]]}""")}}}""");

    private static string Named(string text, params string[] examples) =>
        $$"""{"name":"a","language":"en","category":"UTILITY","parameter_format":"NAMED","components":[{"type":"BODY","text":"{{text}}"{{(examples.Length == 0 ? "" : $$""","example":{"body_text_named_params":[{{Join(examples.Select(example => $$"""{"param_name":"{{example}}","example":"x"}"""))}}]}""")}}}]}""";

    private static string Buttons(params string[] buttons) => Of(Body, List(buttons));

    private static string List(params string[] buttons) => $$"""{"type":"BUTTONS","buttons":[{{Join(buttons)}}]}""";

    private static string Quick(string text) => $$"""{"type":"QUICK_REPLY","text":"{{text}}"}""";

    private static string Phone(string number) => $$"""{"type":"PHONE_NUMBER","text":"Call","phone_number":"{{number}}"}""";

    private static string Carousel(params string[] cards) => $$"""{"type":"CAROUSEL","cards":[{{Join(cards)}}]}""";

    private static string Card(params string[] buttons) => $$"""{"components":[{"type":"HEADER","format":"IMAGE",{{Handle}}},{{List(buttons)}}]}""";

    private static string CardWithText(int length) =>
        $$"""{"components":[{"type":"HEADER","format":"IMAGE",{{Handle}}},{"type":"BODY","text":"{{new string('a', length)}}"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"More"}]}]}""";

    private static string Join(IEnumerable<string> parts) => string.Join(',', parts);
}
