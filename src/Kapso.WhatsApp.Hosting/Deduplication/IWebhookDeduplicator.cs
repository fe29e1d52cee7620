namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// Remembers which events were handled, so that one that is delivered again is not handled again. An event is claimed before it is handled; the claim is
/// renewed while its handler runs, completed when that succeeded and released when it did not. A claim that is none of these, because its process died, lapses after
/// <see cref="KapsoWebhookOptions.ClaimDuration"/>.
/// </summary>
/// <remarks>A claim that lapsed and was taken by another changes nothing any more: it is neither renewed nor completed nor released.</remarks>
public interface IWebhookDeduplicator
{
    /// <summary>Claims an event, so that it is handled once.</summary>
    /// <param name="key">What makes it the same event.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Prolongs a claim by <see cref="KapsoWebhookOptions.ClaimDuration"/> from now; one that lapsed is taken again when the event is still free.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>Whether the claim is held; false when the event was handled or claimed elsewhere meanwhile.</returns>
    ValueTask<bool> RenewAsync(WebhookClaim claim, CancellationToken cancellationToken = default);

    /// <summary>Says that a claimed event was handled, unless the claim lapsed and the event was claimed elsewhere meanwhile.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask CompleteAsync(WebhookClaim claim, CancellationToken cancellationToken = default);

    /// <summary>Says that a claimed event was not handled, so that the next delivery may claim it.</summary>
    /// <param name="claim">The claim.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask ReleaseAsync(WebhookClaim claim, CancellationToken cancellationToken = default);
}

/// <summary>The answer to a claim.</summary>
/// <param name="Key">What makes it the same event.</param>
/// <param name="Status">Whether the event may be handled now.</param>
/// <param name="Token">Tells this claim from a later one of the same event.</param>
public sealed record WebhookClaim(string Key, WebhookClaimStatus Status, string Token);

/// <summary>The state of an event that was asked to be claimed.</summary>
public enum WebhookClaimStatus
{
    /// <summary>The event is claimed for this caller, who handles it.</summary>
    Claimed,

    /// <summary>The event is being handled elsewhere at this moment.</summary>
    InProgress,

    /// <summary>The event was already handled.</summary>
    Done,
}
