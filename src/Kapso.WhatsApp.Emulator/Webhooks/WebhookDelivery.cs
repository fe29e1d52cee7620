using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>A body on its way to a webhook, the same over all attempts.</summary>
internal sealed class WebhookDelivery : INumbered
{
    private WebhookDelivery(long number, Webhook webhook, IReadOnlyList<WebhookEvent> events, bool isBatch, JsonObject body, DateTimeOffset at)
    {
        (Number, Webhook, Events, IsBatch, CreatedAt) = (number, webhook, events, isBatch, at);
        Body = Json.Utf8(body);
        IdempotencyKey = webhook.Settings.IsMeta ? Hex.Lower(SHA256.HashData(Body)) : Guid.NewGuid().ToString();
    }

    public long Number { get; }

    public string Id { get; } = Guid.NewGuid().ToString();

    public Webhook Webhook { get; }

    /// <summary>The event that it carries, or in a batch one or more of the same name and conversation.</summary>
    public IReadOnlyList<WebhookEvent> Events { get; }

    public bool IsBatch { get; }

    public byte[] Body { get; }

    /// <summary>Meta's bodies are known by their content, Kapso's by a key of their own.</summary>
    public string IdempotencyKey { get; }

    public DateTimeOffset CreatedAt { get; }

    public string Event => Events[0].Name;

    public Conversation? Conversation => Events[0].Conversation;

    /// <summary><c>pending</c>, <c>delivered</c> or <c>failed</c>.</summary>
    public string Status => DeliveredAt is not null ? "delivered" : FailedAt is not null ? "failed" : "pending";

    public bool IsPending => DeliveredAt is null && FailedAt is null;

    public int AttemptCount { get; private set; }

    public int? ResponseStatus { get; private set; }

    public DateTimeOffset? LastAttemptAt { get; private set; }

    public DateTimeOffset? DeliveredAt { get; private set; }

    public DateTimeOffset? FailedAt { get; private set; }

    public DateTimeOffset? DecidedAt => DeliveredAt ?? FailedAt;

    public static WebhookDelivery OfOne(long number, Webhook webhook, WebhookEvent webhookEvent, DateTimeOffset at) =>
        new(number, webhook, [webhookEvent], isBatch: false, webhookEvent.Payload, at);

    public static WebhookDelivery OfBatch(long number, Webhook webhook, IReadOnlyList<WebhookEvent> events, DateTimeOffset at) =>
        new(number, webhook, events, isBatch: true, BatchBody(webhook, events), at);

    public void Attempted(int? responseStatus, DateTimeOffset at) =>
        (AttemptCount, ResponseStatus, LastAttemptAt) = (AttemptCount + 1, responseStatus, at);

    public void Succeed(DateTimeOffset at) => DeliveredAt = at;

    public void Fail(DateTimeOffset at) => FailedAt = at;

    public JsonNode Show() => new JsonObject
    {
        ["id"] = Id,
        ["event"] = Event,
        ["status"] = Status,
        ["response_status"] = ResponseStatus,
        ["delivered_at"] = Json.Time(DeliveredAt),
        ["failed_at"] = Json.Time(FailedAt),
        ["last_attempt_at"] = Json.Time(LastAttemptAt),
        ["attempt_count"] = AttemptCount,
        ["created_at"] = Json.Time(CreatedAt),
        ["webhook_id"] = Webhook.Id,
        ["webhook_url"] = Webhook.Settings.Url,
        ["whatsapp_config_id"] = Events[0].About?.InternalId,
        ["phone_number_id"] = Events[0].About?.Number.Id,
        ["conversation_phone_number"] = Conversation?.Customer.WaId,
    };

    private static JsonObject BatchBody(Webhook webhook, IReadOnlyList<WebhookEvent> events) => new()
    {
        ["type"] = events[0].Name,
        ["batch"] = true,
        ["data"] = new JsonArray([.. events.Select(webhookEvent => webhookEvent.Payload.DeepClone())]),
        ["batch_info"] = new JsonObject
        {
            ["size"] = events.Count,
            ["window_ms"] = webhook.Settings.BufferSeconds * 1000,
            ["first_sequence"] = events[0].Sequence,
            ["last_sequence"] = events[^1].Sequence,
            ["conversation_id"] = events[0].Conversation?.Id,
        },
    };
}
