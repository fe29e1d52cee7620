using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Templates;

internal static class TemplateOperations
{
    public static readonly Operation List = new("listTemplates", HttpMethod.Get, "{business_account_id}/message_templates", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Templates.List",
        OnMeta = true,
    };

    public static readonly Operation Create = new("createOrUpdateTemplate", HttpMethod.Post, "{business_account_id}/message_templates", Api.WhatsApp, Replay.Never)
    {
        ClientMethod = "Templates.CreateAsync",
        OnMeta = true,
    };

    /// <summary>The same operation as <see cref="Create"/>. An approved template can be changed once a day, so a second try would be refused.</summary>
    public static readonly Operation Update = new("createOrUpdateTemplate", HttpMethod.Post, "{business_account_id}/message_templates", Api.WhatsApp, Replay.Never)
    {
        ClientMethod = "Templates.UpdateAsync",
    };

    public static readonly Operation Delete = new("deleteTemplate", HttpMethod.Delete, "{business_account_id}/message_templates", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Templates.DeleteAsync",
        OnMeta = true,
    };

    public static readonly Operation Get = new("getTemplate", HttpMethod.Get, "{business_account_id}/message_templates/{template_id}", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Templates.GetAsync",
    };
}
