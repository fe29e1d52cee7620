using Microsoft.CodeAnalysis;

namespace Kapso.WhatsApp.Generator;

/// <summary>What the generator reports.</summary>
internal static class TemplateDiagnostics
{
    public const string NoTemplateId = "KAPSO001";
    public const string BrokenRuleId = "KAPSO002";
    public const string UnknownLanguageId = "KAPSO003";
    public const string LanguagesDifferId = "KAPSO004";
    public const string DuplicateId = "KAPSO005";
    public const string SameClassId = "KAPSO006";

    private const string Category = "Kapso.Templates";

    private static readonly DiagnosticDescriptor NoTemplate = new(
        NoTemplateId, "The file is not a template", "This is not a template: {0}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor BrokenRule = new(
        BrokenRuleId, "The template breaks a rule of WhatsApp's", "{0}: {1} ({2})", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor UnknownLanguage = new(
        UnknownLanguageId, "WhatsApp is not known to have the language", "WhatsApp is not known to have templates in '{0}'", Category, DiagnosticSeverity.Warning, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor LanguagesDiffer = new(
        LanguagesDifferId,
        "The languages of a template need different values",
        "Template '{0}' needs other values in '{1}' than in '{2}': {3}; there {4}",
        Category,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor Duplicate = new(
        DuplicateId, "Two files hold the same template", "Template '{0}' in '{1}' is in {2} already", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor SameClass = new(
        SameClassId, "Two templates give the same class", "Template '{0}' would become class {1}, as template '{2}' does", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static DiagnosticDescriptor Of(string id) => id switch
    {
        NoTemplateId => NoTemplate,
        BrokenRuleId => BrokenRule,
        UnknownLanguageId => UnknownLanguage,
        LanguagesDifferId => LanguagesDiffer,
        DuplicateId => Duplicate,
        SameClassId => SameClass,
        _ => throw new ArgumentOutOfRangeException(nameof(id), id, "There is no such diagnostic."),
    };
}
