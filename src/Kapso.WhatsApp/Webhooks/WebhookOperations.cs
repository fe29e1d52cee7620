using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Webhooks;

internal static class WebhookOperations
{
    private const string OfProject = "whatsapp/webhooks";
    private const string OneOfProject = OfProject + "/{webhook_id}";
    private const string OfNumber = "whatsapp/phone_numbers/{phone_number_id}/webhooks";
    private const string OneOfNumber = OfNumber + "/{webhook_id}";

    public static readonly Operation List = new("listWhatsappProjectWebhooks", HttpMethod.Get, OfProject, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Webhooks.List",
    };

    public static readonly Operation Create = new("createWhatsappProjectWebhook", HttpMethod.Post, OfProject, Api.Platform, Replay.Never)
    {
        ClientMethod = "Webhooks.CreateAsync",
    };

    public static readonly Operation Get = new("getWhatsappProjectWebhook", HttpMethod.Get, OneOfProject, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Webhooks.GetAsync",
    };

    public static readonly Operation Update = new("updateWhatsappProjectWebhook", HttpMethod.Patch, OneOfProject, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Webhooks.UpdateAsync",
    };

    public static readonly Operation Delete = new("deleteWhatsappProjectWebhook", HttpMethod.Delete, OneOfProject, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Webhooks.DeleteAsync",
    };

    public static readonly Operation Test = new("testWhatsappProjectWebhook", HttpMethod.Post, OneOfProject + "/test", Api.Platform, Replay.Never)
    {
        ClientMethod = "Webhooks.TestAsync",
    };

    public static readonly Operation ListForNumber = new("listWhatsappPhoneNumberWebhooks", HttpMethod.Get, OfNumber, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Webhooks.ListForNumber",
    };

    public static readonly Operation CreateForNumber = new("createWhatsappPhoneNumberWebhook", HttpMethod.Post, OfNumber, Api.Platform, Replay.Never)
    {
        ClientMethod = "Webhooks.CreateForNumberAsync",
    };

    public static readonly Operation GetForNumber = new("getWhatsappPhoneNumberWebhook", HttpMethod.Get, OneOfNumber, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Webhooks.GetForNumberAsync",
    };

    public static readonly Operation UpdateForNumber = new("updateWhatsappPhoneNumberWebhook", HttpMethod.Patch, OneOfNumber, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Webhooks.UpdateForNumberAsync",
    };

    public static readonly Operation DeleteForNumber = new("deleteWhatsappPhoneNumberWebhook", HttpMethod.Delete, OneOfNumber, Api.Platform, Replay.Safe)
    {
        ClientMethod = "Webhooks.DeleteForNumberAsync",
    };

    public static readonly Operation ListDeliveries = new("listWebhookDeliveries", HttpMethod.Get, "webhook_deliveries", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Webhooks.ListDeliveries",
    };
}
