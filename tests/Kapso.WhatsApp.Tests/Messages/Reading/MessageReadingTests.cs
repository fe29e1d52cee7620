using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages.Reading;

/// <summary>What is read back: every kind of content, and whatever the server may send instead.</summary>
public sealed class MessageReadingTests
{
    public static TheoryData<string, string, MessageContent> Kinds => new()
    {
        { "text", """{"body":"Hi"}""", new TextContent { Body = "Hi" } },
        { "image", """{"id":"1","mime_type":"image/jpeg","sha256":"s","caption":"c","url":"https://lookaside.example/x"}""", new ImageContent { Id = "1", MimeType = "image/jpeg", Sha256 = "s", Caption = "c", Url = "https://lookaside.example/x" } },
        { "video", """{"id":"1","link":"https://app.example/v"}""", new VideoContent { Id = "1", Link = "https://app.example/v" } },
        { "audio", """{"id":"1","mime_type":"audio/ogg; codecs=opus","voice":true}""", new AudioContent { Id = "1", MimeType = "audio/ogg; codecs=opus", Voice = true } },
        { "document", """{"id":"1","filename":"a.pdf"}""", new DocumentContent { Id = "1", FileName = "a.pdf" } },
        { "sticker", """{"id":"1","animated":false}""", new StickerContent { Id = "1", Animated = false } },
        { "location", """{"latitude":"-33.4","longitude":-70.6,"name":"N","address":"A","url":"u"}""", new LocationContent { Latitude = -33.4, Longitude = -70.6, Name = "N", Address = "A", Url = "u" } },
        { "reaction", """{"message_id":"w","emoji":"👍"}""", new ReactionContent { MessageId = "w", Emoji = "👍" } },
        { "reaction", """{"message_id":"w"}""", new ReactionContent { MessageId = "w" } },
        { "interactive", """{"type":"button_reply","button_reply":{"id":"yes","title":"Yes"}}""", new ButtonReplyContent { Id = "yes", Title = "Yes" } },
        { "interactive", """{"list_reply":{"id":"r","title":"R","description":"D"},"type":"list_reply"}""", new ListReplyContent { Id = "r", Title = "R", Description = "D" } },
        { "interactive", """{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{\"a\":1}"}}""", new FlowReplyContent { Name = FlowReplyName.Flow, Body = "Sent", ResponseJson = """{"a":1}""" } },
        { "interactive", """{"type":"call_permission_reply","call_permission_reply":{"response":"accept","is_permanent":false,"expiration_timestamp":1730000000,"response_source":"user_action"}}""", new CallPermissionReplyContent { Response = CallPermissionResponse.Accept, IsPermanent = false, ExpirationTimestamp = DateTimeOffset.FromUnixTimeSeconds(1730000000), ResponseSource = CallPermissionSource.UserAction } },
        { "interactive", """{"type":"payment_method","payment_method":{"payment_method":"pix","payment_timestamp":1730000000,"reference_id":"r","last_four_digits":"1234","credential_id":"c"}}""", new PaymentMethodReplyContent { PaymentMethod = "pix", PaymentTimestamp = DateTimeOffset.FromUnixTimeSeconds(1730000000), ReferenceId = "r", LastFourDigits = "1234", CredentialId = "c" } },
        { "button", """{"payload":"p","text":"T"}""", new TemplateButtonContent { Payload = "p", Text = "T" } },
        { "order", """{"catalog_id":"c","text":"please","product_items":[]}""", new OrderContent { CatalogId = "c", Text = "please" } },
        { "system", """{"body":"b","type":"user_changed_number","wa_id":"1"}""", new SystemContent { Body = "b", Type = SystemMessageType.UserChangedNumber, WaId = "1" } },
        { "revoke", """{"original_message_id":"w"}""", new RevokeContent { OriginalMessageId = "w" } },
        { "unsupported", """{"type":"poll"}""", new UnsupportedContent { Type = "poll" } },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_kind_is_read_wherever_its_member_stands(string type, string content, MessageContent expected)
    {
        string after = $$$"""{"id":"wamid.1","type":"{{{type}}}","{{{type}}}":{{{content}}} }""";
        string before = $$"""{"{{type}}":{{content}},"type":"{{type}}","id":"wamid.1"}""";

        Read(after).Content.Should().BeEquivalentTo(expected, options => options.RespectingRuntimeTypes());
        Read(before).Content.Should().BeEquivalentTo(expected, options => options.RespectingRuntimeTypes());
        Read(after).Content.Should().BeOfType(expected.GetType());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_was_read_is_written_again_without_loss(string type, string content, MessageContent expected)
    {
        JsonObject node = JsonNode.Parse(content)!.AsObject();
        node["tomorrow"] = 1;
        string json = $$$"""{"id":"wamid.1","type":"{{{type}}}","{{{type}}}":{{{node.ToJsonString()}}},"later":{"a":[1]} }""";

        Message again = Read(Write(Read(json)));

        again.Should().BeEquivalentTo(Read(json), options => options.RespectingRuntimeTypes().ComparingByMembers<JsonElement>().Excluding(member => member.Path.Contains("AdditionalData")));
        again.AdditionalData["later"].GetRawText().Should().Be("""{"a":[1]}""");
        again.Content.GetType().Should().Be(expected.GetType());
    }

    [Fact]
    public void The_envelope_is_read_whole()
    {
        Message message = Read("""
            {"id":"wamid.1","timestamp":"1705329600","type":"text","from":null,"from_user_id":"US.1","from_parent_user_id":"US.ENT.1","to":15557654321,"username":"@ana","group_id":"g",
             "context":{"id":"wamid.0","from":"1555","forwarded":true,"referred_product":{"catalog_id":"c","product_retailer_id":"p"}},
             "referral":{"source_type":"ad","ctwa_clid":"x","headline":"h","welcome_message":{"text":"t"}},
             "errors":[{"code":131051,"title":"t","error_data":{"details":"d"}}],"text":{"body":"Hi"},
             "kapso":{"direction":"inbound","status":"received","processing_status":"done","origin":"business_app","has_media":true,"content":"Hi","transcript":{"text":"spoken"},
               "statuses":[{"id":"wamid.1","status":"failed","timestamp":"1705329601","errors":[{"code":131026,"title":"Undeliverable"}],"biz_opaque_callback_data":"cb","pricing":{"billable":false,"category":"service","type":"free_customer_service"}}],
               "media_data":{"url":"u","filename":"f","content_type":"image/png","byte_size":12},"message_type_data":{},"flow_response":{"a":1},"whatsapp_conversation_id":"c","tomorrow":true}}
            """);

        message.Timestamp.Should().Be(new DateTimeOffset(2024, 1, 15, 14, 40, 0, TimeSpan.Zero));
        message.From.Should().BeNull();
        message.To.Should().Be("15557654321", "a number in place of a text is taken as it is written");
        message.Context.Should().BeEquivalentTo(new { Id = "wamid.0", Forwarded = true });
        message.Referral!.SourceType.Should().Be(ReferralSourceType.Ad);
        message.Errors.Single().Details.Should().Be("d");
        message.Kapso!.Status.Should().Be(MessageStatus.Received);
        message.Kapso.ProcessingStatus!.Value.Value.Should().Be("done");
        message.Kapso.Transcript!.Text.Should().Be("spoken");
        message.Kapso.Statuses.Single().Should().BeEquivalentTo(new { Status = MessageStatus.Failed, CallbackData = "cb" });
        message.Kapso.Statuses.Single().Errors.Single().Code.Should().Be(131026);
        message.Kapso.MediaData!.ByteSize.Should().Be(12);
        message.Kapso.FlowResponse!.Value.GetProperty("a").GetInt32().Should().Be(1);
        message.Kapso.AdditionalData["tomorrow"].GetBoolean().Should().BeTrue();
    }

    [Fact]
    public void A_transcript_may_be_plain_text() => Read("""{"id":"1","kapso":{"transcript":"spoken"}}""").Kapso!.Transcript!.Text.Should().Be("spoken");

    [Theory]
    [InlineData("""{"id":"1","type":"text","text":"not an object"}""", "text")]
    [InlineData("""{"id":"1","type":"audio","audio":{"voice":"loud"}}""", "audio")]
    [InlineData("""{"id":"1","type":"contacts","contacts":{"a":1}}""", "contacts")]
    [InlineData("""{"poll":{"q":1},"id":"1","type":"poll"}""", "poll")]
    public void Content_that_is_not_as_it_should_be_is_kept_as_it_came(string json, string name)
    {
        UnknownContent unknown = Read(json).Content.Should().BeOfType<UnknownContent>().Which;

        unknown.Name.Should().Be(name);
        unknown.Raw!.Value.GetRawText().Should().Be(JsonDocument.Parse(json).RootElement.GetProperty(name).GetRawText());
        JsonNode.DeepEquals(JsonNode.Parse(Write(Read(json))), JsonNode.Parse(json)).Should().BeTrue();
    }

    [Fact]
    public void A_kind_without_its_member_is_still_a_message()
    {
        Read("""{"id":"1","type":"text"}""").Content.Should().BeEquivalentTo(new UnknownContent { Name = "text" });
        Read("""{"id":"1","type":"request_welcome"}""").Content.Should().BeOfType<RequestWelcomeContent>();
        Read("""{"id":"1","type":"text","text":null}""").Content.Should().BeOfType<UnknownContent>();
        Read("""{"id":"1"}""").Content.Should().BeOfType<UnknownContent>();
    }

    [Fact]
    public void Of_several_members_the_one_that_the_type_names_is_the_content()
    {
        Message message = Read("""{"image":{"id":"1"},"text":{"body":"Hi"},"id":"1","type":"text"}""");

        message.Content.Should().BeOfType<TextContent>();
        message.AdditionalData["image"].GetProperty("id").GetString().Should().Be("1");
    }

    [Fact]
    public void An_interactive_message_that_was_sent_is_kept_as_it_was_sent()
    {
        InteractiveContent sent = Read("""{"id":"1","type":"interactive","interactive":{"type":"button","body":{"text":"?"}}}""").Content.Should().BeOfType<InteractiveContent>().Which;

        sent.Kind.Should().Be(InteractiveType.Button);
        sent.Raw.GetProperty("body").GetProperty("text").GetString().Should().Be("?");
    }

    [Fact]
    public void An_edit_holds_the_message_as_it_is_now()
    {
        EditContent edit = Read("""{"id":"2","type":"edit","edit":{"original_message_id":"1","message":{"type":"text","text":{"body":"New"}}}}""").Content.Should().BeOfType<EditContent>().Which;

        edit.ReadContent().Should().BeEquivalentTo(new TextContent { Body = "New" });
    }

    [Fact]
    public void Order_items_read_numbers_and_texts_alike()
    {
        OrderContent order = (OrderContent)Read("""{"id":"1","type":"order","order":{"product_items":[{"product_retailer_id":"a","quantity":"2","item_price":9.5,"currency":"USD"}]}}""").Content;

        order.ProductItems.Single().Should().BeEquivalentTo(new { Quantity = 2m, ItemPrice = 9.5m });
    }

    [Fact]
    public void One_broken_message_does_not_cost_the_page()
    {
        Page<Message> page = Wire.ReadPage(
            """{"data":[{"id":"1","type":"text","text":{"body":"a"}},{"type":"text"},"rubbish",null,{"id":"5","type":"text","text":{"body":"b"}}],"paging":{"cursors":{"after":"x"}}}""");

        page.Items.Select(message => message.Id).Should().Equal("1", "5");
        page.Unreadable.Select(item => item.GetRawText()).Should().Equal("""{"type":"text"}""", "\"rubbish\"");
        page.NextCursor.Should().Be("x");
    }

    [Theory]
    [InlineData("\"1705329600\"", "2024-01-15T14:40:00Z")]
    [InlineData("1705329600", "2024-01-15T14:40:00Z")]
    [InlineData("1705329600.5", "2024-01-15T14:40:00.5Z")]
    [InlineData("\"2024-01-15T14:40:00Z\"", "2024-01-15T14:40:00Z")]
    [InlineData("\"2024-01-15T11:40:00-03:00\"", "2024-01-15T14:40:00Z")]
    [InlineData("\"2024-01-15T14:40:00.123456Z\"", "2024-01-15T14:40:00.123456Z")]
    [InlineData("\"2024-01-15 14:40:00\"", "2024-01-15T14:40:00Z")]
    [InlineData("\"\\u0031705329600\"", "2024-01-15T14:40:00Z")]
    public void Every_form_of_a_point_in_time_is_read(string json, string expected) =>
        Read($$$"""{"id":"1","timestamp":{{{json}}}}""").Timestamp.Should().Be(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("{}")]
    [InlineData("99999999999999999999")]
    [InlineData("\"9999999999999999\"")]
    public void A_point_in_time_that_is_none_is_kept_among_the_unknown_members(string json)
    {
        Message message = Read($$$"""{"id":"1","timestamp":{{{json}}}}""");

        message.Timestamp.Should().BeNull();
        message.AdditionalData["timestamp"].GetRawText().Should().Be(json);
    }

    private static Message Read(string json) => JsonSerializer.Deserialize(json, MessagesJson.Default.Message)!;

    private static string Write(Message message) => JsonSerializer.Serialize(message, MessagesJson.Default.Message);
}
