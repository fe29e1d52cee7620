using System.Net;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages;

/// <summary>What goes over the wire for a send: method, path, headers and the exact body.</summary>
public class SendWireTests
{
    private const string Wamid = "wamid.HBgLMTU1NQ==";

    public static TheoryData<string, OutgoingMessage, string> Bodies => new()
    {
        { "text", new TextMessage("Hello"), """{"type":"text","text":{"body":"Hello"}}""" },
        { "text with preview", new TextMessage("See https://example.com") { PreviewUrl = false }, """{"type":"text","text":{"body":"See https://example.com","preview_url":false}}""" },
        { "image by link", new ImageMessage(Media.FromLink("https://example.com/a.jpg")) { Caption = "Photo" }, """{"type":"image","image":{"link":"https://example.com/a.jpg","caption":"Photo"}}""" },
        { "image by id", new ImageMessage(Media.FromId("1013859600285441")), """{"type":"image","image":{"id":"1013859600285441"}}""" },
        { "video", new VideoMessage(Media.FromLink("https://example.com/a.mp4")) { Caption = "Clip" }, """{"type":"video","video":{"link":"https://example.com/a.mp4","caption":"Clip"}}""" },
        { "audio", new AudioMessage(Media.FromLink("https://example.com/a.mp3")), """{"type":"audio","audio":{"link":"https://example.com/a.mp3"}}""" },
        { "voice", new AudioMessage(Media.FromId("99")) { Voice = true }, """{"type":"audio","audio":{"id":"99","voice":true}}""" },
        { "document", new DocumentMessage(Media.FromLink("https://example.com/i.pdf")) { Caption = "March", FileName = "invoice.pdf" }, """{"type":"document","document":{"link":"https://example.com/i.pdf","caption":"March","filename":"invoice.pdf"}}""" },
        { "sticker", new StickerMessage(Media.FromId("7")), """{"type":"sticker","sticker":{"id":"7"}}""" },
        { "location", new LocationMessage(37.7749, -122.4194) { Name = "Office", Address = "1 Main St" }, """{"type":"location","location":{"latitude":37.7749,"longitude":-122.4194,"name":"Office","address":"1 Main St"}}""" },
        { "contacts", new ContactsMessage(ContactCard.Create("Ana Rojas", "+56955550101", "56955550101")), """{"type":"contacts","contacts":[{"name":{"formatted_name":"Ana Rojas"},"phones":[{"phone":"+56955550101","wa_id":"56955550101"}]}]}""" },
        { "reaction", new ReactionMessage(Wamid, "👍"), """{"type":"reaction","reaction":{"message_id":"wamid.HBgLMTU1NQ==","emoji":"👍"}}""" },
        { "reaction removed", ReactionMessage.Remove(Wamid), """{"type":"reaction","reaction":{"message_id":"wamid.HBgLMTU1NQ==","emoji":""}}""" },
        { "buttons", Interactive.Buttons().Body("Sure?").Reply("yes", "Yes").Reply("no", "No").Build(), """{"type":"interactive","interactive":{"type":"button","body":{"text":"Sure?"},"action":{"buttons":[{"type":"reply","reply":{"id":"yes","title":"Yes"}},{"type":"reply","reply":{"id":"no","title":"No"}}]}}}""" },
        { "list", Interactive.List("Open").Body("Pick").Section("Fast", s => s.Row("a", "A", "now")).Build(), """{"type":"interactive","interactive":{"type":"list","body":{"text":"Pick"},"action":{"button":"Open","sections":[{"title":"Fast","rows":[{"id":"a","title":"A","description":"now"}]}]}}}""" },
        { "cta url", Interactive.CallToAction("Open", "https://example.com").Body("Look").Build(), """{"type":"interactive","interactive":{"type":"cta_url","body":{"text":"Look"},"action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://example.com"}}}}""" },
        { "location request", Interactive.LocationRequest("Where?").Build(), """{"type":"interactive","interactive":{"type":"location_request_message","body":{"text":"Where?"},"action":{"name":"send_location"}}}""" },
        { "flow", Interactive.Flow("123", "Book").Body("Book").Token("t").Navigate("FIRST").Build(), """{"type":"interactive","interactive":{"type":"flow","body":{"text":"Book"},"action":{"name":"flow","parameters":{"flow_message_version":"3","flow_id":"123","flow_cta":"Book","flow_token":"t","flow_action":"navigate","flow_action_payload":{"screen":"FIRST"}}}}}""" },
        { "product", Interactive.Product("CATALOG_ID", "SKU_1234").Body("Body").Build(), """{"type":"interactive","interactive":{"type":"product","body":{"text":"Body"},"action":{"catalog_id":"CATALOG_ID","product_retailer_id":"SKU_1234"}}}""" },
        { "product list", Interactive.ProductList("CATALOG_ID").Header("Head").Body("Body").Section("Popular", "SKU_1234").Build(), """{"type":"interactive","interactive":{"type":"product_list","header":{"type":"text","text":"Head"},"body":{"text":"Body"},"action":{"catalog_id":"CATALOG_ID","sections":[{"title":"Popular","product_items":[{"product_retailer_id":"SKU_1234"}]}]}}}""" },
        { "catalog", Interactive.Catalog().Body("All").Thumbnail("SKU").Build(), """{"type":"interactive","interactive":{"type":"catalog_message","body":{"text":"All"},"action":{"name":"catalog_message","parameters":{"thumbnail_product_retailer_id":"SKU"}}}}""" },
        { "template", new TemplateMessage("hello_world", "en_US"), """{"type":"template","template":{"name":"hello_world","language":{"code":"en_US"}}}""" },
        { "named template", TemplateMessage.Named("order_status_update", "en_US").Header("order_id", "ORDER-123").Body("customer_name", "Alex").Body("status", "shipped").UrlButton(0, "ORDER-123").Build(), """{"type":"template","template":{"name":"order_status_update","language":{"code":"en_US"},"components":[{"type":"header","parameters":[{"type":"text","parameter_name":"order_id","text":"ORDER-123"}]},{"type":"body","parameters":[{"type":"text","parameter_name":"customer_name","text":"Alex"},{"type":"text","parameter_name":"status","text":"shipped"}]},{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"ORDER-123"}]}]}}""" },
        { "positional template", TemplateMessage.Positional("update", "fil").HeaderImage(Media.FromLink("https://example.com/a.jpg")).Body("Alex", "shipped").QuickReplyButton(1, "yes").Build(), """{"type":"template","template":{"name":"update","language":{"code":"fil"},"components":[{"type":"header","parameters":[{"type":"image","image":{"link":"https://example.com/a.jpg"}}]},{"type":"body","parameters":[{"type":"text","text":"Alex"},{"type":"text","text":"shipped"}]},{"type":"button","sub_type":"quick_reply","index":"1","parameters":[{"type":"payload","payload":"yes"}]}]}}""" },
        { "authentication", TemplateMessage.AuthenticationCode("verify", "en", "123456"), """{"type":"template","template":{"name":"verify","language":{"code":"en"},"components":[{"type":"body","parameters":[{"type":"text","text":"123456"}]},{"type":"button","sub_type":"url","index":"0","parameters":[{"type":"text","text":"123456"}]}]}}""" },
        { "raw", RawMessage.FromJson("pin", """{"type":"pin","message_id":"x","expiration_days":7}"""), """{"type":"pin","pin":{"type":"pin","message_id":"x","expiration_days":7}}""" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_message_goes_out_exactly_as_the_api_takes_it(string kind, OutgoingMessage message, string content)
    {
        using KapsoUnderTest kapso = new(options => options.GenerateCallbackData = false, KapsoUnderTest.Sent);

        await kapso.Client.Messages.SendAsync(KapsoUnderTest.PhoneNumberId, KapsoUnderTest.To, message);

        SeenRequest request = kapso.Transport.Requests.Single();
        request.Method.Should().Be(HttpMethod.Post, kind);
        request.Uri.AbsoluteUri.Should().Be("https://api.kapso.ai/meta/whatsapp/v24.0/647015955153740/messages");
        request.Headers["X-API-Key"].Should().Be(KapsoUnderTest.ApiKey);
        request.Headers["User-Agent"].Should().StartWith("Kapso.WhatsApp/");
        ShouldBe(request.Body!, content, ("messaging_product", "whatsapp"), ("to", KapsoUnderTest.To));
    }

    [Fact]
    public async Task Everything_that_can_be_said_about_a_send_is_said()
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);
        SendOptions options = new() { ReplyToMessageId = Wamid, CallbackData = "order-7", MessagingAccountId = "waba-1", RecipientIdentityKeyHash = "hash" };

        SentMessage sent = await kapso.Client.Messages.SendTextAsync("1", Recipient.FromBusinessScopedUserId("US.13491208655302741918"), "Hi", options);

        sent.CallbackData.Should().Be("order-7");
        ShouldBe(
            kapso.Transport.Requests.Single().Body!,
            """{"type":"text","text":{"body":"Hi"},"context":{"message_id":"wamid.HBgLMTU1NQ=="}}""",
            ("messaging_product", "whatsapp"),
            ("recipient", "US.13491208655302741918"),
            ("biz_opaque_callback_data", "order-7"),
            ("messaging_account_id", "waba-1"),
            ("recipient_identity_key_hash", "hash"));
    }

    [Theory]
    [InlineData("+1 (555) 123-45.67", "to", "+15551234567")]
    [InlineData("15551234567", "to", "15551234567")]
    [InlineData("US.1349", "recipient", "US.1349")]
    [InlineData("US.ENT.5068", "recipient", "US.ENT.5068")]
    public async Task A_text_becomes_the_right_kind_of_recipient(string recipient, string member, string value)
    {
        using KapsoUnderTest kapso = new(options => options.GenerateCallbackData = false, KapsoUnderTest.Sent);

        await kapso.Client.Messages.SendTextAsync("1", recipient, "Hi");

        ShouldBe(kapso.Transport.Requests.Single().Body!, """{"type":"text","text":{"body":"Hi"}}""", ("messaging_product", "whatsapp"), (member, value));
    }

    [Fact]
    public async Task A_group_is_named_as_one()
    {
        using KapsoUnderTest kapso = new(options => options.GenerateCallbackData = false, KapsoUnderTest.Sent);

        await kapso.Client.Messages.SendTextAsync("1", Recipient.FromGroupId("120363@g.us"), "Hi");

        ShouldBe(kapso.Transport.Requests.Single().Body!, """{"type":"text","text":{"body":"Hi"}}""", ("messaging_product", "whatsapp"), ("recipient_type", "group"), ("to", "120363@g.us"));
    }

    [Fact]
    public async Task A_send_without_callback_data_is_given_an_id()
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);

        SentMessage first = await kapso.SendText();
        SentMessage second = await kapso.SendText();

        first.CallbackData.Should().HaveLength(32).And.NotBe(second.CallbackData);
        kapso.Transport.Requests.First().Body.Should().Contain(first.CallbackData);
    }

    [Fact]
    public async Task Whatever_else_the_response_to_a_send_says_is_kept()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(
            System.Net.HttpStatusCode.OK,
            """{"messaging_product":"whatsapp","contacts":[{"input":"1","wa_id":"1","vip":true}],"messages":[{"id":"wamid.1","message_status":"accepted","group_id":"g1"},{"id":"wamid.2"}],"queue":7}"""));

        SentMessage sent = await kapso.SendText();

        sent.AdditionalData.Keys.Should().BeEquivalentTo("vip", "group_id", "queue");
        (sent.AdditionalData["vip"].GetBoolean(), sent.AdditionalData["group_id"].GetString(), sent.AdditionalData["queue"].GetInt32()).Should().Be((true, "g1", 7));
    }

    [Fact]
    public async Task A_marketing_message_goes_to_its_own_path()
    {
        using KapsoUnderTest kapso = new(options => options.GenerateCallbackData = false, KapsoUnderTest.Sent);

        await kapso.Client.Messages.SendMarketingAsync("1", KapsoUnderTest.To, new TemplateMessage("sale", "en"));

        SeenRequest request = kapso.Transport.Requests.Single();
        request.Uri.AbsolutePath.Should().Be("/meta/whatsapp/v24.0/1/marketing_messages");
        ShouldBe(request.Body!, """{"type":"template","template":{"name":"sale","language":{"code":"en"}}}""", ("messaging_product", "whatsapp"), ("to", KapsoUnderTest.To));
    }

    [Theory]
    [InlineData(false, """{"messaging_product":"whatsapp","status":"read","message_id":"wamid.HBgLMTU1NQ=="}""")]
    [InlineData(true, """{"messaging_product":"whatsapp","status":"read","message_id":"wamid.HBgLMTU1NQ==","typing_indicator":{"type":"text"}}""")]
    public async Task Marking_as_read_says_so(bool typing, string body)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, """{"success":true}"""));

        await kapso.Client.Messages.MarkAsReadAsync("1", Wamid, typing);

        JsonNode.DeepEquals(JsonNode.Parse(kapso.Transport.Requests.Single().Body!), JsonNode.Parse(body)).Should().BeTrue();
        kapso.Transport.Requests.Single().Uri.AbsolutePath.Should().Be("/meta/whatsapp/v24.0/1/messages");
    }

    [Fact]
    public async Task The_answer_is_read_whole_and_unknown_members_do_no_harm()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, """
            {"messaging_product":"whatsapp","new":{"a":1},"contacts":[{"input":"US.1","wa_id":null,"user_id":"US.1","x":2}],"messages":[{"id":"wamid.1","message_status":"held_for_quality_assessment","y":[]}]}
            """));

        SentMessage sent = await kapso.SendText();

        sent.Should().BeEquivalentTo(new { Id = "wamid.1", Status = AcceptanceStatus.HeldForQualityAssessment, Input = "US.1", WaId = (string?)null, UserId = "US.1" });
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"messages":[]}""")]
    [InlineData("""{"messages":[{"id":""}]}""")]
    [InlineData("""{"messages":[null]}""")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task An_answer_that_names_no_message_is_no_success(string answer)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, answer));

        (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoSerializationException>()).Which.OutcomeUnknown.Should().BeTrue();
    }

    public static TheoryData<string, Recipient, OutgoingMessage, SendOptions, string, string> Refused => new()
    {
        { "blank body", KapsoUnderTest.To, new TextMessage(" "), new(), "body", "required" },
        { "long body", KapsoUnderTest.To, new TextMessage(new string('x', 4097)), new(), "body", "max-length" },
        { "no number", "555", new TextMessage("Hi"), new(), "to", "phone-number" },
        { "no BSUID", Recipient.FromBusinessScopedUserId("1349"), new TextMessage("Hi"), new(), "to", "pattern" },
        { "interactive to a group", Recipient.FromGroupId("g"), Interactive.LocationRequest("Where?").Build(), new(), "message", "group" },
        { "reaction as a reply", KapsoUnderTest.To, new ReactionMessage(Wamid, "👍"), new() { ReplyToMessageId = Wamid }, "options.replyToMessageId", "reaction" },
        { "one-time code to a BSUID", "US.1349", TemplateMessage.AuthenticationCode("verify", "en", "123456"), new(), "to", "phone-number" },
        { "long callback data", KapsoUnderTest.To, new TextMessage("Hi"), new() { CallbackData = new string('x', 513) }, "options.callbackData", "max-length" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_breaks_a_rule_is_refused_before_the_call(string what, Recipient to, OutgoingMessage message, SendOptions options, string path, string rule)
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);

        ValidationProblem problem = (await kapso.Client.Messages.Invoking(messages => messages.SendAsync("1", to, message, options))
            .Should().ThrowAsync<KapsoValidationException>()).Which.Problems.Should().ContainSingle(what).Which;

        (problem.Path, problem.Rule).Should().Be((path, rule));
        kapso.Transport.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_refused_phone_number_is_not_shown()
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);

        KapsoValidationException refused = (await kapso.Client.Messages.Invoking(messages => messages.SendTextAsync("1", "+155512345678902345", "Hi"))
            .Should().ThrowAsync<KapsoValidationException>()).Which;

        refused.ToString().Should().NotContain("5551234");
        refused.Problems.Single().Value.Should().Be("+**************2345");
    }

    private static void ShouldBe(string body, string content, params (string Name, string Value)[] envelope)
    {
        JsonObject expected = JsonNode.Parse(content)!.AsObject();
        foreach ((string name, string value) in envelope)
        {
            expected[name] = value;
        }

        JsonNode.DeepEquals(JsonNode.Parse(body), expected).Should().BeTrue("the body should be\n{0}\nbut is\n{1}\n", expected.ToJsonString(), body);
    }
}
