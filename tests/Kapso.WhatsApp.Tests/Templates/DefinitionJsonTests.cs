using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Templates;

/// <summary>The exact JSON of templates and of the messages made from them.</summary>
public sealed class DefinitionJsonTests
{
    private const string Recipient = "15551234567";

    private static readonly TemplateDefinition OrderReady = TemplateDefinition.Utility("order_ready", "en_US")
        .NamedParameters()
        .Header("Order {{order_id}} is ready", o => o.Example("order_id", "ORDER-123"))
        .Body("Hi {{customer_name}}, your order is {{status}} now.", o => o.Example("customer_name", "Alex").Example("status", "packed"))
        .Footer("Acme")
        .QuickReply("Thanks")
        .UrlButton("Track", "https://acme.example/track/{{1}}", "https://acme.example/track/123")
        .Build();

    private static readonly TemplateDefinition Sale = TemplateDefinition.Marketing("summer_sale", "en_US")
        .HeaderImage("4::aW1hZ2U")
        .Body("Hi {{1}}, everything is {{2}} off!", o => o.Example("Alex").Example("20%"))
        .CopyCodeButton("SUMMER20")
        .TimeToLive(TimeSpan.FromHours(12))
        .Build();

    private static readonly TemplateDefinition Code = TemplateDefinition.Authentication("login_code", "en_US").SecurityRecommendation().CodeExpiration(TimeSpan.FromMinutes(10)).CopyCode("Copy code").Build();

    private static readonly TemplateDefinition Shelf = TemplateDefinition.Marketing("shelf", "en_US")
        .Body("New on the shelf, {{1}}:", o => o.Example("Alex"))
        .Card(card => card.HeaderImage("4::one").Body("The {{1}} tea.", o => o.Example("green")).QuickReply("More").UrlButton("Buy", "https://acme.example/{{1}}", "https://acme.example/tea"))
        .Card(card => card.HeaderImage("4::two").Body("The {{1}} tea.", o => o.Example("black")).QuickReply("More").UrlButton("Buy", "https://acme.example/{{1}}", "https://acme.example/tea"))
        .Build();

    private static readonly TemplateDefinition Weekend = TemplateDefinition.Marketing("weekend", "en_US")
        .HeaderVideo("4::dmlkZW8")
        .LimitedTimeOffer("Ends on Sunday")
        .Body("Only this weekend.")
        .CopyCodeButton("WEEKEND")
        .UrlButton("Shop", "https://acme.example/shop?c={{1}}", "https://acme.example/shop?c=1")
        .Build();

    [Fact]
    public void A_utility_template_with_names() => OrderReady.ToJson().Should().Be(
        """{"name":"order_ready","language":"en_US","category":"UTILITY","parameter_format":"NAMED","components":[{"type":"HEADER","format":"TEXT","text":"Order {{order_id}} is ready","example":{"header_text_named_params":[{"param_name":"order_id","example":"ORDER-123"}]}},{"type":"BODY","text":"Hi {{customer_name}}, your order is {{status}} now.","example":{"body_text_named_params":[{"param_name":"customer_name","example":"Alex"},{"param_name":"status","example":"packed"}]}},{"type":"FOOTER","text":"Acme"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Thanks"},{"type":"URL","text":"Track","url":"https://acme.example/track/{{1}}","example":["https://acme.example/track/123"]}]}]}""");

    [Fact]
    public async Task A_message_from_it() => await ShouldSend(
        OrderReady.CreateMessage().Set("order_id", "ORDER-7").Set("status", "packed").Set("customer_name", "Bo").QuickReplyButton(0, "thanks-7").UrlButton(1, "7").Build(),
        """{"name":"order_ready","language":{"code":"en_US"},"components":[{"type":"header","parameters":[{"type":"text","parameter_name":"order_id","text":"ORDER-7"}]},{"type":"body","parameters":[{"type":"text","parameter_name":"status","text":"packed"},{"type":"text","parameter_name":"customer_name","text":"Bo"}]},{"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"thanks-7"}]},{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"7"}]}]}""");

    [Fact]
    public void A_marketing_template_with_a_picture() => Sale.ToJson().Should().Be(
        """{"name":"summer_sale","language":"en_US","category":"MARKETING","components":[{"type":"HEADER","format":"IMAGE","example":{"header_handle":["4::aW1hZ2U"]}},{"type":"BODY","text":"Hi {{1}}, everything is {{2}} off!","example":{"body_text":[["Alex","20%"]]}},{"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"SUMMER20"}]}],"message_send_ttl_seconds":43200}""");

    [Fact]
    public async Task A_message_with_the_picture() => await ShouldSend(
        Sale.CreateMessage().HeaderImage(Media.FromId("930")).Body("Bo", "30%").CopyCodeButton(0, "BO30").Build(),
        """{"name":"summer_sale","language":{"code":"en_US"},"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"930"}}]},{"type":"body","parameters":[{"type":"text","text":"Bo"},{"type":"text","text":"30%"}]},{"type":"button","sub_type":"copy_code","index":"0","parameters":[{"type":"coupon_code","coupon_code":"BO30"}]}]}""");

    [Fact]
    public void An_authentication_template() => Code.ToJson().Should().Be(
        """{"name":"login_code","language":"en_US","category":"AUTHENTICATION","components":[{"type":"BODY","add_security_recommendation":true},{"type":"FOOTER","code_expiration_minutes":10},{"type":"BUTTONS","buttons":[{"type":"OTP","text":"Copy code","otp_type":"COPY_CODE"}]}]}""");

    [Fact]
    public async Task A_code() => await ShouldSend(
        Code.CreateMessage().AuthenticationCode("123456").Build(),
        """{"name":"login_code","language":{"code":"en_US"},"components":[{"type":"body","parameters":[{"type":"text","text":"123456"}]},{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"123456"}]}]}""");

    [Fact]
    public void Templates_that_hand_the_code_to_an_app()
    {
        SupportedApp app = new() { PackageName = "com.acme.app", SignatureHash = "K8a/AINcGX7" };

        TemplateDefinition.Authentication("a", "en").OneTap([app], autofillText: "Fill in").Build().ToJson().Should().Be(
            """{"name":"a","language":"en","category":"AUTHENTICATION","components":[{"type":"BODY"},{"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"ONE_TAP","autofill_text":"Fill in","supported_apps":[{"package_name":"com.acme.app","signature_hash":"K8a/AINcGX7"}]}]}]}""");
        TemplateDefinition.Authentication("a", "en").ZeroTap([app]).Build().ToJson().Should().Be(
            """{"name":"a","language":"en","category":"AUTHENTICATION","components":[{"type":"BODY"},{"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"ZERO_TAP","supported_apps":[{"package_name":"com.acme.app","signature_hash":"K8a/AINcGX7"}],"zero_tap_terms_accepted":true}]}]}""");
    }

    [Fact]
    public void A_carousel() => Shelf.ToJson().Should().Be(
        """{"name":"shelf","language":"en_US","category":"MARKETING","components":[{"type":"BODY","text":"New on the shelf, {{1}}:","example":{"body_text":[["Alex"]]}},{"type":"CAROUSEL","cards":[{"components":[{"type":"HEADER","format":"IMAGE","example":{"header_handle":["4::one"]}},{"type":"BODY","text":"The {{1}} tea.","example":{"body_text":[["green"]]}},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"More"},{"type":"URL","text":"Buy","url":"https://acme.example/{{1}}","example":["https://acme.example/tea"]}]}]},{"components":[{"type":"HEADER","format":"IMAGE","example":{"header_handle":["4::two"]}},{"type":"BODY","text":"The {{1}} tea.","example":{"body_text":[["black"]]}},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"More"},{"type":"URL","text":"Buy","url":"https://acme.example/{{1}}","example":["https://acme.example/tea"]}]}]}]}]}""");

    [Fact]
    public async Task A_message_with_its_cards() => await ShouldSend(
        Shelf.CreateMessage().Body("Bo")
            .Card(card => card.HeaderImage(Media.FromId("1")).Body("white").QuickReplyButton(0, "white").UrlButton(1, "white"))
            .Card(card => card.HeaderImage(Media.FromId("2")).Body("red").QuickReplyButton(0, "red").UrlButton(1, "red"))
            .Build(),
        """{"name":"shelf","language":{"code":"en_US"},"components":[{"type":"body","parameters":[{"type":"text","text":"Bo"}]},{"type":"carousel","cards":[{"card_index":0,"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"1"}}]},{"type":"body","parameters":[{"type":"text","text":"white"}]},{"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"white"}]},{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"white"}]}]},{"card_index":1,"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"2"}}]},{"type":"body","parameters":[{"type":"text","text":"red"}]},{"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"red"}]},{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"red"}]}]}]}]}""");

    [Fact]
    public void A_limited_time_offer() => Weekend.ToJson().Should().Be(
        """{"name":"weekend","language":"en_US","category":"MARKETING","components":[{"type":"HEADER","format":"VIDEO","example":{"header_handle":["4::dmlkZW8"]}},{"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"Ends on Sunday","has_expiration":true}},{"type":"BODY","text":"Only this weekend."},{"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"WEEKEND"},{"type":"URL","text":"Shop","url":"https://acme.example/shop?c={{1}}","example":["https://acme.example/shop?c=1"]}]}]}""");

    [Fact]
    public async Task A_message_with_the_offer() => await ShouldSend(
        Weekend.CreateMessage().HeaderVideo(Media.FromLink("https://acme.example/v.mp4")).LimitedTimeOffer(DateTimeOffset.FromUnixTimeMilliseconds(1735689600000)).CopyCodeButton(0, "NOW").UrlButton(1, "9").Build(),
        """{"name":"weekend","language":{"code":"en_US"},"components":[{"type":"header","parameters":[{"type":"video","video":{"link":"https://acme.example/v.mp4"}}]},{"type":"button","sub_type":"copy_code","index":"0","parameters":[{"type":"coupon_code","coupon_code":"NOW"}]},{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"9"}]},{"type":"limited_time_offer","parameters":[{"type":"limited_time_offer","limited_time_offer":{"expiration_time_ms":1735689600000}}]}]}""");

    [Fact]
    public void Every_other_part_and_button()
    {
        TemplateDefinition.Utility("a", "en").HeaderLocation().Body("Here.").CallPermissionRequest().PhoneNumberButton("Call", "+15551234567").FlowButton("Book", "12", "START").VoiceCallButton("Talk").ContactInfoButton().Build()
            .ToJson().Should().Be("""{"name":"a","language":"en","category":"UTILITY","components":[{"type":"HEADER","format":"LOCATION"},{"type":"BODY","text":"Here."},{"type":"BUTTONS","buttons":[{"type":"PHONE_NUMBER","text":"Call","phone_number":"\u002B15551234567"},{"type":"FLOW","text":"Book","flow_id":"12","flow_action":"navigate","navigate_screen":"START"},{"type":"VOICE_CALL","text":"Talk"},{"type":"REQUEST_CONTACT_INFO"}]},{"type":"CALL_PERMISSION_REQUEST"}]}""");
        TemplateDefinition.Utility("a", "en").HeaderDocument("4::d").Body("Pay.").OrderDetailsButton().QuickReply("Later").Build()
            .ToJson().Should().Be("""{"name":"a","language":"en","category":"UTILITY","display_format":"ORDER_DETAILS","components":[{"type":"HEADER","format":"DOCUMENT","example":{"header_handle":["4::d"]}},{"type":"BODY","text":"Pay."},{"type":"BUTTONS","buttons":[{"type":"ORDER_DETAILS","text":"Review and Pay"},{"type":"QUICK_REPLY","text":"Later"}]}]}""");
        TemplateDefinition.Marketing("a", "en").HeaderGif("4::g").Body("Look.").Build()
            .ToJson().Should().Be("""{"name":"a","language":"en","category":"MARKETING","components":[{"type":"HEADER","format":"GIF","example":{"header_handle":["4::g"]}},{"type":"BODY","text":"Look."}]}""");
        TemplateDefinition.Marketing("a", "en").HeaderProduct().Body("Look.").SingleProductButton().Build()
            .ToJson().Should().Be("""{"name":"a","language":"en","category":"MARKETING","components":[{"type":"HEADER","format":"PRODUCT"},{"type":"BODY","text":"Look."},{"type":"BUTTONS","buttons":[{"type":"SPM","text":"View"}]}]}""");
        TemplateDefinition.Marketing("a", "en").Body("Look.").CatalogButton().Build()
            .ToJson().Should().Be("""{"name":"a","language":"en","category":"MARKETING","components":[{"type":"BODY","text":"Look."},{"type":"BUTTONS","buttons":[{"type":"CATALOG","text":"View catalog"}]}]}""");
        TemplateDefinition.Marketing("a", "en").Header("Cart").Body("Look.").MultiProductButton().Build()
            .ToJson().Should().Be("""{"name":"a","language":"en","category":"MARKETING","components":[{"type":"HEADER","format":"TEXT","text":"Cart"},{"type":"BODY","text":"Look."},{"type":"BUTTONS","buttons":[{"type":"MPM","text":"View items"}]}]}""");
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void A_definition_survives_being_written_and_read(string json) => TemplateDefinition.Parse(json).ToJson().Should().Be(json);

    public static TheoryData<string> Definitions =>
    [
        OrderReady.ToJson(), Sale.ToJson(), Code.ToJson(), Shelf.ToJson(), Weekend.ToJson(),
        """{"name":"a","language":"en","category":"UTILITY","components":[{"type":"TICKER","speed":3},{"type":"BODY","text":"x","shade":"blue"},{"type":"BUTTONS","buttons":[{"type":"TELEPORT","to":[1,2]},{"type":"URL","text":"A","url":"https://a.example","app_deep_link":{"meta_app_id":"5","android_deep_link":"app://x"}}]}],"library_template_name":"lib","library_template_body_inputs":{"add_contact_number":true},"library_template_button_inputs":[{"type":"URL"}],"degrees_of_freedom_spec":{"creative_features_spec":{}},"cta_url_link_tracking_opted_out":true,"mood":"good"}""",
        """{"name":"a","language":"en","category":"UTILITY","components":[{"type":"FOOTER","code_expiration_minutes":"soon"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"no address"},"odd"]},7]}""",
    ];

    [Fact]
    public void Kinds_are_read_in_any_case_and_examples_in_any_form()
    {
        TemplateDefinition definition = TemplateDefinition.Parse(
            """{"name":"a","language":"en","category":"utility","components":[{"type":"header","format":"TEXT","text":"x"},{"type":"body","text":"a {{1}} b","example":{"body_text":["one"]}},{"type":"Body","text":"b","example":{"body_text":"two"}},{"type":"buttons","buttons":[{"type":"copy_code","example":["SAVE"]},{"type":"flow","flow_id":12}]}]}""");

        definition.Components.Should().SatisfyRespectively(
            header => header.Should().BeOfType<HeaderDefinition>(),
            body => body.Should().BeOfType<BodyDefinition>().Which.Example!.BodyText.Should().ContainSingle().Which.Should().Equal("one"),
            body => body.Should().BeOfType<BodyDefinition>().Which.Example!.BodyText.Should().ContainSingle().Which.Should().Equal("two"),
            buttons => buttons.Should().BeOfType<ButtonsDefinition>().Which.Buttons.Should().SatisfyRespectively(
                code => code.Should().BeOfType<CopyCodeButtonDefinition>().Which.Example.Should().Be("SAVE"),
                flow => flow.Should().BeOfType<FlowButtonDefinition>().Which.FlowId.Should().Be("12")));
    }

    [Fact]
    public void What_the_API_returns_becomes_a_definition_again() =>
        TemplateDefinition.Parse("""{"id":"5","status":"APPROVED","quality_score":{"score":"GREEN"},"name":"a","language":"en","category":"UTILITY","parameter_format":"POSITIONAL","components":[{"type":"BODY","text":"x"}]}""")
            .ToJson().Should().Be("""{"name":"a","language":"en","category":"UTILITY","parameter_format":"POSITIONAL","components":[{"type":"BODY","text":"x"}]}""");

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"name":"a"}""")]
    [InlineData("""{"status":"APPROVED","name":"a"}""")]
    [InlineData("""{"name":"\ud83d","language":"en","category":"UTILITY"}""")]
    [InlineData("""{"\ud83d":1,"name":"a","language":"en","category":"UTILITY"}""")]
    [InlineData("""{"name":"a","language":"en","category":"UTILITY","degrees_of_freedom_spec":"\ude00"}""")]
    [InlineData("""{"name":"a","language":"en","category":"UTILITY","components":[{"type":"MOON","text":"\ud83d"}]}""")]
    public void What_is_no_template_is_refused(string json) => ((Action)(() => TemplateDefinition.Parse(json))).Should().Throw<JsonException>();

    [Fact]
    public void Half_a_character_is_refused_in_a_string_too() =>
        ((Action)(() => TemplateDefinition.Parse($$"""{"name":"{{'\uD83D'}}","language":"en","category":"UTILITY"}"""))).Should().Throw<JsonException>();

    private static async Task ShouldSend(TemplateMessage message, string template)
    {
        (_, SeenRequest request) = await Exchange.Make("""{"messages":[{"id":"wamid.1"}]}""", kapso => kapso.Messages.SendAsync("647", Recipient, message));

        using JsonDocument body = JsonDocument.Parse(request.Body!);
        body.RootElement.GetProperty("type").GetString().Should().Be("template");
        body.RootElement.GetProperty("template").GetRawText().Should().Be(template);
    }
}
