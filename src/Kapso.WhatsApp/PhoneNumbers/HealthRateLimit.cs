using System.Net.Http.Headers;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The rest of a project's limits for health checks.</summary>
/// <param name="SecondLimit">The checks allowed in a second.</param>
/// <param name="SecondRemaining">Those left in this second.</param>
/// <param name="MinuteLimit">The checks allowed in a minute.</param>
/// <param name="MinuteRemaining">Those left in this minute.</param>
public sealed record HealthRateLimit(int SecondLimit, int SecondRemaining, int MinuteLimit, int MinuteRemaining) : KapsoRecord
{
    internal static HealthRateLimit? Read(HttpResponseHeaders headers) =>
        RateLimit.Number(headers, "X-Health-RateLimit-Second-Limit") is int secondLimit
        && RateLimit.Number(headers, "X-Health-RateLimit-Second-Remaining") is int secondRemaining
        && RateLimit.Number(headers, "X-Health-RateLimit-Minute-Limit") is int minuteLimit
        && RateLimit.Number(headers, "X-Health-RateLimit-Minute-Remaining") is int minuteRemaining
            ? new HealthRateLimit(secondLimit, secondRemaining, minuteLimit, minuteRemaining)
            : null;
}
