namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>Things that happen later, by the emulator's clock and one at a time.</summary>
internal sealed class Schedule(TimeProvider clock, object gate) : IDisposable
{
    private readonly HashSet<ITimer> _timers = [];

    /// <summary>Runs <paramref name="action"/> once. To be called by whoever holds the gate.</summary>
    public void After(TimeSpan delay, Action action)
    {
        ITimer? timer = null;
        timer = clock.CreateTimer(
            _ =>
            {
                lock (gate)
                {
                    if (timer is not null && _timers.Remove(timer))
                    {
                        timer.Dispose();
                        action();
                    }
                }
            },
            null,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan);
        _timers.Add(timer);
        timer.Change(delay, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Forgets everything that has not happened yet.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (ITimer timer in _timers)
            {
                timer.Dispose();
            }

            _timers.Clear();
        }
    }
}
