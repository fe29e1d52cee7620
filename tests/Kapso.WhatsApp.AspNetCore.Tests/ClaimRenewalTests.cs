using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>One timer renews the claims of all events that are being handled, each when it is due and as long as its handler runs.</summary>
public sealed class ClaimRenewalTests : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    private readonly CountingClock _clock = new();
    private readonly ScriptedStore _store = new();
    private readonly FakeLogger<ClaimRenewal> _log = new();
    private readonly ClaimRenewal _renewal;

    public ClaimRenewalTests() => _renewal = new ClaimRenewal(_store, Interval * 3, _clock, _log);

    public void Dispose() => _renewal.Dispose();

    [Fact]
    public async Task Each_claim_is_renewed_when_it_is_due()
    {
        HeldClaim first = Begin("first");
        _clock.Advance(TimeSpan.FromSeconds(7));
        HeldClaim second = Begin("second");

        _clock.Advance(TimeSpan.FromSeconds(13));
        (await _store.RenewedAsync()).Should().Be("first");
        await first.Renewing!.WaitAsync(HangGuard);
        second.Renewing.Should().BeNull();
        _clock.Advance(TimeSpan.FromSeconds(7));
        (await _store.RenewedAsync()).Should().Be("second");
        await second.Renewing!.WaitAsync(HangGuard);
        _clock.Advance(TimeSpan.FromSeconds(13));
        (await _store.RenewedAsync()).Should().Be("first");

        await _renewal.EndAsync(first);
        await _renewal.EndAsync(second);
    }

    [Fact]
    public async Task A_claim_that_has_ended_is_not_renewed_and_those_after_it_are()
    {
        HeldClaim ended = Begin("ended");
        _clock.Advance(TimeSpan.FromSeconds(1));
        HeldClaim held = Begin("held");
        await _renewal.EndAsync(ended);

        _clock.Advance(Interval);
        (await _store.RenewedAsync()).Should().Be("held");

        await _renewal.EndAsync(held);
        _clock.Advance(Interval * 10);
        ended.Renewing.Should().BeNull();
        _store.Count.Should().Be(1);
    }

    [Fact]
    public async Task A_claim_that_begins_after_a_pause_is_renewed()
    {
        await _renewal.EndAsync(Begin("ended"));
        _clock.Advance(Interval * 10);

        HeldClaim held = Begin("held");
        _clock.Advance(Interval);

        (await _store.RenewedAsync()).Should().Be("held");
        await _renewal.EndAsync(held);
    }

    [Fact]
    public async Task Many_claims_share_one_timer()
    {
        HeldClaim[] held = [.. Enumerable.Range(0, 100).Select(number => Begin($"{number}"))];
        _clock.Advance(Interval);
        foreach (HeldClaim claim in held)
        {
            await _store.RenewedAsync();
        }

        foreach (HeldClaim claim in held)
        {
            await _renewal.EndAsync(claim);
        }

        _store.Count.Should().Be(100);
        _clock.Timers.Should().Be(1);
    }

    [Fact]
    public async Task A_renewal_that_takes_longer_than_its_interval_is_followed_by_the_next_at_once()
    {
        TaskCompletionSource<bool> slow = _store.Answer();
        HeldClaim held = Begin("slow");
        _clock.Advance(Interval);
        await _store.RenewedAsync();

        _clock.Advance(Interval * 5);
        slow.SetResult(true);

        (await _store.RenewedAsync()).Should().Be("slow");
        await held.Renewing!.WaitAsync(HangGuard);
        await _renewal.EndAsync(held);
        _store.Count.Should().Be(2);
    }

    [Fact]
    public async Task No_renewal_is_under_way_when_it_has_ended()
    {
        TaskCompletionSource<bool> slow = _store.Answer();
        HeldClaim held = Begin("slow");
        _clock.Advance(Interval);
        await _store.RenewedAsync();

        ValueTask end = _renewal.EndAsync(held);
        end.IsCompleted.Should().BeFalse();
        _clock.Advance(Interval * 5);
        slow.SetResult(true);
        await end.AsTask().WaitAsync(HangGuard);

        _clock.Advance(Interval * 5);
        _store.Count.Should().Be(1);
    }

    [Fact]
    public async Task A_renewal_that_failed_is_reported_and_tried_again()
    {
        _store.Answer().SetException(new InvalidOperationException("no connection"));
        HeldClaim held = Begin("unlucky");

        _clock.Advance(Interval);
        await _store.RenewedAsync();
        await held.Renewing!.WaitAsync(HangGuard);
        _clock.Advance(Interval);
        await _store.RenewedAsync();

        await _renewal.EndAsync(held);
        _log.Collector.GetSnapshot().Should().ContainSingle().Which.Message.Should().Contain("could not be renewed");
    }

    [Fact]
    public async Task A_claim_that_was_lost_is_reported_and_not_renewed_again()
    {
        _store.Answer().SetResult(false);
        HeldClaim held = Begin("lost");

        _clock.Advance(Interval);
        await _store.RenewedAsync();
        await held.Renewing!.WaitAsync(HangGuard);
        _clock.Advance(Interval * 5);

        await _renewal.EndAsync(held);
        _store.Count.Should().Be(1);
        _log.Collector.GetSnapshot().Should().ContainSingle().Which.Message.Should().Contain("may be handled twice");
    }

    private HeldClaim Begin(string key) => _renewal.Begin(new WebhookClaim(key, WebhookClaimStatus.Claimed, "1"), key);

    private sealed class CountingClock : FakeTimeProvider
    {
        public int Timers { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Timers++;
            return base.CreateTimer(callback, state, dueTime, period);
        }
    }

    /// <summary>A store that tells which claims are renewed; it answers at once that they are held, unless a test has said otherwise.</summary>
    private sealed class ScriptedStore : IWebhookDeduplicator
    {
        private readonly System.Threading.Channels.Channel<string> _renewed = System.Threading.Channels.Channel.CreateUnbounded<string>();
        private readonly System.Collections.Concurrent.ConcurrentQueue<TaskCompletionSource<bool>> _answers = [];
        private int _count;

        public int Count => _count;

        public TaskCompletionSource<bool> Answer()
        {
            TaskCompletionSource<bool> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _answers.Enqueue(answer);
            return answer;
        }

        public async Task<string> RenewedAsync() => await _renewed.Reader.ReadAsync().AsTask().WaitAsync(HangGuard);

        public ValueTask<bool> RenewAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref _count);
            _renewed.Writer.TryWrite(claim.Key);
            return _answers.TryDequeue(out TaskCompletionSource<bool>? answer) ? new ValueTask<bool>(answer.Task) : ValueTask.FromResult(true);
        }

        public ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask CompleteAsync(WebhookClaim claim, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public ValueTask ReleaseAsync(WebhookClaim claim, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
