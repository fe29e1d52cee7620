namespace Kapso.WhatsApp.AspNetCore;

/// <summary>
/// Remembers which events were handled, so that one that is delivered again is not handled again. An event is claimed before it is handled; the claim is
/// completed when that succeeded and released when it did not. A claim that is neither, because its process died, lapses after a while.
/// </summary>
public interface IWebhookDeduplicator
{
    /// <summary>Claims an event.</summary>
    /// <param name="key">What makes it the same event.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken = default);

    /// <summary>Says that a claimed event was handled.</summary>
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

/// <summary>Whether an event may be handled now.</summary>
public enum WebhookClaimStatus
{
    /// <summary>It may: the claim is held.</summary>
    Claimed,

    /// <summary>It is being handled elsewhere at this moment.</summary>
    InProgress,

    /// <summary>It was handled before.</summary>
    Done,
}
