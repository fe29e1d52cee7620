using System.Globalization;
using System.Net.Http.Headers;

namespace Kapso.WhatsApp;

/// <summary>What is left of Kapso's rate limit: calls in the current minute, per API key and over all of Kapso's APIs.</summary>
/// <param name="Limit">How many calls the window allows.</param>
/// <param name="Remaining">How many of them are left.</param>
public sealed record RateLimit(int Limit, int Remaining) : KapsoRecord
{
    /// <summary>The limit per second of a workflow's starts, where the server tells it; null elsewhere.</summary>
    public RateLimit? Burst { get; init; }

    internal static RateLimit? Read(HttpResponseHeaders headers)
    {
        RateLimit? burst = Read(headers, "X-Burst-RateLimit-Limit", "X-Burst-RateLimit-Remaining");
        return Read(headers, "X-RateLimit-Limit", "X-RateLimit-Remaining") is { } limit ? limit with { Burst = burst } : null;
    }

    private static RateLimit? Read(HttpResponseHeaders headers, string limitName, string remainingName) =>
        Number(headers, limitName) is int limit && Number(headers, remainingName) is int remaining ? new RateLimit(limit, remaining) : null;

    internal static int? Number(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out HeaderStringValues values)
        && int.TryParse(values.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : null;
}
