using System.Threading.Channels;
using Kapso.WhatsApp.Hosting;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>A deduplicator that tells when a claim was renewed or settled.</summary>
internal sealed class ObservedDeduplicator(IWebhookDeduplicator inner) : IWebhookDeduplicator
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(1);

    private readonly Channel<WebhookClaim> _renewed = Channel.CreateUnbounded<WebhookClaim>();
    private readonly Channel<WebhookClaim> _settled = Channel.CreateUnbounded<WebhookClaim>();

    public Task RenewedAsync() => _renewed.Reader.ReadAsync().AsTask().WaitAsync(HangGuard);

    public Task SettledAsync() => _settled.Reader.ReadAsync().AsTask().WaitAsync(HangGuard);

    public ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken = default) => inner.ClaimAsync(key, cancellationToken);

    public async ValueTask<bool> RenewAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        bool isHeld = await inner.RenewAsync(claim, cancellationToken);
        _renewed.Writer.TryWrite(claim);
        return isHeld;
    }

    public async ValueTask CompleteAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        await inner.CompleteAsync(claim, cancellationToken);
        _settled.Writer.TryWrite(claim);
    }

    public async ValueTask ReleaseAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        await inner.ReleaseAsync(claim, cancellationToken);
        _settled.Writer.TryWrite(claim);
    }
}
