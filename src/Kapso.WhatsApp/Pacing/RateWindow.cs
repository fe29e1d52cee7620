using System.Threading.RateLimiting;

namespace Kapso.WhatsApp;

/// <summary>
/// A rate as permits that come back one period after they were used, so that no stretch of that length sees more uses than there are permits. The library's limiter
/// keeps the queue; its own limiters by time cannot be used, for they know no clock but the machine's.
/// </summary>
internal sealed class RateWindow : IDisposable
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private readonly TimeSpan _period;
    private readonly TimeProvider _time;
    private readonly Action _cameBack;
    private readonly ConcurrencyLimiter _permits;
    private readonly Queue<(long UsedAt, RateLimitLease Permit)> _used = new();
    private readonly ITimer _timer;

    /// <param name="rate">The rate.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cameBack">Hears of every permit that was used and has come back.</param>
    public RateWindow(SendRate rate, TimeProvider time, Action cameBack)
    {
        (_period, _time, _cameBack) = (rate.Period, time, cameBack);
        _permits = new ConcurrencyLimiter(new() { PermitLimit = rate.Messages, QueueLimit = int.MaxValue, QueueProcessingOrder = QueueProcessingOrder.OldestFirst });
        _timer = time.CreateTimer(static window => ((RateWindow)window!).TakeBack(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Waits for a permit. It is then either used, or disposed of unused.</summary>
    public ValueTask<RateLimitLease> WaitAsync(CancellationToken cancellationToken) => _permits.AcquireAsync(1, cancellationToken);

    /// <summary>Its period begins now: what was waited for after it does not count.</summary>
    public void Use(RateLimitLease permit)
    {
        lock (_used)
        {
            _used.Enqueue((_time.GetTimestamp(), permit));
            if (_used.Count == 1)
            {
                _timer.Change(_period, Timeout.InfiniteTimeSpan);
            }
        }
    }

    public void Dispose()
    {
        _timer.Dispose();
        _permits.Dispose();
    }

    private void TakeBack()
    {
        while (NextDue() is { } permit)
        {
            permit.Dispose();
            _cameBack();
        }
    }

    /// <summary>The next permit whose period is over; when there is none, the timer is set for the next one.</summary>
    private RateLimitLease? NextDue()
    {
        lock (_used)
        {
            if (!_used.TryPeek(out (long UsedAt, RateLimitLease Permit) oldest))
            {
                return null;
            }

            TimeSpan left = _period - _time.GetElapsedTime(oldest.UsedAt);
            if (left > TimeSpan.Zero)
            {
                // A timer knows milliseconds and may be early by a part of one.
                _timer.Change(left < ShortestWait ? ShortestWait : left, Timeout.InfiniteTimeSpan);
                return null;
            }

            return _used.Dequeue().Permit;
        }
    }
}
