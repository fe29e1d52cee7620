using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>How webhooks are received.</summary>
public sealed class KapsoWebhookOptions
{
    /// <summary>The secrets of Kapso's webhooks that are valid now; several while one is being replaced, or where several webhooks lead here.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>The secrets of apps at Meta, for bodies that carry Meta's own signature.</summary>
    public IList<string> MetaAppSecrets { get; } = [];

    /// <summary>
    /// Finds the secrets of a request, for a platform whose customers or numbers have secrets of their own: by the request's path, or by the phone number id
    /// that the body names, which is not verified at that moment. They count besides <see cref="Secrets"/>.
    /// </summary>
    public Func<HttpContext, string?, ValueTask<IReadOnlyList<string>>>? FindSecrets { get; set; }

    /// <summary>The token by which Meta makes sure of the address; null when it is not to be answered.</summary>
    public string? MetaVerifyToken { get; set; }

    /// <summary>The largest body that is read, in bytes; a larger one is answered 413.</summary>
    public int MaxBodyBytes { get; set; } = WebhookReader.DefaultMaxBodyBytes;

    /// <summary>Whether the answer waits for the handlers.</summary>
    public WebhookMode Mode { get; set; } = WebhookMode.Inline;

    /// <summary>How many deliveries wait at most in the queued mode; a further one is answered 503, so that Kapso delivers it again.</summary>
    public int QueueCapacity { get; set; } = 1000;

    /// <summary>How many events are handled at the same time in the queued mode; those of one conversation come one after the other.</summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>How long the queued mode waits before it handles an event again whose handler failed; after the last wait the event is given up and logged.</summary>
    public IList<TimeSpan> RetryDelays { get; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

    /// <summary>How long handled events are remembered.</summary>
    public TimeSpan DeduplicationRetention { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many handled events are remembered at most, where they are remembered in memory.</summary>
    public int DeduplicationCapacity { get; set; } = 100_000;

    /// <summary>How long an event may be handled before another delivery of it may be, too.</summary>
    public TimeSpan ClaimDuration { get; set; } = TimeSpan.FromMinutes(2);
}

/// <summary>Whether the answer to a webhook waits for the handlers.</summary>
public enum WebhookMode
{
    /// <summary>It does, and says whether they succeeded: what failed is delivered again by Kapso. Handlers must be done within 10 seconds.</summary>
    Inline,

    /// <summary>
    /// It does not: handlers run afterwards and are tried again here. What waits in memory is lost when the process is killed; an orderly stop waits for it.
    /// </summary>
    Queued,
}
