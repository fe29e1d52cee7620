using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class WebhooksBufferTests : WebhooksTest
{
    [Fact]
    public async Task Messages_are_buffered_until_no_more_arrive()
    {
        await ListenBufferedAsync();
        Receive("one");
        (await DeliveredAfterAsync(4)).Should().BeEmpty();
        Receive("two");
        (await DeliveredAfterAsync(4)).Should().BeEmpty();

        ReceivedWebhook batch = (await DeliveredAfterAsync(1)).Should().ContainSingle().Subject;

        batch.ShouldBeSignedWith(Secret);
        (batch.Event, batch.Header("X-Webhook-Batch"), batch.Header("X-Batch-Size")).Should().Be(("whatsapp.message.received", "true", "2"));
        Bodies(batch).Should().Equal("one", "two");
        ((string?)batch.Json["type"], (bool)batch.Json["batch"]!).Should().Be(("whatsapp.message.received", true));
        batch.Json["data"]!.AsArray().Select(one => (bool)one!["is_new_conversation"]!).Should().Equal(true, false);
        JsonNode.DeepEquals(batch.Json["batch_info"], new JsonObject
        {
            ["size"] = 2,
            ["window_ms"] = 5000,
            ["first_sequence"] = 1,
            ["last_sequence"] = 2,
            ["conversation_id"] = (string?)batch.Json["data"]![0]!["conversation"]!["id"],
        }).Should().BeTrue(batch.Json["batch_info"]!.ToJsonString());
    }

    [Fact]
    public async Task A_full_batch_is_sent_at_once_and_one_message_is_a_batch_too()
    {
        await ListenBufferedAsync();
        foreach (string text in new[] { "one", "two", "three", "four" })
        {
            Receive(text);
        }

        Bodies((await DeliveredAsync()).Should().ContainSingle().Subject).Should().Equal("one", "two", "three");
        Bodies((await DeliveredAfterAsync(5)).Should().ContainSingle().Subject).Should().Equal("four");
    }

    [Fact]
    public async Task Conversations_are_buffered_separately_and_other_events_are_not_buffered()
    {
        await ListenBufferedAsync("\"buffer_window_seconds\":2,\"max_buffer_size\":null");
        Receive("Ann");
        Receive("Bob", "15550009999");
        await SendAsync(Text());

        (await DeliveredAfterAsync(1)).Should().ContainSingle().Which.Header("X-Webhook-Batch").Should().BeNull();
        (await DeliveredAfterAsync(1)).Select(batch => Bodies(batch).Single()).Should().BeEquivalentTo("Ann", "Bob");
    }

    [Fact]
    public async Task A_batch_that_always_fails_falls_back_to_single_deliveries()
    {
        string webhook = await ListenBufferedAsync();
        Receiver.Answer = received => received.Header("X-Webhook-Batch") is null ? 200 : 500;
        Receive("one");
        Receive("two");
        foreach (int seconds in new[] { 5, 10, 40 })
        {
            (await DeliveredAfterAsync(seconds)).Should().ContainSingle();
        }

        IReadOnlyList<ReceivedWebhook> last = await DeliveredAfterAsync(90);

        last[0].Header("X-Webhook-Batch").Should().Be("true");
        last.Skip(1).Select(single => (string)single.Json["message"]!["text"]!["body"]!).Should().Equal("one", "two");
        last.Select(one => one.Key).Should().OnlyHaveUniqueItems();
        (await DeliveriesAsync($"?webhook_id={webhook}")).Select(delivery => (string)delivery["status"]!).Should().Equal("delivered", "delivered", "failed");
    }

    [Fact]
    public async Task Buffered_messages_are_dropped_with_their_webhook()
    {
        string webhook = await ListenBufferedAsync();
        Receive("one");
        await CallAsync("DELETE", $"{Hooks}/{webhook}");

        (await DeliveredAfterAsync(10)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_test_of_a_buffering_webhook_delivers_a_batch()
    {
        string webhook = await ListenBufferedAsync();

        await DoAsync("POST", $"{Hooks}/{webhook}/test");

        Bodies((await DeliveredAsync()).Should().ContainSingle().Subject).Should().ContainSingle();
    }

    private void Receive(string body, string from = Customer) => Kapso.Receive(InboundMessage.Text(from, body));

    private static IEnumerable<string> Bodies(ReceivedWebhook batch) =>
        batch.Json["data"]!.AsArray().Select(one => (string)one!["message"]!["text"]!["body"]!);
}
