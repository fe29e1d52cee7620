using System.Text;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Tests.Webhooks.Receiving;

public sealed class BatchTests
{
    private const string Name = "whatsapp.message.received";

    [Fact]
    public void A_batch_has_each_of_its_events()
    {
        IncomingWebhook batch = Delivered.Read("""
            {"type":"whatsapp.message.received","batch":true,"data":[{"message":{"id":"1"},"phone_number_id":"647"},{"message":{"id":"2"},"is_new_conversation":false}],
             "batch_info":{"size":2,"window_ms":5000,"first_sequence":7,"last_sequence":8,"conversation_id":"c1","x":1} }
            """);

        batch.IsBatch.Should().BeTrue();
        (batch.Event, batch.IdempotencyKey).Should().Be((Name, "key-1"));
        batch.Events.Cast<MessageReceivedEvent>().Select(received => received.Message.Id).Should().Equal("1", "2");
        batch.BatchInfo.Should().BeEquivalentTo(new { Size = 2, Window = TimeSpan.FromSeconds(5), FirstSequence = 7L, LastSequence = 8L, ConversationId = "c1" });
    }

    [Theory]
    [InlineData("""{"data":[{"message":{"id":"1"}}]}""")]
    [InlineData("""{"batch_info":{"count":1},"data":[{"message":{"id":"1"}}]}""")]
    [InlineData("""{"batch_info":"none","data":[{"message":{"id":"1"}}]}""")]
    [InlineData("""{"event":"whatsapp.message.received","data":{"message":{"id":"1"}}}""")]
    [InlineData("""{ "data" : { "message" : { "id" : "1" } } }""")]
    public void Other_wrappings_are_understood(string body) => Delivered.Read(body, Name).Events.Single().Should().BeOfType<MessageReceivedEvent>().Which.Message.Id.Should().Be("1");

    [Theory]
    [InlineData("conversation", "7")]
    [InlineData("conversation", "[]")]
    [InlineData("conversation", "{}")]
    [InlineData("is_new_conversation", "\"perhaps\"")]
    [InlineData("phone_number_id", "[]")]
    public void A_member_beside_the_message_that_is_not_as_it_should_be_is_kept_as_it_came(string member, string value)
    {
        MessageReceivedEvent received = Delivered.Kapso<MessageReceivedEvent>(Name, $$$"""{"message":{"id":"1"},"{{{member}}}":{{{value}}} }""");

        received.Message.Id.Should().Be("1");
        received.AdditionalData[member].GetRawText().Should().Be(value);
    }

    [Fact]
    public void A_conversation_costs_no_more_than_its_odd_members()
    {
        Conversation conversation = Delivered.Kapso<MessageReceivedEvent>(Name, """
            {"message":{"id":"1"},"conversation":{"id":2,"status":7,"created_at":"soon","username":{"a":1},"kapso":{"messages_count":"12","last_message_id":3,"last_message_text":[]} } }
            """).Conversation!;

        (conversation.Id, conversation.Status, conversation.CreatedAt, conversation.Username).Should().Be(("2", new ConversationStatus("7"), null, null));
        conversation.AdditionalData.Keys.Should().Equal("created_at", "username");
        (conversation.Kapso!.MessagesCount, conversation.Kapso.LastMessageId).Should().Be((12, "3"));
        conversation.Kapso.AdditionalData.Keys.Should().Equal("last_message_text");
    }

    [Fact]
    public void Texts_that_look_alike_are_told_apart_and_equal_ones_are_shared()
    {
        // Some hundred texts of the same length, beginning and end, and others that differ by case, by accents and by nothing.
        string[] texts = [.. Enumerable.Range(0, 300).Select(i => $"a{i:D3}z"), "Anna", "anna", "Ännä", "Anna", "", " ", new string('x', 128), new string('x', 129)];
        string data = string.Join(',', texts.Select((text, i) => $$$"""{"message":{"id":"{{{i}}}","type":"text","from":"15551234567","text":{"body":"{{{text}}}"} } }"""));

        IReadOnlyList<Message> messages = [.. Delivered.Read($$"""{"data":[{{data}}]}""", Name).Events.Cast<MessageReceivedEvent>().Select(received => received.Message)];

        messages.Select(message => ((TextContent)message.Content).Body).Should().Equal(texts);
        messages.Select(message => message.From).Distinct(ReferenceEqualityComparer.Instance).Should().HaveCountLessThan(texts.Length / 4);
    }

    [Fact]
    public void An_empty_batch_has_no_events() => Delivered.Read("""{"data":[]}""", Name).Events.Should().BeEmpty();

    [Theory]
    [InlineData("null")]
    [InlineData("7")]
    [InlineData("\"text\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"message\":{\"id\":{}},\"conversation\":7}")]
    public void One_bad_part_does_not_cost_the_others(string bad)
    {
        IncomingWebhook batch = Delivered.Read($$$"""{"data":[{"message":{"id":"1"}},{{{bad}}},{"message":{"id":"3"}}]}""", Name);

        batch.Events.Should().HaveCount(3);
        batch.Events[0].Should().BeOfType<MessageReceivedEvent>();
        batch.Events[1].Should().BeOfType<UnreadableWebhookEvent>().Which.Raw.GetRawText().Should().Be(bad);
        batch.Events[2].Should().BeOfType<MessageReceivedEvent>().Which.Message.Id.Should().Be("3");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{}{}")]
    [InlineData("{\"data\":[{\"message\":{\"id\":\"1\"}},]}")]
    [InlineData("{\"data\":[{\"message\":{\"id\":\"1\"}}")]
    [InlineData("{\"object\":\"whatsapp_business_account\",\"entry\":7}")]
    public void What_is_no_webhook_is_a_typed_failure(string body) =>
        FluentActions.Invoking(() => Delivered.Read(body, Name)).Should().Throw<WebhookFormatException>().Which.IsTooLarge.Should().BeFalse();

    [Fact]
    public void Bytes_that_are_no_text_are_a_typed_failure() =>
        FluentActions.Invoking(() => WebhookReader.Read([0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D], new WebhookRequestHeaders())).Should().NotThrow<ArgumentException>();

    [Fact]
    public void A_body_that_is_nested_too_deep_is_refused()
    {
        string deep = string.Concat(Enumerable.Repeat("[", 70)) + string.Concat(Enumerable.Repeat("]", 70));
        FluentActions.Invoking(() => Delivered.Read($$"""{"x":{{deep}}}""", Name)).Should().Throw<WebhookFormatException>();
    }

    [Fact]
    public void A_body_that_is_too_large_is_refused_and_says_so()
    {
        byte[] body = Encoding.UTF8.GetBytes("""{"message":{"id":"1"}}""");

        WebhookReader.Read(body, new WebhookRequestHeaders(), body.Length).Events.Should().ContainSingle();
        FluentActions.Invoking(() => WebhookReader.Read(body, new WebhookRequestHeaders(), body.Length - 1)).Should().Throw<WebhookFormatException>().Which.IsTooLarge.Should().BeTrue();
    }

    [Theory]
    [InlineData("""{"data":[?]}""", Name, "0")]
    [InlineData("""{"data":[?]}""", Name, """{"message":{"id":"1"}}""")]
    [InlineData("""{"x":1,"event":"whatsapp.moon.risen","data":[?]}""", Name, "{}")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[?]}""", null, "0")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"changes":[?]}]}""", null, "0")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"contacts":[?]}}]}]}""", null, "0")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"messages":[?]}}]}]}""", null, """{"id":"1"}""")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"messages","value":{"statuses":[?]}}]}]}""", null, "[]")]
    [InlineData("""{"object":"whatsapp_business_account","entry":[{"changes":[{"field":"calls","value":{"calls":[?]}}]}]}""", null, "null")]
    [Trait("Category", "Load")]
    public void A_body_of_more_events_than_are_read_is_too_large(string body, string? name, string part)
    {
        string Of(int count) => body.Replace("?", string.Join(',', Enumerable.Repeat(part, count)), StringComparison.Ordinal);

        Delivered.Read(Of(WebhookReader.MaxEvents), name).Events.Should().HaveCount(WebhookReader.MaxEvents);
        FluentActions.Invoking(() => Delivered.Read(Of(WebhookReader.MaxEvents + 1), name)).Should().Throw<WebhookFormatException>().Which.IsTooLarge.Should().BeTrue();
        FluentActions.Invoking(() => Delivered.Read(Of(1_000_000 / part.Length), name)).Should().Throw<WebhookFormatException>().Which.IsTooLarge.Should().BeTrue();
    }

    [Fact]
    public void Headers_are_read_wherever_they_are()
    {
        Dictionary<string, string> all = new(StringComparer.OrdinalIgnoreCase)
        {
            ["x-webhook-event"] = Name,
            ["X-WEBHOOK-SIGNATURE"] = "s",
            ["X-Hub-Signature-256"] = "h",
            ["X-Idempotency-Key"] = "k",
            ["X-Webhook-Payload-Version"] = "v2",
            ["X-Webhook-Batch"] = "True",
            ["X-Batch-Size"] = "7",
        };

        WebhookRequestHeaders.Read(all.GetValueOrDefault).Should().Be(new WebhookRequestHeaders
        {
            Event = Name,
            Signature = "s",
            MetaSignature = "h",
            IdempotencyKey = "k",
            PayloadVersion = WebhookPayloadVersion.V2,
            IsBatch = true,
            BatchSize = 7,
        });
        WebhookRequestHeaders.Read(_ => null).Should().Be(new WebhookRequestHeaders());
        WebhookRequestHeaders.Read(_ => "").Should().Be(new WebhookRequestHeaders());
    }

    [Fact]
    public void An_unknown_event_keeps_what_stands_beside_its_data()
    {
        UnknownWebhookEvent unknown = Delivered.Read("""{"id":"e1","created_at":"2026-01-01T00:00:00Z","data":{"call":1}}""", "kapso_voice.call.ended").Events.Single().Should().BeOfType<UnknownWebhookEvent>().Subject;

        unknown.Raw.GetProperty("id").GetString().Should().Be("e1");
        unknown.Raw.GetProperty("data").GetProperty("call").GetInt32().Should().Be(1);
    }

    [Theory]
    [InlineData("""{"type":"batch","event":"project.event","name":"n"}""")]
    [InlineData("""{"event":"project.event","type":"batch","name":"n"}""")]
    [InlineData("""{"type":"project.event","name":"n"}""")]
    [InlineData("""{"event":null,"type":"project.event","name":"n"}""")]
    public void Without_a_header_the_body_names_its_event(string body) => Delivered.Read(body).Events.Single().Should().BeOfType<ProjectEventOccurredEvent>().Which.EventName.Should().Be("n");
}
