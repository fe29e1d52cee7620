using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>The templates of an account.</summary>
internal sealed class TemplateOperations(EmulatedProject project, TemplateStore templates)
{
    private const int MaxTemplates = 250;

    private static readonly string[] CanBeChanged = [Template.Approved, Template.Rejected, Template.Paused];

    public IEnumerable<Operation> All =>
    [
        new("listTemplates", Surface.WhatsApp, "GET", "/{business_account_id}/message_templates", List),
        new("createOrUpdateTemplate", Surface.WhatsApp, "POST", "/{business_account_id}/message_templates", request => request.Query("hsm_id") is null ? Create(request) : Update(request)),
        new("deleteTemplate", Surface.WhatsApp, "DELETE", "/{business_account_id}/message_templates", Delete),
        new("getTemplate", Surface.WhatsApp, "GET", "/{business_account_id}/message_templates/{template_id}", Get),
    ];

    private string Account(EmulatorRequest request)
    {
        string account = request.Route("business_account_id");
        return project.HasAccount(account) ? account : throw Surface.WhatsApp.NotFound("Business account", account);
    }

    private Template Find(EmulatorRequest request, string id)
    {
        if (id.Length == 0 || !id.All(char.IsAsciiDigit))
        {
            throw new RefusalException(Reply.Error(400, "invalid template_id"));
        }

        return templates.Find(Account(request), id) ?? throw Surface.WhatsApp.NotFound("Template", id);
    }

    private Reply List(EmulatorRequest request)
    {
        (string? name, string? language) = (request.Query("name"), request.Query("language"));
        (string? status, string? category) = (request.Query("status"), request.Query("category"));
        CursorPage<Template> page = CursorPage<Template>.Cut(request, Surface.WhatsApp,
        [
            .. templates.NewestFirst(Account(request)).Where(template =>
                (name is null || template.Name.Contains(name, StringComparison.Ordinal))
                && (language is null || template.Language == language)
                && (status is null || template.Status.Equals(status, StringComparison.OrdinalIgnoreCase))
                && (category is null || template.Category.Equals(category, StringComparison.OrdinalIgnoreCase))),
        ]);
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(template => Show(template, request))]), ["paging"] = page.Cursors() });
    }

    private Reply Get(EmulatorRequest request) => Reply.Ok(Show(Find(request, request.Route("template_id")), request));

    /// <summary>With <c>fields</c>, which the list takes too though no document of Kapso's says so, only what it names.</summary>
    private static JsonObject Show(Template template, EmulatorRequest request) =>
        request.Query("fields") is { } fields ? FieldChoice.Take(template.ShowAll(), fields) : template.Show();

    private Reply Create(EmulatorRequest request)
    {
        string account = Account(request);
        Field body = request.JsonBody();
        TemplateDraft draft = TemplateDraft.Read(body);
        CreationRules.Check(draft);
        CheckMaxPrice(draft);
        if (templates.NewestFirst(account).Count() >= MaxTemplates)
        {
            throw TemplateRefusal.Of(2388019, "Message Template Limit Exceeded", $"The account has {MaxTemplates} templates already.");
        }

        if (templates.Find(account, draft.Name!, draft.Language!) is not null)
        {
            throw TemplateRefusal.Of(2388024, "Content in This Language Already Exists", $"There is already {draft.Language} content for this template.");
        }

        Template template = templates.Add((number, id) => new Template(number, id, account, draft.Name!, draft.Language!)
        {
            Category = draft.Category!,
            ParameterFormat = draft.IsNamed ? Template.Named : Template.Positional,
            DisplayFormat = draft.DisplayFormat,
            Components = draft.Stored(),
            TtlSeconds = draft.TtlSeconds,
            BidAmount = draft.BidAmount,
            LibraryName = draft.LibraryName,
        });
        if (draft.LibraryName is not null)
        {
            template.Status = Template.Approved;
        }
        else
        {
            templates.Review(template);
        }

        return Reply.Ok(new JsonObject { ["id"] = template.Id, ["status"] = template.Status, ["category"] = template.Category });
    }

    private static void CheckMaxPrice(TemplateDraft draft)
    {
        if (draft.BidAmount is not null && draft.Category != "MARKETING")
        {
            throw TemplateRefusal.Invalid("Only marketing templates have a max price.");
        }
    }

    private Reply Update(EmulatorRequest request)
    {
        string id = request.Query("hsm_id")!;
        if (id.Length == 0)
        {
            throw new RefusalException(Reply.Error(400, "hsm_id is required"));
        }

        Template template = Find(request, id);
        if (!CanBeChanged.Contains(template.Status))
        {
            throw TemplateRefusal.Of(null, "Template can't be edited", $"A template that is {template.Status} cannot be edited.");
        }

        TemplateDraft draft = TemplateDraft.ReadChange(request.JsonBody(), template);
        if (template.Status == Template.Approved && draft.Category != template.Category)
        {
            throw TemplateRefusal.Of(null, "Template category can't be edited", "The category of an approved template cannot be edited.");
        }

        CreationRules.Check(draft);
        CheckMaxPrice(draft);
        if (draft.BidAmount is not null && template.BidAmount is null)
        {
            throw TemplateRefusal.Invalid("A max price can be changed only on a template that was created with one.");
        }

        (template.Category, template.Components, template.TtlSeconds, template.BidAmount) = (draft.Category!, draft.Stored(), draft.TtlSeconds, draft.BidAmount);
        templates.Review(template);
        return Json.Done;
    }

    private Reply Delete(EmulatorRequest request)
    {
        string account = Account(request);
        (string? name, string? id) = (request.Query("name"), request.Query("hsm_id"));
        if (name is null && id is null)
        {
            throw new RefusalException(MetaError.ParameterRequired("name"));
        }

        Template[] removed = [.. templates.NewestFirst(account).Where(template => (name is null || template.Name == name) && (id is null || template.Id == id))];
        if (removed.Length == 0)
        {
            throw Surface.WhatsApp.NotFound("Template", id ?? name!);
        }

        templates.Remove(removed);
        return Json.Done;
    }
}
