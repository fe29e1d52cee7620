using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>A webhook request with one event or a batch of events.</summary>
public sealed record IncomingWebhook : KapsoRecord
{
    /// <summary>The events in the order of the body, including unknown and unreadable ones.</summary>
    public required IReadOnlyList<WebhookEvent> Events { get; init; }

    /// <summary>Whether it is one of Kapso's own events or Meta's body passed on.</summary>
    public required WebhookKind Kind { get; init; }

    /// <summary>
    /// The name of the tenant whose secret signed the delivery (<see cref="WebhookTenant.Name"/>), as whoever checked the signature says; null where webhooks belong to
    /// the application itself.
    /// </summary>
    public string? Tenant { get; init; }

    /// <summary>The event's name; null for Meta's bodies and where nothing names it.</summary>
    public string? Event { get; init; }

    /// <summary>The latest timestamp among the events, a lower bound of when the request was created; null when no event has one.</summary>
    public DateTimeOffset? LatestEventAt => Events.SelectMany(received => received.Times).Max();

    /// <summary>The idempotency key, which is the same for every delivery attempt. The signature does not cover it.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The version of the payload, as the headers say. The signature does not cover it.</summary>
    public WebhookPayloadVersion? PayloadVersion { get; init; }

    /// <summary>Whether it came as a batch, which a single event does too when the webhook is buffered.</summary>
    public bool IsBatch { get; init; }

    /// <summary>The details of the batch, or null for a single event.</summary>
    public WebhookBatchInfo? BatchInfo { get; init; }
}

/// <summary>The details of a batch of events.</summary>
public sealed record WebhookBatchInfo : KapsoModel
{
    /// <summary>The number of events in the batch.</summary>
    public int? Size { get; init; }

    /// <summary>The time for which events were gathered.</summary>
    [JsonPropertyName("window_ms"), JsonConverter(typeof(MillisecondsConverter))]
    public TimeSpan? Window { get; init; }

    /// <summary>The number of its first event within the conversation.</summary>
    public long? FirstSequence { get; init; }

    /// <summary>The number of its last event within the conversation.</summary>
    public long? LastSequence { get; init; }

    /// <summary>The conversation that all its events belong to.</summary>
    public string? ConversationId { get; init; }
}
