using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Templates;

internal static class TemplateOperations
{
    public static readonly ListOperation<Template> List = new("listTemplates", "{business_account_id}/message_templates", ApiSurface.WhatsApp, TemplatesJson.Default.Template, Paging.Cursors)
    {
        ClientMethod = "Templates.List",
    };

    public static readonly Operation<TemplateDefinition, CreatedTemplate> Create =
        new("createOrUpdateTemplate", HttpMethod.Post, "{business_account_id}/message_templates", ApiSurface.WhatsApp, Replay.Never,
            Body.Json(TemplatesJson.Default.TemplateDefinition), Answer.Json(TemplatesJson.Default.CreatedTemplate))
        {
            ClientMethod = "Templates.CreateAsync",
        };

    /// <summary>The same operation as <see cref="Create"/>. An approved template can be changed once a day, so a second try would be refused.</summary>
    public static readonly Operation<TemplateUpdate, Done> Update =
        new("createOrUpdateTemplate", HttpMethod.Post, "{business_account_id}/message_templates", ApiSurface.WhatsApp, Replay.Never, Body.Json(TemplatesJson.Default.TemplateUpdate), Answer.Done)
        {
            ClientMethod = "Templates.UpdateAsync",
            KapsoOnly = true,
        };

    public static readonly Operation<Done> Delete =
        new("deleteTemplate", HttpMethod.Delete, "{business_account_id}/message_templates", ApiSurface.WhatsApp, Replay.Safe, Answer.Done)
        {
            ClientMethod = "Templates.DeleteAsync",
        };

    public static readonly Operation<Template> Get =
        new("getTemplate", HttpMethod.Get, "{business_account_id}/message_templates/{template_id}", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(TemplatesJson.Default.Template))
        {
            ClientMethod = "Templates.GetAsync",
            KapsoOnly = true,
        };
}
