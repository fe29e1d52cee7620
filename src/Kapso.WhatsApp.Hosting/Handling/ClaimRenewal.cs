using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// Renews the claims of events for as long as their handlers run. One timer serves all of them: most handlers have ended long before their first renewal, and a timer of its
/// own for each would cost more than they do.
/// </summary>
internal sealed partial class ClaimRenewal : IDisposable
{
    private readonly object _gate = new();

    // In the order of their next renewal.
    private readonly LinkedList<HeldClaim> _waiting = new();
    private readonly IWebhookDeduplicator _deduplicator;
    private readonly TimeSpan _interval;
    private readonly TimeProvider _clock;
    private readonly ILogger<ClaimRenewal> _logger;
    private readonly long _start;
    private readonly ITimer _timer;
    private bool _isTimerSet;

    public ClaimRenewal(IWebhookDeduplicator deduplicator, TimeSpan claimDuration, TimeProvider clock, ILogger<ClaimRenewal> logger)
    {
        // Two renewals may fail or be late before a claim lapses.
        (_deduplicator, _interval, _clock, _logger, _start) = (deduplicator, claimDuration / 3, clock, logger, clock.GetTimestamp());

        // Nothing of whoever comes first may flow into the renewals of all.
        using (ExecutionContext.SuppressFlow())
        {
            _timer = clock.CreateTimer(static renewal => ((ClaimRenewal)renewal!).RenewDue(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private TimeSpan Now => _clock.GetElapsedTime(_start);

    /// <summary>Renews a claim from now on, until <see cref="EndAsync"/>.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="name">The name of its event, for the log.</param>
    public HeldClaim Begin(WebhookClaim claim, string name)
    {
        lock (_gate)
        {
            TimeSpan now = Now;
            HeldClaim held = new(claim, name, now + _interval);
            Add(held, now);
            return held;
        }
    }

    /// <summary>Renews a claim no longer. No renewal is under way any more when it returns.</summary>
    public ValueTask EndAsync(HeldClaim held)
    {
        lock (_gate)
        {
            held.HasEnded = true;
            held.Place.List?.Remove(held.Place);
            return held.Renewing is { } renewing ? new ValueTask(renewing) : ValueTask.CompletedTask;
        }
    }

    public void Dispose() => _timer.Dispose();

    private void RenewDue()
    {
        lock (_gate)
        {
            TimeSpan now = Now;
            while (_waiting.First is { } first && first.Value.Due <= now)
            {
                _waiting.RemoveFirst();
                first.Value.Renewing = Task.Run(() => RenewAsync(first.Value));
            }

            _isTimerSet = false;
            SetTimer(now);
        }
    }

    private async Task RenewAsync(HeldClaim held)
    {
        do
        {
            try
            {
                if (!await _deduplicator.RenewAsync(held.Claim).ConfigureAwait(false))
                {
                    ClaimLost(_logger, held.Name);
                    return;
                }
            }
            catch (Exception failure)
            {
                RenewalFailed(_logger, failure, held.Name);
            }
        }
        while (IsDueAgain(held));
    }

    /// <summary>Plans the next renewal; returns whether it is due already, because this one took so long.</summary>
    private bool IsDueAgain(HeldClaim held)
    {
        lock (_gate)
        {
            if (held.HasEnded)
            {
                return false;
            }

            TimeSpan now = Now;
            held.Due += _interval;
            if (held.Due <= now)
            {
                held.Due = now;
                return true;
            }

            Add(held, now);
            return false;
        }
    }

    private void Add(HeldClaim held, TimeSpan now)
    {
        LinkedListNode<HeldClaim>? earlier = _waiting.Last;
        while (earlier is not null && earlier.Value.Due > held.Due)
        {
            earlier = earlier.Previous;
        }

        if (earlier is null)
        {
            // Also where the timer is set for another: this one comes before it.
            _isTimerSet &= _waiting.Count == 0;
            _waiting.AddFirst(held.Place);
        }
        else
        {
            _waiting.AddAfter(earlier, held.Place);
        }

        SetTimer(now);
    }

    /// <summary>Sets the timer for the next renewal, unless it is set. Claims that end leave it as it is: it then finds nothing due.</summary>
    private void SetTimer(TimeSpan now)
    {
        if (!_isTimerSet && _waiting.First is { } first)
        {
            _isTimerSet = _timer.Change(first.Value.Due - now, Timeout.InfiniteTimeSpan);
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The claim of {Event} could not be renewed while its handler runs; it is tried again before the claim lapses")]
    private static partial void RenewalFailed(ILogger logger, Exception failure, string @event);

    [LoggerMessage(2, LogLevel.Error, "The claim of {Event} lapsed while its handler runs, and the event was claimed elsewhere: it may be handled twice")]
    private static partial void ClaimLost(ILogger logger, string @event);
}

/// <summary>A claim whose handler runs.</summary>
internal sealed class HeldClaim
{
    public HeldClaim(WebhookClaim claim, string name, TimeSpan due) => (Claim, Name, Due, Place) = (claim, name, due, new LinkedListNode<HeldClaim>(this));

    public WebhookClaim Claim { get; }

    public string Name { get; }

    public LinkedListNode<HeldClaim> Place { get; }

    public TimeSpan Due { get; set; }

    public Task? Renewing { get; set; }

    public bool HasEnded { get; set; }
}
