using System.Collections.Concurrent;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>Each event is handled once, however often it is delivered.</summary>
public sealed class DeduplicationTests
{
    private readonly ConcurrentQueue<string> _handled = [];

    [Fact]
    public async Task The_same_delivery_is_handled_once()
    {
        await using Receiver receiver = await StartAsync();

        for (int i = 0; i < 3; i++)
        {
            (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(200);
            (await receiver.DeliverAsync("""{"conversation":{"id":"c1"}}""", "whatsapp.conversation.created", "key-2")).Should().Be(200);
        }

        _handled.Should().Equal("wamid.1/whatsapp.message.received", "whatsapp.conversation.created");
    }

    [Fact]
    public async Task The_same_message_under_another_key_is_handled_once_and_its_next_step_again()
    {
        await using Receiver receiver = await StartAsync();

        await receiver.DeliverAsync(Receiver.Batch(Receiver.Message("wamid.1"), Receiver.Message("wamid.2")), key: "batch");
        await receiver.DeliverAsync(Receiver.Message("wamid.2"), key: "single");
        await receiver.DeliverAsync(Receiver.Message("wamid.2"), "whatsapp.message.read", key: "read");

        _handled.Should().Equal("wamid.1/whatsapp.message.received", "wamid.2/whatsapp.message.received", "wamid.2/whatsapp.message.read");
    }

    [Fact]
    public async Task Without_any_mark_an_event_is_handled_each_time()
    {
        await using Receiver receiver = await StartAsync();

        await receiver.DeliverAsync("""{"conversation":{"id":"c1"}}""", "whatsapp.conversation.created", key: null);
        await receiver.DeliverAsync("""{"conversation":{"id":"c1"}}""", "whatsapp.conversation.created", key: null);

        _handled.Should().HaveCount(2);
    }

    [Fact]
    public async Task What_failed_is_asked_for_again_and_only_that_is_handled_again()
    {
        int failures = 2;
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.On<MessageReceivedEvent>((received, _, _) =>
        {
            if (received.Message.Id == "wamid.2" && failures-- > 0)
            {
                throw new InvalidOperationException("not yet");
            }

            _handled.Enqueue(received.Message.Id);
            return Task.CompletedTask;
        }));
        string batch = Receiver.Batch(Receiver.Message("wamid.1"), Receiver.Message("wamid.2"), Receiver.Message("wamid.3"));

        (await receiver.DeliverAsync(batch)).Should().Be(500);
        (await receiver.DeliverAsync(batch)).Should().Be(500);
        (await receiver.DeliverAsync(batch)).Should().Be(200);

        _handled.Should().Equal("wamid.1", "wamid.3", "wamid.2");
        receiver.Logs.GetSnapshot().Should().Contain(log => log.Exception is InvalidOperationException);
    }

    [Fact]
    public async Task What_is_being_handled_is_not_handled_beside_itself()
    {
        TaskCompletionSource entered = new(), leave = new();
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.On<MessageReceivedEvent>(async (received, _, _) =>
        {
            _handled.Enqueue(received.Message.Id);
            entered.SetResult();
            await leave.Task;
        }));

        Task<int> first = receiver.DeliverAsync(Receiver.Message("wamid.1"));
        await entered.Task;
        (await receiver.DeliverAsync(Receiver.Message("wamid.1"), key: "other")).Should().Be(503);
        leave.SetResult();

        (await first).Should().Be(200);
        (await receiver.DeliverAsync(Receiver.Message("wamid.1"), key: "other")).Should().Be(200);
        _handled.Should().ContainSingle();
    }

    [Fact]
    public async Task Memory_is_bounded_and_forgets_the_oldest()
    {
        KapsoWebhookOptions options = new() { DeduplicationCapacity = 2 };
        InMemoryWebhookDeduplicator memory = new(options, new FakeTimeProvider());
        foreach (string key in new[] { "a", "b", "c" })
        {
            await memory.CompleteAsync(await memory.ClaimAsync(key));
        }

        (await memory.ClaimAsync("c")).Status.Should().Be(WebhookClaimStatus.Done);
        (await memory.ClaimAsync("b")).Status.Should().Be(WebhookClaimStatus.Done);
        (await memory.ClaimAsync("a")).Status.Should().Be(WebhookClaimStatus.Claimed);
    }

    [Fact]
    public async Task Claims_lapse_and_memories_fade()
    {
        FakeTimeProvider clock = new();
        KapsoWebhookOptions options = new() { ClaimDuration = TimeSpan.FromMinutes(2), DeduplicationRetention = TimeSpan.FromHours(1) };
        InMemoryWebhookDeduplicator memory = new(options, clock);

        WebhookClaim lost = await memory.ClaimAsync("a");
        (await memory.ClaimAsync("a")).Status.Should().Be(WebhookClaimStatus.InProgress);
        clock.Advance(TimeSpan.FromMinutes(2));
        WebhookClaim taken = await memory.ClaimAsync("a");
        taken.Status.Should().Be(WebhookClaimStatus.Claimed);
        await memory.ReleaseAsync(lost);
        (await memory.ClaimAsync("a")).Status.Should().Be(WebhookClaimStatus.InProgress, "a claim that has lapsed cannot release a later one");
        await memory.ReleaseAsync(taken);
        await memory.CompleteAsync(await memory.ClaimAsync("a"));
        await memory.ReleaseAsync(taken);
        (await memory.ClaimAsync("a")).Status.Should().Be(WebhookClaimStatus.Done);
        clock.Advance(TimeSpan.FromHours(1));
        (await memory.ClaimAsync("a")).Status.Should().Be(WebhookClaimStatus.Claimed);
    }

    [Fact]
    public async Task A_claim_that_lapsed_and_was_taken_by_another_changes_nothing()
    {
        FakeTimeProvider clock = new();
        KapsoWebhookOptions options = new();
        InMemoryWebhookDeduplicator memory = new(options, clock);
        WebhookClaim lapsed = await memory.ClaimAsync("a");
        clock.Advance(options.ClaimDuration);
        WebhookClaim taken = await memory.ClaimAsync("a");

        (await memory.RenewAsync(lapsed)).Should().BeFalse();
        await memory.CompleteAsync(lapsed);
        (await memory.ClaimAsync("a")).Status.Should().Be(WebhookClaimStatus.InProgress, "the event is being handled under another claim");
        await memory.ReleaseAsync(taken);
        (await memory.ClaimAsync("a")).Status.Should().Be(WebhookClaimStatus.Claimed);
    }

    [Fact]
    public async Task A_claim_is_renewed_and_one_that_lapsed_is_taken_again_when_the_event_is_free()
    {
        FakeTimeProvider clock = new();
        KapsoWebhookOptions options = new();
        InMemoryWebhookDeduplicator memory = new(options, clock);
        WebhookClaim claim = await memory.ClaimAsync("a");

        for (int i = 0; i < 3; i++)
        {
            clock.Advance(options.ClaimDuration - TimeSpan.FromSeconds(1));
            (await memory.RenewAsync(claim)).Should().BeTrue();
        }

        clock.Advance(options.ClaimDuration);
        (await memory.RenewAsync(claim)).Should().BeTrue();
        (await memory.ClaimAsync("a")).Status.Should().Be(WebhookClaimStatus.InProgress);
        await memory.CompleteAsync(claim);
        (await memory.RenewAsync(claim)).Should().BeFalse("it was handled");
        (await memory.ClaimAsync("a")).Status.Should().Be(WebhookClaimStatus.Done);
    }

    [Fact]
    public async Task Claims_that_are_never_settled_are_bounded_and_lapse()
    {
        FakeTimeProvider clock = new();
        KapsoWebhookOptions options = new() { DeduplicationCapacity = 100 };
        InMemoryWebhookDeduplicator memory = new(options, clock);
        async Task<int> ClaimedOf(int count)
        {
            int claimed = 0;
            for (int i = 0; i < count; i++)
            {
                claimed += (await memory.ClaimAsync(Guid.NewGuid().ToString())).Status is WebhookClaimStatus.Claimed ? 1 : 0;
            }

            return claimed;
        }

        (await ClaimedOf(1000)).Should().Be(100);
        clock.Advance(options.ClaimDuration);
        (await ClaimedOf(1000)).Should().Be(100);
    }

    [Fact]
    public async Task When_nothing_is_known_about_an_event_it_comes_again()
    {
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks
            .UseDeduplicator(_ => new Broken())
            .On<MessageReceivedEvent>((received, _, _) =>
            {
                _handled.Enqueue(received.Message.Id);
                return Task.CompletedTask;
            }));

        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(500);

        _handled.Should().BeEmpty();
    }

    [Fact]
    public async Task What_cannot_claim_one_event_is_not_asked_about_its_siblings()
    {
        Broken broken = new();
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.UseDeduplicator(_ => broken));

        (await receiver.DeliverAsync(Receiver.Batch([.. Enumerable.Range(0, 5).Select(i => Receiver.Message($"wamid.{i}"))]))).Should().Be(500);

        broken.Claims.Should().Be(1);
    }

    private Task<Receiver> StartAsync() => Receiver.StartAsync(webhooks => webhooks.OnAnythingElse((received, _, _) =>
    {
        _handled.Enqueue(received.DeduplicationKey ?? received.Name);
        return Task.CompletedTask;
    }));

    private sealed class Broken : IWebhookDeduplicator
    {
        public int Claims { get; private set; }

        public ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken = default)
        {
            Claims++;
            throw new TimeoutException("no memory");
        }

        public ValueTask<bool> RenewAsync(WebhookClaim claim, CancellationToken cancellationToken = default) => throw new TimeoutException("no memory");

        public ValueTask CompleteAsync(WebhookClaim claim, CancellationToken cancellationToken = default) => throw new TimeoutException("no memory");

        public ValueTask ReleaseAsync(WebhookClaim claim, CancellationToken cancellationToken = default) => throw new TimeoutException("no memory");
    }
}
