using Kapso.WhatsApp.Templates.Checking;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Generator.Planning;

/// <summary>Everything that the generated code of a template holds; by value, without its file.</summary>
internal sealed record TemplatePlan(string Name, string Language)
{
    /// <summary>Whether all that a message brings is a one-time code.</summary>
    public bool IsAuthentication { get; private init; }

    public string BuilderType { get; private init; } = "";

    /// <summary>The method that starts the builder.</summary>
    public string Start { get; private init; } = "";

    public EquatableList<Parameter> Parameters { get; private init; } = EquatableList<Parameter>.Empty;

    /// <summary>The lines that hand the parameters to the builder.</summary>
    public EquatableList<string> Calls { get; private init; } = EquatableList<string>.Empty;

    public EquatableList<CardPlan> Cards { get; private init; } = EquatableList<CardPlan>.Empty;

    /// <summary>The template's text, a paragraph an item.</summary>
    public EquatableList<string> Text { get; private init; } = EquatableList<string>.Empty;

    /// <summary>Which values it needs: the same in all languages of a template.</summary>
    public string Shape { get; private init; } = "";

    public static TemplatePlan Of(Node template)
    {
        TemplateNeeds needs = TemplateNeeds.Of(template);
        TemplatePlan plan = new(template.TextOf("name")!, template.TextOf("language")!)
        {
            IsAuthentication = needs.IsAuthentication,
            BuilderType = TypeNames.Builder(needs.Style, card: false),
            Start = needs.Style is PlaceholderStyle.Named ? "Named" : "Positional",
            Text = new(TextOf(template, needs)),
            Shape = ValueShape.Of(needs),
        };
        return needs.IsAuthentication ? plan with { Parameters = new([new Parameter(TypeNames.Text, "code", false, "The code: 1 to 15 characters, without a web address or an emoji.")]) } : Fill(plan, template, needs);
    }

    private static TemplatePlan Fill(TemplatePlan plan, Node template, TemplateNeeds needs)
    {
        TemplateShape shape = new(template);
        PartPlanner planner = new([needs], shape.Components, new IdentifierScope(), properties: false);
        CardsPlanner cards = new(needs, shape.Cards);
        cards.AddTo(planner);
        if (needs.OfferExpires)
        {
            planner.Call($"{PartPlanner.Builder}.LimitedTimeOffer({planner.Require(TypeNames.Time, "offerExpiresAt", "When the offer ends.")});");
        }

        return plan with { Parameters = new(planner.Parameters), Calls = new(planner.Calls), Cards = new(cards.Plans) };
    }

    private static IEnumerable<string> TextOf(Node template, TemplateNeeds needs)
    {
        string?[] texts =
        [
            needs.HeaderText ?? (needs.HeaderFormat is null ? null : $"[{needs.HeaderFormat}]"),
            new TemplateShape(template).Offer?.ValueOf("limited_time_offer")?.TextOf("text"),
            needs.BodyText,
            needs.Footer,
            Labels(needs),
            .. needs.Cards.Select(static (card, i) => $"Card {i + 1}: [{card.HeaderFormat}] {card.BodyText} {Labels(card)}"),
        ];
        return texts.Where(static text => !string.IsNullOrWhiteSpace(text)).Select(static text => text!.Trim());
    }

    private static string Labels(TemplateNeeds needs) => string.Join(" ", needs.Buttons.Select(static button => $"[{button.Text ?? button.Type}]"));
}
