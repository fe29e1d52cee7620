using System.Threading.RateLimiting;
using Polly.RateLimiting;

namespace Kapso.WhatsApp.Http;

/// <summary>How many calls of a client may be under way at once. No limit costs nothing.</summary>
internal static class ConcurrencyGate
{
    private static readonly ValueTask<RateLimitLease> Open = new(new OpenLease());

    public static Func<RateLimiterArguments, ValueTask<RateLimitLease>> For(int? limit)
    {
        if (limit is not int permits)
        {
            return _ => Open;
        }

        ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions { PermitLimit = permits });
        return call => limiter.AcquireAsync(1, call.Context.CancellationToken);
    }

    private sealed class OpenLease : RateLimitLease
    {
        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }
    }
}
