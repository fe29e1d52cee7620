namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>A deduplicator that tells when a claim was renewed or settled.</summary>
internal sealed class ObservedDeduplicator(IWebhookDeduplicator inner) : IWebhookDeduplicator
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _renewed = new(0);
    private readonly SemaphoreSlim _settled = new(0);

    public Task RenewedAsync() => WaitAsync(_renewed);

    public Task SettledAsync() => WaitAsync(_settled);

    public ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken = default) => inner.ClaimAsync(key, cancellationToken);

    public async ValueTask<bool> RenewAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        bool isHeld = await inner.RenewAsync(claim, cancellationToken);
        _renewed.Release();
        return isHeld;
    }

    public async ValueTask CompleteAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        await inner.CompleteAsync(claim, cancellationToken);
        _settled.Release();
    }

    public async ValueTask ReleaseAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        await inner.ReleaseAsync(claim, cancellationToken);
        _settled.Release();
    }

    private static async Task WaitAsync(SemaphoreSlim signal) => (await signal.WaitAsync(HangGuard)).Should().BeTrue("it must happen");
}
