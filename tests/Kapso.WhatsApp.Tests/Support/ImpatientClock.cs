using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.Tests.Support;

/// <summary>
/// A clock on which short waits, those between two attempts, are over as soon as they begin, while long ones, the time-outs, only pass
/// when a test turns the clock. So nothing is waited for, and nothing depends on who runs first.
/// </summary>
internal sealed class ImpatientClock() : FakeTimeProvider(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero))
{
    private static readonly TimeSpan LongestShortWait = TimeSpan.FromSeconds(12);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ITimer timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime > TimeSpan.Zero && dueTime <= LongestShortWait)
        {
            Pass(dueTime);
        }

        return timer;
    }

    /// <summary>Lets time pass soon, on another thread.</summary>
    public void Pass(TimeSpan time) => ThreadPool.QueueUserWorkItem(_ => Advance(time));
}
