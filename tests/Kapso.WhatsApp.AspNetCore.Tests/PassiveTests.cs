using System.Collections.Concurrent;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>Copies of other applications' conversations reach nobody who did not ask for them, and are never taken for the holder's events.</summary>
public sealed class PassiveTests
{
    private const string Standby = """
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"standby","value":{"metadata":{"phone_number_id":"647"},
         "standby":{"messages":[{"id":"w","from":"15551234567","type":"text","text":{"body":"Hi"}},{"unreadable":1}],"statuses":[{"id":"x","status":"sent"}],"tomorrow":[]}}}]}]}
        """;

    private const string Owners = """
        {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{"metadata":{"phone_number_id":"647"},"messages":[{"id":"w","from":"15551234567","type":"text","text":{"body":"Hi"}}]}}]}]}
        """;

    [Theory]
    [InlineData(WebhookMode.Inline)]
    [InlineData(WebhookMode.Queued)]
    public async Task No_handler_gets_a_copy_that_it_did_not_ask_for(WebhookMode mode)
    {
        ConcurrentQueue<WebhookEvent> handled = [];
        IWebhookDeduplicator deduplicator = Substitute.For<IWebhookDeduplicator>();
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.On<MessageEvent>(Note(handled)).On<MetaEvent>(Note(handled)).OnAnythingElse(Note(handled)).UseDeduplicator(_ => deduplicator), options => options.Mode = mode);

        foreach (string step in new[] { "received", "sent", "delivered", "read", "failed" })
        {
            (await receiver.DeliverAsync(Copy(step), $"whatsapp.message.{step}")).Should().Be(200);
        }

        (await receiver.DeliverAsync("""{"message":{"kapso":{"passive":true}}}""")).Should().Be(200);
        (await receiver.DeliverAsync(Standby, name: null)).Should().Be(200);
        await receiver.StopAsync();

        handled.Should().BeEmpty();
        deduplicator.ReceivedCalls().Should().BeEmpty("nothing of them is remembered");
    }

    [Theory]
    [InlineData(WebhookMode.Inline)]
    [InlineData(WebhookMode.Queued)]
    public async Task The_holders_event_is_handled_after_its_copy_and_the_other_way_round(WebhookMode mode)
    {
        ConcurrentQueue<WebhookEvent> owned = [];
        ConcurrentQueue<WebhookEvent> copies = [];
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.On<MessageReceivedEvent>(Note(owned)).On<MetaMessageReceivedEvent>(Note(owned)).OnPassive<MessageReceivedEvent>(Note(copies)).OnPassive<MetaStandbyMessageEvent>(Note(copies)),
            options => options.Mode = mode);

        (await receiver.DeliverAsync(Copy("received"), key: "k1")).Should().Be(200);
        (await receiver.DeliverAsync(Receiver.Message("w"), key: "k2")).Should().Be(200);
        (await receiver.DeliverAsync(Copy("received"), key: "k3")).Should().Be(200);
        (await receiver.DeliverAsync(Owners, name: null, key: "k4")).Should().Be(200);
        (await receiver.DeliverAsync(Standby, name: null, key: "k5")).Should().Be(200);
        (await receiver.DeliverAsync(Standby, name: null, key: "k6")).Should().Be(200);
        await receiver.StopAsync();

        owned.Select(received => received.GetType()).Should().BeEquivalentTo([typeof(MessageReceivedEvent), typeof(MetaMessageReceivedEvent)]);
        owned.Should().OnlyContain(received => !received.IsPassive);
        copies.Select(received => received.GetType()).Should().BeEquivalentTo([typeof(MessageReceivedEvent), typeof(MetaStandbyMessageEvent)], "each copy is handled once");
    }

    [Fact]
    public async Task Who_asks_for_all_copies_gets_those_that_cannot_be_read_too_and_a_class_can_ask()
    {
        ConcurrentQueue<WebhookEvent> copies = [];
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.OnPassive<MetaStandbyStatusEvent, StatusReader>().OnPassive<WebhookEvent>(Note(copies)).OnAnythingElse((_, _, _) => throw new InvalidOperationException("a copy came where none belongs")),
            services: services => services.AddSingleton<ConcurrentQueue<MetaStandbyStatusEvent>>());

        (await receiver.DeliverAsync(Standby, name: null)).Should().Be(200);

        copies.Select(received => received.GetType()).Should().Equal(typeof(MetaStandbyMessageEvent), typeof(UnreadableWebhookEvent), typeof(UnknownWebhookEvent));
        receiver.Services.GetRequiredService<ConcurrentQueue<MetaStandbyStatusEvent>>().Should().ContainSingle();
    }

    [Fact]
    public async Task Copies_take_no_room_in_the_queue_and_hold_up_nothing_in_a_batch()
    {
        TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        ConcurrentQueue<string> handled = [];
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.On<MessageReceivedEvent>(async (received, _, _) =>
            {
                await released.Task;
                handled.Enqueue(received.Message.Id);
            }),
            options => (options.Mode, options.QueueCapacity, options.QueueCapacityPerConversation) = (WebhookMode.Queued, 2, 2));
        string copy = Copy("received");

        (await receiver.DeliverAsync(Receiver.Batch(copy, Receiver.Message("1"), copy, Receiver.Message("2"), copy), key: "k1")).Should().Be(200);
        (await receiver.DeliverAsync(copy, key: "k2")).Should().Be(200, "there is room for what takes none");
        (await receiver.DeliverAsync(Receiver.Message("3"), key: "k3")).Should().Be(503);
        released.SetResult();
        await receiver.StopAsync();

        handled.Should().Equal("1", "2");
    }

    [Fact]
    public async Task Webhooks_tell_the_tracker_who_holds_a_conversation_whoever_handles_them()
    {
        ConversationTracker tracker = new();
        await using Receiver receiver = await Receiver.StartAsync(services: services => services.AddSingleton<IConversationTracker>(tracker));

        await receiver.DeliverAsync(Now(Receiver.Message("w1")), key: "k1");
        ConversationHolder? first = (await tracker.FindAsync("647", "15551234567"))?.Holder;
        await receiver.DeliverAsync(Standby, name: null, key: "k2");
        ConversationHolder? second = (await tracker.FindAsync("647", "15551234567"))?.Holder;

        (first, second).Should().Be((ConversationHolder.Kapso, ConversationHolder.OtherApplication));
    }

    [Fact]
    public async Task A_tracker_that_fails_costs_no_delivery()
    {
        ConcurrentQueue<WebhookEvent> handled = [];
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.On<MessageEvent>(Note(handled)), services: services => services.AddSingleton<IConversationTracker>(new BrokenTracker()));

        (await receiver.DeliverAsync(Receiver.Message("w"))).Should().Be(200);

        handled.Should().ContainSingle();
        receiver.Logs.GetSnapshot().Should().Contain(line => line.Message.Contains("tracker"));
    }

    private static string Copy(string step) =>
        $$$"""{"message":{"id":"w","type":"text","text":{"body":"Hi"},"from":"15551234567","kapso":{"direction":"{{{(step == "received" ? "inbound" : "outbound")}}}","passive":true} },"conversation":{"id":"c1"},"phone_number_id":"647"}""";

    // A message that is as old as the one of the other tests would be of a conversation that is idle by now.
    private static string Now(string message) => message.Replace("\"timestamp\":\"1760000000\",", "", StringComparison.Ordinal);

    private static Func<WebhookEvent, WebhookContext, CancellationToken, Task> Note(ConcurrentQueue<WebhookEvent> events) => (received, _, _) =>
    {
        events.Enqueue(received);
        return Task.CompletedTask;
    };

    private sealed class StatusReader(ConcurrentQueue<MetaStandbyStatusEvent> read) : IWebhookHandler<MetaStandbyStatusEvent>
    {
        public Task HandleAsync(MetaStandbyStatusEvent received, WebhookContext context, CancellationToken cancellationToken)
        {
            read.Enqueue(received);
            return Task.CompletedTask;
        }
    }

    private sealed class BrokenTracker : IConversationTracker
    {
        public ValueTask RecordAsync(ControlSignal signal, CancellationToken cancellationToken = default) => throw new InvalidOperationException("down");

        public ValueTask<ConversationControl?> FindAsync(string phoneNumberId, Person customer, CancellationToken cancellationToken = default) => throw new InvalidOperationException("down");
    }
}
