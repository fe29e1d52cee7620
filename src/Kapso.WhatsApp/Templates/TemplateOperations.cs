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

    public static readonly ListOperation<LibraryTemplate> ListLibrary = new("listTemplateLibrary", "message_template_library", ApiSurface.WhatsApp, TemplatesJson.Default.LibraryTemplate, Paging.Cursors)
    {
        ClientMethod = "Templates.ListLibrary",
    };

    public static readonly Operation<TemplateComparison> Compare =
        new("compareTemplates", HttpMethod.Get, "{template_id}/compare", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(TemplatesJson.Default.TemplateComparison))
        {
            ClientMethod = "Templates.CompareAsync",
        };

    /// <summary>A second one would fail for the templates that the first one created.</summary>
    public static readonly Operation<TemplateMigration, TemplateMigrationResult> Migrate =
        new("migrateTemplates", HttpMethod.Post, "{business_account_id}/migrate_message_templates", ApiSurface.WhatsApp, Replay.Never,
            Body.Json(TemplatesJson.Default.TemplateMigration), Answer.Json(TemplatesJson.Default.TemplateMigrationResult))
        {
            ClientMethod = "Templates.MigrateAsync",
        };

    public static readonly Operation<ReachEstimate> EstimateReach =
        new("estimateReach", HttpMethod.Get, "{business_account_id}/reachestimate", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(TemplatesJson.Default.ReachEstimate))
        {
            ClientMethod = "Templates.EstimateReachAsync",
        };

    public static readonly Operation<Template> Get =
        new("getTemplate", HttpMethod.Get, "{business_account_id}/message_templates/{template_id}", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(TemplatesJson.Default.Template))
        {
            ClientMethod = "Templates.GetAsync",
            KapsoOnly = true,
        };
}
