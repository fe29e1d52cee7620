using System.Collections.Concurrent;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>The queued mode: answered at once, handled afterwards, never lost in silence.</summary>
public sealed class QueueTests
{
    private readonly ConcurrentQueue<string> _handled = [];

    [Fact]
    public async Task A_full_queue_refuses_and_an_orderly_stop_handles_what_waits()
    {
        TaskCompletionSource leave = new();
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.On<MessageReceivedEvent>(async (received, _, _) =>
            {
                await leave.Task;
                for (int i = 0; i < 10_000; i++)
                {
                    await Task.Yield(); // a stop that does not wait is over by then
                }

                _handled.Enqueue(received.Message.Id);
            }),
            options =>
            {
                options.Mode = WebhookMode.Queued;
                options.QueueCapacity = 3;
            });

        for (int i = 1; i <= 3; i++)
        {
            (await receiver.DeliverAsync(Receiver.Message($"{i}"), key: $"{i}")).Should().Be(200);
        }

        (await receiver.DeliverAsync(Receiver.Message("4"), key: "4")).Should().Be(503);
        _handled.Should().BeEmpty();
        Task stop = receiver.StopAsync();
        leave.SetResult();
        await stop;

        _handled.Should().Equal("1", "2", "3");
    }

    [Fact]
    public async Task What_fails_is_tried_again_and_given_up_in_the_end()
    {
        ImpatientClock clock = new();
        ConcurrentDictionary<string, int> attempts = new();
        TaskCompletionSource done = new();
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.On<MessageReceivedEvent>((received, _, _) =>
            {
                int attempt = attempts.AddOrUpdate(received.Message.Id, 1, (_, count) => count + 1);
                if (received.Message.Id == "hopeless" || (received.Message.Id == "slow" && attempt < 3))
                {
                    throw new InvalidOperationException("not yet");
                }

                _handled.Enqueue(received.Message.Id);
                if (received.Message.Id == "last")
                {
                    done.SetResult();
                }

                return Task.CompletedTask;
            }),
            options => options.Mode = WebhookMode.Queued,
            clock);

        await receiver.DeliverAsync(Receiver.Batch(Receiver.Message("slow"), Receiver.Message("hopeless"), Receiver.Message("last")));
        await done.Task;

        _handled.Should().Equal("slow", "last");
        attempts.Should().BeEquivalentTo(new Dictionary<string, int> { ["slow"] = 3, ["hopeless"] = 4, ["last"] = 1 });
        receiver.Logs.GetSnapshot().Should().Contain(log => log.Message.Contains("failed after 4 attempts", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_another_process_handles_is_waited_for_and_so_is_a_store_that_does_not_answer(bool isDown)
    {
        ImpatientClock clock = new();
        TaskCompletionSource done = new();
        Elsewhere elsewhere = new(isDown);
        await using Receiver receiver = await Receiver.StartAsync(
            webhooks => webhooks.UseDeduplicator(_ => elsewhere).On<MessageReceivedEvent>((received, _, _) =>
            {
                _handled.Enqueue(received.Message.Id);
                done.SetResult();
                return Task.CompletedTask;
            }),
            options => options.Mode = WebhookMode.Queued,
            clock);

        await receiver.DeliverAsync(Receiver.Message("1"));
        await done.Task.WaitAsync(TimeSpan.FromMinutes(1));
        await receiver.StopAsync();

        _handled.Should().Equal("1");
        elsewhere.Asked.Should().Be(6);
    }

    /// <summary>A clock on which every wait is over as soon as it begins.</summary>
    private sealed class ImpatientClock : FakeTimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.Zero)
            {
                ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
            }

            return timer;
        }
    }

    /// <summary>Another process that holds an event for a while and then dies, or a store that is down for as long.</summary>
    private sealed class Elsewhere(bool isDown) : IWebhookDeduplicator
    {
        public int Asked { get; private set; }

        public ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken = default) =>
            ++Asked > 5 ? ValueTask.FromResult(new WebhookClaim(key, WebhookClaimStatus.Claimed, ""))
            : isDown ? throw new TimeoutException("The store does not answer.")
            : ValueTask.FromResult(new WebhookClaim(key, WebhookClaimStatus.InProgress, ""));

        public ValueTask<bool> RenewAsync(WebhookClaim claim, CancellationToken cancellationToken = default) => ValueTask.FromResult(true);

        public ValueTask CompleteAsync(WebhookClaim claim, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

        public ValueTask ReleaseAsync(WebhookClaim claim, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
    }
}
