using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Templates.Checking;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates;

/// <summary>Compares what a message brings with what its template needs. What the caller wrote as raw JSON is left alone.</summary>
internal static class TemplateFit
{
    public static IReadOnlyList<ValidationProblem> FindProblems(TemplateMessage message, string? name, string? language, Node template)
    {
        ArgumentNullException.ThrowIfNull(message);
        Rules rules = Rules.Start();
        if (message.Name != name || message.Language != language)
        {
            rules.Add("name", "same-template", $"the message is of the template {message.Name} ({message.Language}), not of {name} ({language})", $"{name} ({language})", $"{message.Name} ({message.Language})");
        }

        Check(rules, TemplateNeeds.Of(template), message);
        return rules.Problems;
    }

    public static void Check(Rules rules, TemplateNeeds needs, TemplateMessage message)
    {
        CheckParts(rules, needs, message.Components);
        if (needs.OfferExpires && !message.Components.Any(static component => component is LimitedTimeOfferComponent) && !HasRaw(message.Components, "limited_time_offer"))
        {
            rules.Add("limitedTimeOffer", "parameter-missing", "the template's offer needs the time when it ends");
        }

        CarouselComponent? carousel = message.Components.OfType<CarouselComponent>().FirstOrDefault();
        if (!HasRaw(message.Components, "carousel"))
        {
            CheckCards(rules, needs, carousel?.Cards ?? []);
        }
    }

    /// <summary>Whether the button at a place is filled, or may be by what the caller wrote as raw JSON.</summary>
    public static bool HasButton(IReadOnlyList<TemplateComponent> components, int index) =>
        components.Any(component => component is ButtonComponent button && button.Index == index || component is RawTemplateComponent raw && raw.MayFill(index));

    private static bool HasRaw(IReadOnlyList<TemplateComponent> components, string type) => components.Any(component => component is RawTemplateComponent raw && raw.MayBe(type));

    private static void CheckCards(Rules rules, TemplateNeeds needs, IReadOnlyList<TemplateCard> cards)
    {
        if (cards.Count != needs.Cards.Count && !(needs.CardsVary && cards.Count > 0))
        {
            rules.Add("cards", "card-count", $"the template has {needs.Cards.Count} cards, {cards.Count} were given", $"{needs.Cards.Count}", $"{cards.Count}");
            return;
        }

        for (int i = 0; i < cards.Count; i++)
        {
            using (rules.In("cards", i))
            {
                CheckParts(rules, needs.Cards[Math.Min(i, needs.Cards.Count - 1)], cards[i].Components);
            }
        }
    }

    private static void CheckParts(Rules rules, TemplateNeeds needs, IReadOnlyList<TemplateComponent> components)
    {
        CheckHeader(rules, needs, components.OfType<HeaderComponent>().FirstOrDefault()?.Parameter, HasRaw(components, "header"));
        bool raw = HasRaw(components, "body");
        IReadOnlyList<TemplateParameter> body = components.OfType<BodyComponent>().FirstOrDefault()?.Parameters ?? [];
        if (needs.IsAuthentication)
        {
            CheckCode(rules, body, raw);
        }
        else if (!raw || body.Count > 0)
        {
            CheckPlaceholders(rules, needs.Style, needs.Body, body, "body");
        }

        CheckButtons(rules, needs, components);
    }

    private static void CheckHeader(Rules rules, TemplateNeeds needs, TemplateParameter? given, bool raw)
    {
        if (needs.HeaderFormat is null or "TEXT")
        {
            if (given is null or TextParameter)
            {
                if (!raw || given is not null)
                {
                    CheckPlaceholders(rules, needs.Style, needs.Header, given is null ? [] : [given], "header");
                }
            }
            else if (given is not RawTemplateParameter)
            {
                rules.Add("header", "header-kind", $"the template has {Describe(needs.HeaderFormat)}, a value of kind {given.Type} was given", needs.HeaderFormat ?? "none", given.Type);
            }

            return;
        }

        // A moving picture travels as a video.
        string wanted = needs.HeaderFormat is "GIF" ? "video" : needs.HeaderFormat.ToLowerInvariant();
        if (given is null && !raw)
        {
            rules.Add("header", "header-missing", $"the template's header needs its {wanted}", wanted, "null");
        }
        else if (given is not (null or RawTemplateParameter) && given.Type != wanted)
        {
            rules.Add("header", "header-kind", $"the template's header is of kind {wanted}, {given.Type} was given", wanted, given.Type);
        }
    }

    private static void CheckCode(Rules rules, IReadOnlyList<TemplateParameter> body, bool raw)
    {
        if (body is not [TextParameter or RawTemplateParameter] && !(raw && body.Count == 0))
        {
            rules.Add("body", "parameter-missing", $"an authentication template takes the code, and nothing else, in its body: {body.Count} values were given", "1", $"{body.Count}");
        }
    }

    private static void CheckPlaceholders(Rules rules, PlaceholderStyle style, IReadOnlyList<string> wanted, IReadOnlyList<TemplateParameter> given, string path)
    {
        if (given.Any(static parameter => parameter is not PlaceholderParameter))
        {
            // A group's id or raw JSON: nothing is known about it.
            return;
        }

        if (style is PlaceholderStyle.Numbered)
        {
            if (given.Any(static parameter => ((PlaceholderParameter)parameter).ParameterName is not null))
            {
                rules.Add(path, "parameter-format", "the template's placeholders are numbered, but values with names were given", "POSITIONAL", "NAMED");
            }
            else if (given.Count != wanted.Count)
            {
                rules.Add(path, given.Count < wanted.Count ? "parameter-missing" : "parameter-unknown",
                    $"the template has {wanted.Count} placeholders here, {given.Count} values were given", $"{wanted.Count}", $"{given.Count}");
            }

            return;
        }

        string?[] names = [.. given.Select(static parameter => ((PlaceholderParameter)parameter).ParameterName)];
        foreach (string name in wanted.Where(name => !names.Contains(name)))
        {
            rules.Add(path, "parameter-missing", $"the template needs a value for {name}", name, "null");
        }

        foreach (string? name in names.Where(name => name is null || !wanted.Contains(name)))
        {
            rules.Add(path, "parameter-unknown", $"the template has no placeholder {name ?? "without a name"} here", string.Join(", ", wanted), name ?? "no name");
        }
    }

    private static void CheckButtons(Rules rules, TemplateNeeds needs, IReadOnlyList<TemplateComponent> components)
    {
        foreach (ButtonNeed button in needs.Buttons.Where(button => button.NeedsValue && !HasButton(components, button.Index)))
        {
            rules.Add($"buttons[{button.Index}]", "button-missing", $"the template's {button.Type} button needs a value", button.SubType, "null");
        }

        foreach (ButtonComponent value in components.OfType<ButtonComponent>())
        {
            if (needs.Buttons.FirstOrDefault(button => button.Index == value.Index) is not { } button)
            {
                rules.Add($"buttons[{value.Index}]", "button-unknown", $"the template has {needs.Buttons.Count} buttons, none at this place", $"{needs.Buttons.Count}", $"{value.Index}");
            }
            else if (!button.TakesValue || !string.Equals(button.SubType, value.SubType.Value, StringComparison.OrdinalIgnoreCase))
            {
                string wanted = button.TakesValue ? $"takes a value of kind {button.SubType}" : "takes no value";
                rules.Add($"buttons[{value.Index}]", "button-kind", $"the template's {button.Type} button {wanted}, {value.SubType} was given", button.SubType, value.SubType.Value);
            }
            else if (button.Type is "URL")
            {
                value.CheckSuffix(rules, button.Url, $"buttons[{value.Index}]");
            }
        }
    }

    private static string Describe(string? format) => format is null ? "no header" : "a header with a text";
}
