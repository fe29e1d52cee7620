using Kapso.WhatsApp.Templates.Checking;

namespace Kapso.WhatsApp.Generator.Planning;

/// <summary>Says which values a message needs, whatever the texts: what has the same shape can be filled by the same code.</summary>
internal static class ValueShape
{
    public static string Of(TemplateNeeds needs) => needs.IsAuthentication ? "a code" : string.Join(", ", Parts(needs).DefaultIfEmpty("no values"));

    private static IEnumerable<string> Parts(TemplateNeeds needs)
    {
        if (needs.HeaderFormat is not (null or "TEXT"))
        {
            yield return $"{needs.HeaderFormat} header";
        }

        if (needs.Header.Count > 0)
        {
            yield return $"header with {Shown(needs.Header)}";
        }

        if (needs.Body.Count > 0)
        {
            yield return $"body with {Shown(needs.Body)}";
        }

        foreach (ButtonNeed button in needs.Buttons.Where(static button => button.TakesValue))
        {
            yield return $"{button.Type} button {button.Index}";
        }

        if (needs.OfferExpires)
        {
            yield return "end of the offer";
        }

        for (int i = 0; i < needs.Cards.Count; i++)
        {
            yield return $"card {i} with {Of(needs.Cards[i])}";
        }
    }

    // Another language may put its words in another order.
    private static string Shown(IEnumerable<string> placeholders) =>
        string.Join(" ", placeholders.OrderBy(static name => name, StringComparer.Ordinal).Select(static name => $"{{{{{name}}}}}"));
}
