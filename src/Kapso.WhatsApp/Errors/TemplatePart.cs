namespace Kapso.WhatsApp;

/// <summary>Finds the part of a template that a refusal is about. Meta names it in its text only, for example as <c>body: number of localizable_params …</c>.</summary>
internal static class TemplatePart
{
    private static readonly string[] Parts = ["header", "body", "footer", "button", "card"];

    /// <summary>The entry with the part in its advice, when the text names one and the advice does not yet.</summary>
    public static ErrorCatalogEntry Name(ErrorCatalogEntry entry, string text)
    {
        if (entry is not { Category: ErrorCategory.Template or ErrorCategory.TemplateCreation, Advice: { } advice } || advice.StartsWith("In the ", StringComparison.Ordinal))
        {
            return entry;
        }

        string? part = Parts
            .Select(part => (Part: part, Place: text.IndexOf(part, StringComparison.OrdinalIgnoreCase)))
            .Where(static found => found.Place >= 0)
            .OrderBy(static found => found.Place)
            .FirstOrDefault().Part;
        return part is null ? entry : entry with { Advice = $"In the {part}: {char.ToLowerInvariant(advice[0])}{advice[1..]}" };
    }
}
