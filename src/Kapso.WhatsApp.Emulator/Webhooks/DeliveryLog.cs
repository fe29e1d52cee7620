using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>The deliveries to webhooks as the logs show them.</summary>
internal sealed class DeliveryLog(WebhookDispatcher dispatcher) : ILogSource
{
    public string Source => "webhook_delivery";

    public IEnumerable<LogEntry> Since(DateTimeOffset since) => dispatcher.NewestFirst(delivery => delivery.CreatedAt >= since)
        .Select(delivery => new LogEntry(Source, delivery.Number, delivery.CreatedAt, delivery.FailedAt is not null, () => Members(delivery)));

    private JsonObject Members(WebhookDelivery delivery) => new()
    {
        ["level"] = delivery.FailedAt is null ? "info" : "error",
        ["status"] = delivery.Status,
        ["message"] = $"{delivery.Event} {delivery.Status}",
        ["resource_type"] = Source,
        ["resource_id"] = delivery.Id,
        ["event"] = delivery.Event,
        ["webhook_id"] = delivery.Webhook.Id,
        ["webhook_url"] = delivery.Webhook.Settings.Url,
        ["response_status"] = delivery.ResponseStatus,
        ["phone_number_id"] = delivery.Events[0].About?.Number.Id,
    };
}
