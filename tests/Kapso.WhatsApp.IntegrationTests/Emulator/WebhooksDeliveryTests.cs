using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class WebhooksDeliveryTests : WebhooksTest
{
    [Fact]
    public async Task A_received_message_arrives_signed_with_its_conversation()
    {
        await CreateAsync(HooksOfNumber, "\"events\":[\"whatsapp.message.received\"],\"headers\":{\"X-Tenant\":\"sieben\",\"X-Count\":7,\"x-webhook-event\":\"forged\"}");

        string wamid = Kapso.Receive(InboundMessage.Text(Customer, "Grüße 👋") with { Name = "Ann", FromUserId = "US.12345" });

        ReceivedWebhook webhook = (await DeliveredAsync()).Should().ContainSingle().Subject;
        webhook.ShouldBeSignedWith(Secret);
        webhook.Event.Should().Be("whatsapp.message.received");
        Guid.TryParse(webhook.Key, out _).Should().BeTrue();
        (webhook.Header("X-Webhook-Payload-Version"), webhook.Header("Content-Type"), webhook.Header("X-Tenant"), webhook.Header("X-Count"), webhook.Header("X-Webhook-Batch"))
            .Should().Be(("v2", "application/json", "sieben", "7", null));

        JsonNode body = webhook.Json;
        body.AsObject().Select(member => member.Key).Should().Equal("message", "conversation", "is_new_conversation", "phone_number_id");
        JsonNode message = body["message"]!;
        ((string?)message["id"], (string?)message["from"], (string?)message["from_user_id"], (string?)message["text"]!["body"], (string?)message["timestamp"])
            .Should().Be((wamid, Customer, "US.12345", "Grüße 👋", "1772366400"));
        ((string?)message["kapso"]!["direction"], (string?)message["kapso"]!["processing_status"], (string?)message["kapso"]!["origin"])
            .Should().Be(("inbound", "completed", "cloud_api"));
        JsonNode conversation = body["conversation"]!;
        ((string?)conversation["id"]).Should().Be((string?)message["kapso"]!["whatsapp_conversation_id"]);
        ((string?)conversation["phone_number"], (string?)conversation["contact_name"], (string?)conversation["status"], (string?)conversation["created_at"])
            .Should().Be((Customer, "Ann", "active", "2026-03-01T12:00:00.000Z"));
        ((int)conversation["kapso"]!["messages_count"]!, (string?)conversation["kapso"]!["last_message_text"], conversation["kapso"]!["last_outbound_at"])
            .Should().Be((1, "Grüße 👋", null));
        ((bool)body["is_new_conversation"]!, (string?)body["phone_number_id"]).Should().Be((true, Kapso.PhoneNumberId));
    }

    [Fact]
    public async Task Each_status_of_a_sent_message_arrives_in_its_order()
    {
        Listen("whatsapp.message.read", "whatsapp.message.delivered", "whatsapp.message.sent", "whatsapp.message.failed");
        string wamid = await SendAsync(Text());

        IReadOnlyList<ReceivedWebhook> webhooks = await DeliveredAfterAsync(5);

        webhooks.Select(webhook => webhook.Event).Should().Equal("whatsapp.message.sent", "whatsapp.message.delivered", "whatsapp.message.read");
        webhooks.Should().OnlyContain(webhook => (string)webhook.Json["message"]!["id"]! == wamid);
        webhooks.Select(webhook => (string)webhook.Json["message"]!["kapso"]!["status"]!).Should().Equal("sent", "delivered", "read");
        webhooks.Select(webhook => webhook.Json["message"]!["kapso"]!["statuses"]!.AsArray().Count).Should().Equal(1, 2, 3);
        webhooks.Select(webhook => webhook.Key).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_failure_arrives_with_its_error()
    {
        Listen("whatsapp.message.failed", "whatsapp.message.sent");
        Kapso.SetRecipient(new EmulatedRecipient { Id = Customer, DeliveryError = 131026 });
        await SendAsync(Text());

        ReceivedWebhook failed = (await DeliveredAfterAsync(5)).Should().ContainSingle().Subject;

        failed.Event.Should().Be("whatsapp.message.failed");
        ((int)failed.Json["message"]!["kapso"]!["statuses"]![0]!["errors"]![0]!["code"]!).Should().Be(131026);
    }

    [Fact]
    public async Task A_conversation_begins_once_whoever_begins_it()
    {
        Listen("whatsapp.conversation.created", "whatsapp.message.received");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        Kapso.Receive(InboundMessage.Text(Customer, "Hi again"));
        await SendAsync(Text("+15550009999"));

        IReadOnlyList<ReceivedWebhook> webhooks = await DeliveredAsync();

        ReceivedWebhook[] ofCustomer = webhooks.Where(webhook => (string?)webhook.Json["conversation"]!["phone_number"] == Customer).ToArray();
        ofCustomer.Select(webhook => webhook.Event).Should().Equal("whatsapp.conversation.created", "whatsapp.message.received", "whatsapp.message.received");
        ofCustomer[0].Json.AsObject().Select(member => member.Key).Should().Equal("conversation", "phone_number_id");
        ofCustomer.Skip(1).Select(webhook => (bool)webhook.Json["is_new_conversation"]!).Should().Equal(true, false);
        webhooks.Except(ofCustomer).Select(webhook => webhook.Event).Should().Equal("whatsapp.conversation.created");
    }

    [Fact]
    public async Task An_inactive_conversation_is_published()
    {
        await CreateAsync(HooksOfNumber, "\"events\":[\"whatsapp.conversation.inactive\"],\"inactivity_minutes\":10");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        (await DeliveredAfterAsync(599)).Should().BeEmpty();
        string last = Kapso.Receive(InboundMessage.Text(Customer, "Still here"));
        (await DeliveredAfterAsync(599)).Should().BeEmpty();

        JsonNode body = (await DeliveredAfterAsync(1)).Should().ContainSingle().Subject.Json;

        ((string?)body["since_message"]!["whatsapp_message_id"], (string?)body["since_message"]!["direction"], (int)body["inactivity"]!["minutes"]!)
            .Should().Be((last, "inbound", 10));
    }

    [Fact]
    public async Task Connected_and_disconnected_numbers_are_published_to_project_webhooks()
    {
        ListenToProject("whatsapp.phone_number.created", "whatsapp.phone_number.deleted");
        string customer = await CreateCustomerAsync();
        JsonNode link = await CreateLinkAsync(customer);

        await PostFormAsync((string)link["url"]! + "/connect");
        ReceivedWebhook created = (await DeliveredAsync()).Should().ContainSingle().Subject;
        string number = (string)created.Json["phone_number_id"]!;
        await CallAsync("DELETE", $"{Platform}/whatsapp/phone_numbers/{number}");
        ReceivedWebhook deleted = (await DeliveredAsync()).Should().ContainSingle().Subject;

        created.ShouldBeSignedWith(Secret);
        (created.Event, deleted.Event).Should().Be(("whatsapp.phone_number.created", "whatsapp.phone_number.deleted"));
        number.Should().NotBe(Kapso.PhoneNumberId);
        ((string?)created.Json["customer"]!["id"]).Should().Be(customer);
        JsonNode.DeepEquals(created.Json, deleted.Json).Should().BeTrue();
    }

    [Fact]
    public async Task Nothing_arrives_that_was_not_subscribed_or_is_switched_off_or_concerns_another_number()
    {
        string webhook = Listen("whatsapp.message.read");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        (await DeliveredAsync()).Should().BeEmpty();

        await DoAsync("PATCH", $"{Hooks}/{webhook}", """{"whatsapp_webhook":{"events":["whatsapp.message.received"],"active":false}}""");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        (await DeliveredAsync()).Should().BeEmpty();

        await DoAsync("PATCH", $"{Hooks}/{webhook}", """{"whatsapp_webhook":{"active":true}}""");
        string customer = await CreateCustomerAsync();
        await DoAsync(
            "POST",
            $"{Platform}/customers/{customer}/whatsapp/phone_numbers",
            """{"whatsapp_phone_number":{"phone_number_id":"7","name":"N","access_token":"t","business_account_id":"8"}}""");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi") with { PhoneNumberId = "7" });
        (await DeliveredAsync()).Should().BeEmpty();
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        (await DeliveredAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task A_test_delivers_a_sample_of_every_event()
    {
        foreach ((string hooks, string events) in new[]
        {
            (HooksOfNumber, "\"whatsapp.message.received\",\"whatsapp.message.failed\",\"whatsapp.conversation.ended\",\"whatsapp.conversation.inactive\",\"whatsapp.contact.identity_changed\",\"whatsapp.contact.marketing_preference_changed\",\"whatsapp.meta_business_agent.handover\""),
            (Hooks, "\"whatsapp.phone_number.deleted\",\"whatsapp.phone_number.offboarded\",\"whatsapp.account.disabled\",\"whatsapp.account.restricted\",\"whatsapp.account.violation\",\"workflow.execution.handoff\",\"workflow.execution.failed\",\"project.event\",\"kapso_agent.run.failed\""),
        })
        {
            JsonNode webhook = await CreateAsync(hooks, $"\"events\":[{events}],\"active\":false");
            foreach (string name in webhook["events"]!.AsArray().Select(name => (string)name!))
            {
                JsonNode answer = await DoAsync("POST", $"{Hooks}/{webhook["id"]}/test", $$"""{"event_type":"{{name}}"}""");

                ((bool)answer["success"]!).Should().BeTrue();
                ReceivedWebhook sample = (await DeliveredAsync()).Should().ContainSingle().Subject;
                sample.ShouldBeSignedWith(Secret);
                sample.Event.Should().Be(name);
                ((string?)sample.Json["event"] ?? name).Should().Be(name);
            }
        }
    }

    [Fact]
    public async Task A_test_takes_the_first_event_and_refuses_one_that_is_not_subscribed()
    {
        string webhook = Listen("whatsapp.message.sent");

        await DoAsync("POST", $"{Hooks}/{webhook}/test");

        (await DeliveredAsync()).Should().ContainSingle().Which.Event.Should().Be("whatsapp.message.sent");
        await ShouldBeRefusedAsync(
            "POST", $"{Hooks}/{webhook}/test", """{"event_type":"whatsapp.message.read"}""", 422, "event_type must be among the events that the webhook subscribes to");
        await ShouldBeRefusedAsync("POST", $"{Hooks}/{Guid.NewGuid()}/test", null, 404, "Webhook not found");
    }

    [Fact]
    public async Task A_test_takes_the_event_from_the_query_unless_the_body_names_one()
    {
        JsonNode webhook = await CreateAsync(HooksOfNumber, "\"events\":[\"whatsapp.message.sent\",\"whatsapp.message.received\",\"whatsapp.conversation.ended\"]");
        string test = $"{Hooks}/{webhook["id"]}/test?event_type=whatsapp.message.received";

        await DoAsync("POST", test);
        (await DeliveredAsync()).Should().ContainSingle().Which.Event.Should().Be("whatsapp.message.received");
        await DoAsync("POST", test, """{"event_type":"whatsapp.conversation.ended"}""");
        (await DeliveredAsync()).Should().ContainSingle().Which.Event.Should().Be("whatsapp.conversation.ended");

        await ShouldBeRefusedAsync("POST", $"{Hooks}/{webhook["id"]}/test?event_type=whatsapp.message.read", null, 422, "event_type must be among the events that the webhook subscribes to");
        await ShouldBeRefusedAsync("POST", $"{Hooks}/{webhook["id"]}/test?event_type=nonsense", null, 422, "event_type must be among the events that the webhook subscribes to");
    }

    [Fact]
    public async Task Waiting_for_deliveries_can_be_given_up()
    {
        Receiver.Holds = true;
        Listen("whatsapp.message.received");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        await Receiver.NextAsync();

        Task waiting = Kapso.WaitForWebhooksAsync(new CancellationToken(canceled: true));

        await waiting.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
    }
}
