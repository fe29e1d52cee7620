using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class WebhooksRetryTests : WebhooksTest
{
    [Theory]
    [InlineData(500)]
    [InlineData(201)]
    [InlineData(302)]
    public async Task Anything_but_200_is_tried_again_three_times_with_the_same_key_and_body(int status)
    {
        Receiver.Answer = _ => status;
        Listen("whatsapp.message.received");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        ReceivedWebhook first = (await DeliveredAsync()).Should().ContainSingle().Subject;

        foreach (int seconds in new[] { 10, 40, 90 })
        {
            (await DeliveredAfterAsync(seconds - 1)).Should().BeEmpty();
            ReceivedWebhook again = (await DeliveredAfterAsync(1)).Should().ContainSingle().Subject;
            (again.Key, again.Header("X-Webhook-Signature")).Should().Be((first.Key, first.Header("X-Webhook-Signature")));
            again.Body.Should().Equal(first.Body);
        }

        (await DeliveredAfterAsync(3600)).Should().BeEmpty();
        JsonNode delivery = (await DeliveriesAsync()).Should().ContainSingle().Subject;
        ((string?)delivery["status"], (int)delivery["attempt_count"]!, (int)delivery["response_status"]!, delivery["delivered_at"], (string?)delivery["failed_at"])
            .Should().Be(("failed", 4, status, null, "2026-03-01T12:02:20.000Z"));
    }

    [Fact]
    public async Task A_retry_that_succeeds_is_the_last()
    {
        Queue<int> answers = new([500, 200]);
        Receiver.Answer = _ => answers.Dequeue();
        string webhook = Listen("whatsapp.message.received");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        await DeliveredAsync();
        (await DeliveriesAsync("?status=pending")).Should().ContainSingle();

        await DeliveredAfterAsync(10);

        JsonObject expected = new()
        {
            ["event"] = "whatsapp.message.received",
            ["status"] = "delivered",
            ["response_status"] = 200,
            ["delivered_at"] = "2026-03-01T12:00:10.000Z",
            ["failed_at"] = null,
            ["last_attempt_at"] = "2026-03-01T12:00:10.000Z",
            ["attempt_count"] = 2,
            ["created_at"] = "2026-03-01T12:00:00.000Z",
            ["webhook_id"] = webhook,
            ["webhook_url"] = Receiver.Url,
            ["phone_number_id"] = Kapso.PhoneNumberId,
            ["conversation_phone_number"] = Customer,
        };
        JsonObject delivery = (await DeliveriesAsync()).Should().ContainSingle().Subject.DeepClone().AsObject();
        (delivery.Remove("id"), delivery.Remove("whatsapp_config_id")).Should().Be((true, true));
        JsonNode.DeepEquals(delivery, expected).Should().BeTrue(delivery.ToJsonString());
    }

    [Fact]
    public async Task No_response_within_ten_seconds_is_a_failed_attempt()
    {
        Receiver.Holds = true;
        Listen("whatsapp.message.received");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        await Receiver.NextAsync();
        Receiver.Holds = false;

        await DeliveredAfterAsync(10);
        JsonNode unanswered = (await DeliveriesAsync()).Should().ContainSingle().Subject;
        ((string?)unanswered["status"], (int)unanswered["attempt_count"]!, unanswered["response_status"]).Should().Be(("pending", 1, null));

        (await DeliveredAfterAsync(10)).Should().ContainSingle();
        ((string?)(await DeliveriesAsync())[0]["status"]).Should().Be("delivered");
    }

    [Fact]
    public async Task An_emulator_stops_while_a_receiver_has_not_responded()
    {
        Receiver.Holds = true;
        KapsoEmulator emulator = await KapsoEmulator.StartAsync(Options);
        emulator.AddWebhook(new EmulatedWebhook { Url = Receiver.Url, PhoneNumberId = emulator.PhoneNumberId, Events = ["whatsapp.message.received"] });
        emulator.Receive(InboundMessage.Text(Customer, "Hi"));
        await Receiver.NextAsync();

        await emulator.DisposeAsync();

        emulator.WaitForWebhooksAsync().IsCompleted.Should().BeTrue();
    }

    [Fact]
    public async Task A_webhook_that_fails_nearly_every_delivery_is_switched_off()
    {
        Receiver.Answer = received => (string?)received.Json["message"]?["text"]?["body"] == "fine" ? 200 : 503;
        string webhook = Listen("whatsapp.message.received");
        ReceiveMany(3, "fine");
        ReceiveMany(16, "bad");
        await TryToTheEndAsync();
        (await IsActiveAsync(webhook)).Should().BeTrue("19 deliveries are too few");

        ReceiveMany(3, "bad");
        await DeliveredAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));
        await TryToTheEndAsync();

        (await IsActiveAsync(webhook)).Should().BeFalse("19 of 22 failed");
        Kapso.Receive(InboundMessage.Text(Customer, "bad"));
        (await DeliveredAsync()).Should().BeEmpty();
        await DoAsync("PATCH", $"{Hooks}/{webhook}", """{"whatsapp_webhook":{"active":true}}""");
        ReceiveMany(1, "bad");
        await TryToTheEndAsync();
        (await IsActiveAsync(webhook)).Should().BeTrue("what failed before is forgiven");
    }

    [Fact]
    public async Task Switching_off_fails_what_is_pending()
    {
        Receiver.Answer = _ => 500;
        string webhook = Listen("whatsapp.message.received");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        await DeliveredAsync();

        await DoAsync("PATCH", $"{Hooks}/{webhook}", """{"whatsapp_webhook":{"active":false}}""");

        (await DeliveredAfterAsync(3600)).Should().BeEmpty();
        ((string?)(await DeliveriesAsync())[0]["status"]).Should().Be("failed");
    }

    [Fact]
    public async Task Deliveries_are_listed_by_filter_period_and_page()
    {
        Receiver.Answer = received => received.Event == "whatsapp.message.sent" ? 500 : 200;
        string received = Listen("whatsapp.message.received");
        string sent = Listen("whatsapp.message.sent");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        await SendAsync(Text());
        await DeliveredAfterAsync(1);
        await TryToTheEndAsync();
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        await DeliveredAsync();

        (await EventsAsync("")).Should().Equal("whatsapp.message.received", "whatsapp.message.sent", "whatsapp.message.received");
        (await EventsAsync("?errors_only=true")).Should().Equal("whatsapp.message.sent");
        (await EventsAsync("?status=failed")).Should().Equal("whatsapp.message.sent");
        (await EventsAsync("?status=delivered&event=whatsapp.message.received")).Should().HaveCount(2);
        (await EventsAsync($"?webhook_id={sent}")).Should().Equal("whatsapp.message.sent");
        (await EventsAsync($"?webhook_id={received}&status=failed")).Should().BeEmpty();
        JsonNode first = await GetJsonAsync($"{Platform}/webhook_deliveries?limit=2");
        JsonNode next = await GetJsonAsync((string)first["paging"]!["next"]!);
        (first["data"]!.AsArray().Count, next["data"]!.AsArray().Count, next["paging"]!["next"]).Should().Be((2, 1, null));
        await ShouldBeRefusedAsync("GET", $"{Platform}/webhook_deliveries?period=1y", null, 422, "period must be one of 24h, 7d, 30d");

        Clock.Advance(TimeSpan.FromDays(2));
        (await EventsAsync("")).Should().BeEmpty();
        (await EventsAsync("?period=7d")).Should().HaveCount(3);
    }

    private async Task<IEnumerable<string>> EventsAsync(string query) => (await DeliveriesAsync(query)).Select(delivery => (string)delivery["event"]!);

    private async Task<bool> IsActiveAsync(string webhook) => (bool)(await DoAsync("GET", $"{Hooks}/{webhook}"))["active"]!;

    private void ReceiveMany(int count, string body)
    {
        for (int i = 0; i < count; i++)
        {
            Kapso.Receive(InboundMessage.Text("1555123" + i.ToString("0000", CultureInfo.InvariantCulture), body));
        }
    }

    private async Task TryToTheEndAsync()
    {
        await DeliveredAsync();
        foreach (int seconds in new[] { 10, 40, 90 })
        {
            await DeliveredAfterAsync(seconds);
        }
    }
}
