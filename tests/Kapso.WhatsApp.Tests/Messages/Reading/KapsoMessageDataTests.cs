using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Messages.Reading;

/// <summary>What Kapso adds to a message.</summary>
public sealed class KapsoMessageDataTests
{
    [Fact]
    public void All_members_are_read()
    {
        KapsoMessageData kapso = Read(
            """
            {"direction":"inbound","status":"received","processing_status":"pending","origin":"cloud_api","phone_number":"+1555","phone_number_id":"647",
             "has_media":true,"whatsapp_conversation_id":"conv","contact_name":"Ana","content":"Audio attached","media_url":"https://m.example","media_id":"9",
             "media_data":{"url":"https://m.example","filename":"a.ogg","content_type":"audio/ogg","byte_size":22508,"future":1},
             "message_type_data":{"caption":""},"flow_response":{"age":7},"flow_token":"t","flow_name":"f","order_text":"o","future":1}
            """);

        kapso.Direction.Should().Be(MessageDirection.Inbound);
        kapso.Status.Should().Be(MessageStatus.Received);
        kapso.ProcessingStatus.Should().Be(MessageProcessingStatus.Pending);
        kapso.Origin.Should().Be(MessageOrigin.CloudApi);
        (kapso.PhoneNumber, kapso.PhoneNumberId, kapso.ConversationId, kapso.ContactName).Should().Be(("+1555", "647", "conv", "Ana"));
        (kapso.HasMedia, kapso.Content, kapso.MediaUrl, kapso.MediaId).Should().Be((true, "Audio attached", "https://m.example", "9"));
        (kapso.FlowToken, kapso.FlowName, kapso.OrderText).Should().Be(("t", "f", "o"));
        kapso.MediaData.Should().BeEquivalentTo(new { Url = "https://m.example", FileName = "a.ogg", ContentType = "audio/ogg", ByteSize = 22508L });
        kapso.MessageTypeData!.Value.GetProperty("caption").GetString().Should().BeEmpty();
        kapso.FlowResponse!.Value.GetProperty("age").GetInt32().Should().Be(7);
        kapso.Statuses.Should().BeEmpty();
        kapso.AdditionalData.Keys.Should().Equal("future");
    }

    [Theory]
    [InlineData("""{"text":"Hello","future":1}""")]
    [InlineData("\"Hello\"")]
    public void A_transcript_is_an_object_or_a_text(string transcript) =>
        Read($$"""{"transcript":{{transcript}}}""").Transcript!.Text.Should().Be("Hello");

    [Fact]
    public void A_transcript_may_be_null() => Read("""{"transcript":null}""").Transcript.Should().BeNull();

    [Fact]
    public void The_history_of_a_message_is_read_with_its_errors_and_its_price()
    {
        KapsoMessageData kapso = Read(
            """
            {"statuses":[
              {"id":"wamid.1","status":"sent","timestamp":"1730092800","type":"message","recipient_id":"1555","recipient_user_id":"US.1","recipient_type":"group","biz_opaque_callback_data":"mine",
               "conversation":{"id":"c","expiration_timestamp":1730179200,"origin":{"type":"utility","future":1}},
               "pricing":{"billable":true,"pricing_model":"PMP","category":"utility","type":"regular","future":1}},
              {"id":"wamid.1","status":"failed","timestamp":1730092801,
               "errors":[{"code":131047,"title":"Re-engagement message","message":"M","error_data":{"details":"24 hours"},"href":"https://h.example"}],"future":1}]}
            """);

        MessageStatusUpdate sent = kapso.Statuses[0];
        sent.Status.Should().Be(MessageStatus.Sent);
        sent.Timestamp.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1730092800));
        sent.Type.Should().Be(new StatusEventType("message"));
        (sent.Id, sent.RecipientId, sent.RecipientUserId, sent.CallbackData).Should().Be(("wamid.1", "1555", "US.1", "mine"));
        sent.RecipientType.Should().Be(StatusRecipientType.Group);
        sent.Conversation!.ExpirationTimestamp.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1730179200));
        sent.Conversation.Origin!.Type.Should().Be(ConversationCategory.Utility);
        sent.Pricing!.Billable.Should().BeTrue();
        (sent.Pricing.PricingModel!.Value.Value, sent.Pricing.Category, sent.Pricing.Type).Should().Be(("PMP", PricingCategory.Utility, PricingType.Regular));
        sent.Errors.Should().BeEmpty();

        MessageStatusUpdate failed = kapso.Statuses[1];
        failed.Status.Should().Be(MessageStatus.Failed);
        failed.Errors.Single().Should().BeEquivalentTo(new { Code = 131047, Title = "Re-engagement message", Details = "24 hours", Href = "https://h.example" });
        failed.AdditionalData.Should().ContainKey("future");
    }

    private static KapsoMessageData Read(string json) => Wire.ReadMembers($"""  "kapso":{json} """).Kapso!;
}
