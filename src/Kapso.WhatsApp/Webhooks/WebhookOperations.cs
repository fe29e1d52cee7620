using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Webhooks;

internal static class WebhookOperations
{
    private const string OfProject = "whatsapp/webhooks";
    private const string OneOfProject = OfProject + "/{webhook_id}";
    private const string OfNumber = "whatsapp/phone_numbers/{phone_number_id}/webhooks";
    private const string OneOfNumber = OfNumber + "/{webhook_id}";

    public static readonly ListOperation<Webhook> List = new("listWhatsappProjectWebhooks", OfProject, ApiSurface.Platform, WebhooksJson.Default.Webhook, Paging.Numbers)
    {
        ClientMethod = "Webhooks.List",
    };

    public static readonly Operation<NewProjectWebhook, Webhook> Create =
        new("createWhatsappProjectWebhook", HttpMethod.Post, OfProject, ApiSurface.Platform, Replay.Never,
            Body.Json(WebhooksJson.Default.NewProjectWebhook, "whatsapp_webhook"), Answer.Data(WebhooksJson.Default.Webhook))
        {
            ClientMethod = "Webhooks.CreateAsync",
        };

    public static readonly Operation<Webhook> Get =
        new("getWhatsappProjectWebhook", HttpMethod.Get, OneOfProject, ApiSurface.Platform, Replay.Safe, Answer.Data(WebhooksJson.Default.Webhook))
        {
            ClientMethod = "Webhooks.GetAsync",
        };

    public static readonly Operation<WebhookUpdate, Webhook> Update =
        new("updateWhatsappProjectWebhook", HttpMethod.Patch, OneOfProject, ApiSurface.Platform, Replay.Safe,
            Body.Json(WebhooksJson.Default.WebhookUpdate, "whatsapp_webhook"), Answer.Data(WebhooksJson.Default.Webhook))
        {
            ClientMethod = "Webhooks.UpdateAsync",
        };

    public static readonly Operation<Done> Delete =
        new("deleteWhatsappProjectWebhook", HttpMethod.Delete, OneOfProject, ApiSurface.Platform, Replay.Safe, Answer.Done)
        {
            ClientMethod = "Webhooks.DeleteAsync",
        };

    public static readonly Operation<WebhookTestBody, Done> Test =
        new("testWhatsappProjectWebhook", HttpMethod.Post, OneOfProject + "/test", ApiSurface.Platform, Replay.Never, Body.Json(WebhooksJson.Default.WebhookTestBody), Answer.Done)
        {
            ClientMethod = "Webhooks.TestAsync",
        };

    public static readonly ListOperation<Webhook> ListForNumber = new("listWhatsappPhoneNumberWebhooks", OfNumber, ApiSurface.Platform, WebhooksJson.Default.Webhook, Paging.Numbers)
    {
        ClientMethod = "Webhooks.List",
    };

    public static readonly Operation<NewWebhook, Webhook> CreateForNumber =
        new("createWhatsappPhoneNumberWebhook", HttpMethod.Post, OfNumber, ApiSurface.Platform, Replay.Never,
            Body.Json(WebhooksJson.Default.NewWebhook, "whatsapp_webhook"), Answer.Data(WebhooksJson.Default.Webhook))
        {
            ClientMethod = "Webhooks.CreateAsync",
        };

    public static readonly Operation<Webhook> GetForNumber =
        new("getWhatsappPhoneNumberWebhook", HttpMethod.Get, OneOfNumber, ApiSurface.Platform, Replay.Safe, Answer.Data(WebhooksJson.Default.Webhook))
        {
            ClientMethod = "Webhooks.GetAsync",
        };

    public static readonly Operation<NumberWebhookUpdate, Webhook> UpdateForNumber =
        new("updateWhatsappPhoneNumberWebhook", HttpMethod.Patch, OneOfNumber, ApiSurface.Platform, Replay.Safe, NumberWebhookUpdate.Body, Answer.Data(WebhooksJson.Default.Webhook))
        {
            ClientMethod = "Webhooks.UpdateAsync",
        };

    public static readonly Operation<Done> DeleteForNumber =
        new("deleteWhatsappPhoneNumberWebhook", HttpMethod.Delete, OneOfNumber, ApiSurface.Platform, Replay.Safe, Answer.Done)
        {
            ClientMethod = "Webhooks.DeleteAsync",
        };

    public static readonly ListOperation<WebhookDelivery> ListDeliveries = new("listWebhookDeliveries", "webhook_deliveries", ApiSurface.Platform, WebhooksJson.Default.WebhookDelivery, Paging.Cursors)
    {
        ClientMethod = "Webhooks.ListDeliveries",
    };
}
