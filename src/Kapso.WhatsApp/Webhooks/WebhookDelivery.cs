using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The delivery of an event to a webhook, with its attempts.</summary>
public sealed record WebhookDelivery : KapsoModel
{
    /// <summary>The id of the delivery, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The type of the event that is delivered.</summary>
    public WebhookEventType? Event { get; init; }

    /// <summary>Whether the event was delivered, is pending or was given up.</summary>
    public WebhookDeliveryStatus? Status { get; init; }

    /// <summary>The HTTP status that the endpoint answered last; null when it never answered.</summary>
    public int? ResponseStatus { get; init; }

    /// <summary>The number of attempts that were made.</summary>
    public int? AttemptCount { get; init; }

    /// <summary>When the delivery was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the last attempt was made.</summary>
    public DateTimeOffset? LastAttemptAt { get; init; }

    /// <summary>When the endpoint accepted the event.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When the delivery was given up.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>The id of the webhook that the event is delivered to.</summary>
    public string? WebhookId { get; init; }

    /// <summary>The address that it goes to.</summary>
    public string? WebhookUrl { get; init; }

    /// <summary>Kapso's own id of the number's configuration.</summary>
    [JsonPropertyName("whatsapp_config_id")]
    public string? ConfigurationId { get; init; }

    /// <summary>The WhatsApp number that the event is about.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The customer's number, for events of a conversation.</summary>
    public string? ConversationPhoneNumber { get; init; }
}
