using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Templates;

/// <summary>The templates of all accounts, and the reviews that are under way.</summary>
internal sealed class TemplateStore(EmulatedProject project, IEventPublisher events) : IEmulatorStore, ITemplates
{
    private readonly List<Template> _templates = [];
    private long _last;

    /// <summary>Whether there has ever been a template. Until then every name is taken for one.</summary>
    public bool KnowsTemplates { get; private set; }

    public IEnumerable<Template> NewestFirst(string account) => _templates.Where(known => known.IsOf(account)).OrderByDescending(known => known.Number);

    ITemplate? ITemplates.Find(string account, string id) => Find(account, id);

    public Template? Find(string account, string id) => _templates.Find(known => known.IsOf(account) && known.Id == id);

    public Template? Find(string account, string name, string language) => _templates.Find(known => known.IsOf(account) && known.IsNamed(name, language));

    /// <summary>The template that a test means, in whichever account.</summary>
    public Template? FindAnywhere(string name, string language) => _templates.Find(known => known.IsNamed(name, language));

    public Template Add(Func<long, string, Template> make)
    {
        Template template = make(++_last, project.NextMetaId());
        _templates.Add(template);
        KnowsTemplates = true;
        return template;
    }

    public void Remove(IReadOnlyCollection<Template> templates) => _templates.RemoveAll(templates.Contains);

    /// <summary>Sends a template to review; it is approved after a while unless its status is set before.</summary>
    public void Review(Template template)
    {
        (template.Status, template.Reason) = (Template.Pending, "NONE");
        int version = ++template.Version;
        if (project.Options.TemplateReviewTime is { } time)
        {
            project.Schedule.After(time, () =>
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
        events.PublishToMeta(template.IsOf, EventNames.MetaTemplateStatus, template.ShowEvent);
    }

    public void Reset()
    {
        _templates.Clear();
        KnowsTemplates = false;
        foreach (EmulatedTemplate known in project.Options.Templates)
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
