using Kapso.WhatsApp.Generator.Planning;
using Kapso.WhatsApp.Generator.Reading;

namespace Kapso.WhatsApp.Generator;

/// <summary>A class to generate: a template with its languages, which all need the same values.</summary>
internal sealed record TemplateClass(string ClassName, EquatableList<TemplatePlan> Languages);

/// <summary>What all files together come to.</summary>
internal sealed record TemplateSet(EquatableList<TemplateClass> Classes, EquatableList<Problem> Problems)
{
    public static TemplateSet Of(IEnumerable<TemplateFile> files)
    {
        List<Problem> problems = [];
        List<TemplateClass> classes = [];
        Dictionary<string, string> templates = new(StringComparer.Ordinal);
        IEnumerable<IGrouping<string, TemplateFile>> planned = files
            .Where(static file => file.Plan is not null)
            .OrderBy(static file => file.Path, StringComparer.Ordinal)
            .GroupBy(static file => file.Plan!.Name, StringComparer.Ordinal)
            .OrderBy(static template => template.Key, StringComparer.Ordinal);
        foreach (IGrouping<string, TemplateFile> template in planned)
        {
            string className = Identifier.ForClass(template.Key);
            if (templates.TryGetValue(className, out string? other))
            {
                problems.AddRange(template.Select(file => new Problem(TemplateDiagnostics.SameClassId, file.NamePlace, template.Key, className, other)));
                continue;
            }

            templates.Add(className, template.Key);
            classes.Add(new TemplateClass(className, new(Languages(template, problems))));
        }

        return new TemplateSet(new(classes), new(problems));
    }

    /// <summary>The languages of a template in their order; a file that does not go with the first is reported and left out.</summary>
    private static IEnumerable<TemplatePlan> Languages(IEnumerable<TemplateFile> template, List<Problem> problems)
    {
        TemplateFile[] files = [.. template.OrderBy(static file => file.Plan!.Language, StringComparer.Ordinal)];
        TemplatePlan first = files[0].Plan!;
        List<TemplateFile> taken = [];
        foreach (TemplateFile file in files)
        {
            TemplatePlan plan = file.Plan!;
            if (taken.FirstOrDefault(other => other.Plan!.Language == plan.Language) is { } twin)
            {
                problems.Add(new Problem(TemplateDiagnostics.DuplicateId, file.LanguagePlace, plan.Name, plan.Language, Path.GetFileName(twin.Path)));
            }
            else if (plan.Shape != first.Shape)
            {
                problems.Add(new Problem(TemplateDiagnostics.LanguagesDifferId, file.LanguagePlace, plan.Name, plan.Language, first.Language, plan.Shape, first.Shape));
            }
            else
            {
                taken.Add(file);
            }
        }

        return taken.Select(static file => file.Plan!);
    }
}
