using Kapso.WhatsApp.Generator.Planning;
using Kapso.WhatsApp.Templates.Checking;
using Kapso.WhatsApp.Validation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Kapso.WhatsApp.Generator.Reading;

/// <summary>What a file came to: a plan, or why there is none.</summary>
internal sealed record TemplateFile(string Path, TemplatePlan? Plan, Place NamePlace, Place LanguagePlace, EquatableList<Problem> Problems)
{
    public const string Extension = ".template.json";

    /// <summary>The most characters a file may have; the largest template needs a fifth of it.</summary>
    public const int MaxLength = 262_144;

    /// <summary>More broken rules than this in one file tell its author nothing new.</summary>
    private const int MaxProblems = 50;

    public static bool IsOne(AdditionalText file) => file.Path.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);

    public static TemplateFile Read(AdditionalText file, CancellationToken cancellationToken)
    {
        if (file.GetText(cancellationToken) is not { } text)
        {
            return NoTemplate(file.Path, SourceText.From(""), 0, "the file cannot be read");
        }

        if (text.Length > MaxLength)
        {
            return NoTemplate(file.Path, text, 0, $"the file has {text.Length} characters, a template at most {MaxLength}");
        }

        try
        {
            return Check(file.Path, text, JsonText.Read(text.ToString()), cancellationToken);
        }
        catch (JsonTextException wrong)
        {
            return NoTemplate(file.Path, text, wrong.Position, wrong.Message);
        }
    }

    private static TemplateFile Check(string path, SourceText text, Node template, CancellationToken cancellationToken)
    {
        if (template.Kind is not NodeKind.Object || (template.ValueOf("name") is null && template.ValueOf("components") is null))
        {
            return NoTemplate(path, text, template.Start, "an object with name, language, category and components is expected");
        }

        cancellationToken.ThrowIfCancellationRequested();
        IReadOnlyList<Finding> findings = new TemplateShape(template).IsReturned ? TemplateRules.CheckReturned(template) : TemplateRules.Check(template);
        if (findings.Count > 0)
        {
            return Failed(path, findings.Take(MaxProblems).Select(finding => new Problem(
                TemplateDiagnostics.BrokenRuleId, Place.Of(path, text, finding.Node), finding.Path.Length == 0 ? "template" : finding.Path, finding.Message, finding.Rule)));
        }

        if (Unplannable(template) is (var node, string why))
        {
            return NoTemplate(path, text, node.Start, why);
        }

        cancellationToken.ThrowIfCancellationRequested();
        Place language = Place.Of(path, text, template.ValueOf("language")!);
        return new TemplateFile(path, TemplatePlan.Of(template), Place.Of(path, text, template.ValueOf("name")!), language, new(LanguageProblems(template, language)));
    }

    /// <summary>What is right with WhatsApp, but leaves open what a message has to bring.</summary>
    private static (Node Node, string Why)? Unplannable(Node template)
    {
        TemplateShape shape = new(template);
        if (shape.Body is null)
        {
            return (template, "its components with a BODY must be known; for a template from Meta's library, save what the API returns once it is created");
        }

        foreach (Node header in shape.Cards.Select(static card => TemplateShape.Find(card.ItemsOf("components"), "HEADER")).Append(shape.Header).OfType<Node>())
        {
            if (header.WordOf("format") is not ("TEXT" or "IMAGE" or "VIDEO" or "GIF" or "DOCUMENT" or "LOCATION" or "PRODUCT"))
            {
                return (header, "the format of its header is not known to this version");
            }
        }

        return null;
    }

    private static IEnumerable<Problem> LanguageProblems(Node template, Place place) =>
        template.TextOf("language") is { } code && !TemplateLanguages.IsKnown(code) ? [new Problem(TemplateDiagnostics.UnknownLanguageId, place, code)] : [];

    private static TemplateFile NoTemplate(string path, SourceText text, int position, string why) =>
        Failed(path, [new Problem(TemplateDiagnostics.NoTemplateId, Place.At(path, text, position, 1), why)]);

    private static TemplateFile Failed(string path, IEnumerable<Problem> problems) => new(path, null, default, default, new(problems));
}
