using System.Threading.RateLimiting;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.Tests.Pacing;

/// <summary>The permits of one rate, on a clock that the test turns.</summary>
public sealed class RateWindowTests
{
    [Fact]
    public async Task No_stretch_of_the_period_sees_more_than_the_rate()
    {
        FakeTimeProvider clock = new();
        using RateWindow window = new(new SendRate(3, TimeSpan.FromMilliseconds(100)), clock, static () => { });
        List<DateTimeOffset> times = [];
        for (int i = 0; i < 60; i++)
        {
            // Requests at odd times, more than the rate allows: the clock goes on whenever there is no permit. A permit that comes back completes the wait while the clock is turned.
            ValueTask<RateLimitLease> permit = window.WaitAsync(CancellationToken.None);
            for (int tick = 0; !permit.IsCompleted; tick++)
            {
                tick.Should().BeLessThan(1000);
                clock.Advance(TimeSpan.FromMilliseconds(1));
            }

            window.Use(await permit);
            times.Add(clock.GetUtcNow());
            clock.Advance(TimeSpan.FromMilliseconds(i * 7 % 11));
        }

        times.Zip(times.Skip(3), (first, fourth) => fourth - first).Should().OnlyContain(apart => apart >= TimeSpan.FromMilliseconds(100));
        (times[^1] - times[0]).Should().BeLessThan(TimeSpan.FromMilliseconds(20 * 111), "the rate is used");
    }
}
