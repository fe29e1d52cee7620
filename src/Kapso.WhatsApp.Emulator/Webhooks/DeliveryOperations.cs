using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>Shows what became of the deliveries.</summary>
internal sealed class DeliveryOperations(EmulatedProject project, WebhookDispatcher dispatcher)
{
    public IEnumerable<Operation> All => [new("listWebhookDeliveries", Surface.Platform, "GET", "/webhook_deliveries", List)];

    private Reply List(EmulatorRequest request)
    {
        string? status = QueryFilter.OneOf(request, "status", "pending", "delivered", "failed");
        (string? name, string? webhook) = (request.Query("event"), request.Query("webhook_id"));
        bool onlyErrors = QueryFilter.Flag(request, "errors_only") == true;
        DateTimeOffset since = project.Now - QueryFilter.Period(request);
        CursorPage<WebhookDelivery> page = CursorPage<WebhookDelivery>.Cut(request, Surface.Platform, dispatcher.NewestFirst(delivery =>
            delivery.CreatedAt >= since
            && (status is null || delivery.Status == status)
            && (name is null || delivery.Event == name)
            && (webhook is null || delivery.Webhook.Id == webhook)
            && (!onlyErrors || delivery.FailedAt is not null)));

        return Reply.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. page.Items.Select(delivery => delivery.Show())]),
            ["paging"] = page.CursorsAndLinks(request),
        });
    }
}
