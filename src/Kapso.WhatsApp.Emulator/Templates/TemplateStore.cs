using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>The templates of all accounts, and the reviews that are under way.</summary>
internal sealed class TemplateStore
{
    private readonly EmulatedProject _project;
    private readonly List<Template> _templates = [];
    private long _last;

    public TemplateStore(EmulatedProject project)
    {
        _project = project;
        AddFirstTemplates();
    }

    /// <summary>Whether there has ever been a template. Until then every name is taken for one.</summary>
    public bool KnowsTemplates { get; private set; }

    public IEnumerable<Template> NewestFirst(string account) => _templates.Where(known => known.IsOf(account)).OrderByDescending(known => known.Number);

    public Template? Find(string account, string id) => _templates.Find(known => known.IsOf(account) && known.Id == id);

    public Template? Find(string account, string name, string language) => _templates.Find(known => known.IsOf(account) && known.IsNamed(name, language));

    /// <summary>The template that a test means, in whichever account.</summary>
    public Template? FindAnywhere(string name, string language) => _templates.Find(known => known.IsNamed(name, language));

    public Template Add(Func<long, string, Template> make)
    {
        var template = make(++_last, _project.NextMetaId());
        _templates.Add(template);
        KnowsTemplates = true;
        return template;
    }

    public void Remove(IReadOnlyCollection<Template> templates) => _templates.RemoveAll(templates.Contains);

    /// <summary>Sends a template to review; it is approved after a while unless somebody decides otherwise before.</summary>
    public void Review(Template template)
    {
        (template.Status, template.Reason) = (Template.Pending, "NONE");
        var version = ++template.Version;
        if (_project.Options.TemplateReviewTime is { } time)
        {
            _project.Schedule.After(time, () =>
            {
                if (template.Version == version && template.Status == Template.Pending && _templates.Contains(template))
                {
                    Decide(template, Template.Approved, "NONE");
                }
            });
        }
    }

    public void Decide(Template template, string status, string reason)
    {
        (template.Status, template.Reason) = (status, reason);
        _project.WebhookEvents.TemplateReviewed(template);
    }

    public void Reset()
    {
        _templates.Clear();
        KnowsTemplates = false;
        AddFirstTemplates();
    }

    private void AddFirstTemplates()
    {
        foreach (var known in _project.Options.Templates)
        {
            Add((number, id) => new Template(number, id, null, known.Name, known.Language)
            {
                Category = known.Category,
                ParameterFormat = known.ParameterFormat ?? Template.Positional,
                Status = Template.Approved,
                Components = known.Components is null ? null : (JsonArray)JsonNode.Parse(known.Components)!,
            });
        }
    }
}
