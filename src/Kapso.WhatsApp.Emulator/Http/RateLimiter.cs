using System.Globalization;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Counts requests per key in fixed windows of one minute, over both surfaces.</summary>
internal sealed class RateLimiter(int limit, TimeProvider clock)
{
    private readonly object _gate = new();
    private readonly Dictionary<string, int> _counts = [];
    private long _window;

    /// <summary>Counts one request against the limit of a key.</summary>
    public Allowance Take(string key)
    {
        lock (_gate)
        {
            long window = clock.GetUtcNow().ToUnixTimeSeconds() / 60;
            if (window != _window)
            {
                _window = window;
                _counts.Clear();
            }

            int count = _counts.GetValueOrDefault(key) + 1;
            _counts[key] = count;
            return new Allowance(limit, Math.Max(0, limit - count), count > limit);
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _counts.Clear();
        }
    }
}

/// <summary>The rest of a key's requests in the current minute.</summary>
internal readonly record struct Allowance(int Limit, int Remaining, bool Exceeded)
{
    public static Reply ExceededReply(TimeSpan? retryAfter = null) =>
        Reply.Json(429, new JsonObject
        {
            ["error"] = "Rate limit exceeded",
            ["message"] = "You have exceeded the rate limit. Please try again later.",
        }) with
        {
            Headers = new Dictionary<string, string> { ["Retry-After"] = (retryAfter ?? TimeSpan.FromMinutes(1)).TotalSeconds.ToString("F0", CultureInfo.InvariantCulture) },
        };
}
