using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.PhoneNumbers;

/// <summary>The health checks of the last minute, which have a rate limit of their own.</summary>
internal sealed class HealthChecks : IEmulatorStore
{
    public const int PerSecond = 5;
    public const int PerMinute = 60;

    private readonly List<DateTimeOffset> _checks = [];

    public int InLastMinute => _checks.Count;

    public int InSecondBefore(DateTimeOffset now) => _checks.Count(at => now - at < TimeSpan.FromSeconds(1));

    /// <summary>Counts a health check against the project's limits.</summary>
    /// <param name="now">The time.</param>
    /// <param name="wait">When the limit is reached, how long to wait.</param>
    /// <returns>Whether the limit allows it.</returns>
    public bool TryTake(DateTimeOffset now, out TimeSpan wait)
    {
        _checks.RemoveAll(at => now - at >= TimeSpan.FromMinutes(1) || at > now);
        wait = InSecondBefore(now) >= PerSecond ? TimeSpan.FromSeconds(1)
            : _checks.Count >= PerMinute ? _checks[0] + TimeSpan.FromMinutes(1) - now
            : TimeSpan.Zero;
        if (wait > TimeSpan.Zero)
        {
            return false;
        }

        _checks.Add(now);
        return true;
    }

    public void Reset() => _checks.Clear();
}
