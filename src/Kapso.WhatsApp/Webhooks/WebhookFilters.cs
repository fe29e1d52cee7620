using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Which webhooks of the project and of its numbers to list.</summary>
public sealed record ProjectWebhookFilter : PagedFilter
{
    /// <summary>Only webhooks of this kind.</summary>
    public WebhookKind? Kind { get; init; }

    internal override void Write(Query query) => query.Add("kind", Kind);
}

/// <summary>Which webhooks of a number to list.</summary>
public sealed record WebhookFilter : CreatedFilter
{
    /// <summary>Only webhooks with this text in their address.</summary>
    public string? UrlContains { get; init; }

    /// <summary>Only webhooks of this kind.</summary>
    public WebhookKind? Kind { get; init; }

    /// <summary>Only active or only paused webhooks.</summary>
    public bool? Active { get; init; }

    internal override void Write(Query query) => base.Write(query
        .Add("url_contains", UrlContains)
        .Add("kind", Kind)
        .Add("active", Active));
}

/// <summary>Which deliveries to list.</summary>
public sealed record WebhookDeliveryFilter : PagedFilter
{
    /// <summary>Only deliveries with this status.</summary>
    public WebhookDeliveryStatus? Status { get; init; }

    /// <summary>Only deliveries of this event.</summary>
    public WebhookEventType? Event { get; init; }

    /// <summary>Only deliveries to this webhook.</summary>
    public string? WebhookId { get; init; }

    /// <summary>Only deliveries that failed, when true.</summary>
    public bool? ErrorsOnly { get; init; }

    /// <summary>The period of the deliveries; the last 24 hours when null.</summary>
    public LogPeriod? Period { get; init; }

    internal override void Write(Query query) => query
        .Add("status", Status)
        .Add("event", Event)
        .AddId("webhook_id", WebhookId)
        .Add("errors_only", ErrorsOnly)
        .Add("period", Period);
}
