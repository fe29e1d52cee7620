using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Hosting;

/// <summary>The options of receiving webhooks: secrets, limits, mode and deduplication.</summary>
public sealed class KapsoWebhookOptions
{
    /// <summary>The secrets of Kapso's webhooks that are valid now; several while one is being replaced, or where several webhooks lead here.</summary>
    public IList<string> Secrets { get; } = [];

    /// <summary>The secrets of apps at Meta, for bodies that carry Meta's own signature.</summary>
    public IList<string> MetaAppSecrets { get; } = [];

    /// <summary>
    /// Finds the tenant that a request is said to come from, for a platform whose customers have secrets and numbers of their own: by the request's address, a header, or the phone
    /// number id that the body names, none of which is verified at that moment; null when there is none. If the tenant's secret fits, every event must be about a number of the
    /// tenant's, or the delivery is refused whole. Asked when none of <see cref="Secrets"/> fits.
    /// </summary>
    public Func<WebhookTenantRequest, ValueTask<WebhookTenant?>>? ResolveTenant { get; set; }

    /// <summary>The token by which Meta makes sure of the address; null when it is not to be answered.</summary>
    public string? MetaVerifyToken { get; set; }

    /// <summary>The largest body that is read, in bytes; a larger one is answered 413.</summary>
    public int MaxBodyBytes { get; set; } = WebhookReader.DefaultMaxBodyBytes;

    /// <summary>
    /// How old a delivery may be, by the latest time that its events name; an older one is answered 200 and not handled. Null, the default, is without limit. Kapso signs
    /// no time, so a delivery that somebody recorded stays valid: with a limit no longer than <see cref="DeduplicationRetention"/> it is either remembered or too old. Leave
    /// room for what is late by itself: Kapso delivers for some minutes, Meta for up to seven days.
    /// </summary>
    public TimeSpan? MaxAge { get; set; }

    /// <summary>Whether the response is sent after the handlers have run or before.</summary>
    public WebhookMode Mode { get; set; } = WebhookMode.Inline;

    /// <summary>
    /// How many events may be unfinished in the queued mode, of all tenants together, before further deliveries are answered 503, so that Kapso delivers them again. A batch is taken as a whole while there is
    /// room for its first event.
    /// </summary>
    public int QueueCapacity { get; set; } = 1000;

    /// <summary>
    /// How many events of one conversation may be unfinished in the queued mode before its further deliveries are answered 503, so that one customer cannot fill the queue for all.
    /// </summary>
    public int QueueCapacityPerConversation { get; set; } = 100;

    /// <summary>
    /// How many events are handled at the same time in the queued mode; those of one conversation come one after the other. An event that waits for its next attempt holds up its
    /// own conversation and no other.
    /// </summary>
    public int Concurrency { get; set; } = 4;

    /// <summary>
    /// How long the queued mode waits before it handles an event again whose handler failed; after the last wait the event is given up and logged. An event of which the
    /// deduplicator cannot say whether it was handled waits as long, and is not given up.
    /// </summary>
    public IList<TimeSpan> RetryDelays { get; } = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30)];

    /// <summary>How long handled events are remembered; ten years at most.</summary>
    public TimeSpan DeduplicationRetention { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How many handled events are remembered at most, and how many are claimed at the same time, where they are remembered in memory.</summary>
    public int DeduplicationCapacity { get; set; } = 100_000;

    /// <summary>
    /// How long a memory outside of the process, for example Redis, may take to answer. After that the delivery is answered 500 and comes again; Kapso waits 10 seconds for an
    /// answer.
    /// </summary>
    public TimeSpan DeduplicationTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>
    /// How long an event stays claimed when the process that handles it dies; a handler that runs longer has its claim renewed. Kapso's last attempt comes 90 seconds after the one
    /// before: with less than that, the claim of a process that died at that one has lapsed by then. Between one second and one day.
    /// </summary>
    public TimeSpan ClaimDuration { get; set; } = TimeSpan.FromMinutes(1);
}

/// <summary>Whether the response is sent after the handlers have run or before.</summary>
public enum WebhookMode
{
    /// <summary>
    /// It does, and says whether they succeeded: what failed is delivered again by Kapso. Kapso waits 10 seconds; a handler that needs longer runs on, and the deliveries that come
    /// meanwhile are answered 503.
    /// </summary>
    Inline,

    /// <summary>
    /// It does not: handlers run afterwards and are tried again here. What waits in memory is lost when the process is killed; an orderly stop waits for it.
    /// </summary>
    Queued,
}
