using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>The rules of a carousel: cards that all have the same parts.</summary>
internal static class CarouselRules
{
    public static void Check(Findings findings, TemplateShape shape)
    {
        if (shape.Carousel is not { } carousel)
        {
            return;
        }

        if (shape.Category is not (null or "MARKETING"))
        {
            findings.Add(carousel, "", "category", "a carousel is for MARKETING only", "MARKETING", shape.Category);
        }

        foreach (Node? beside in (Node?[])[shape.Header, shape.Footer, shape.ButtonList, shape.Offer])
        {
            if (beside is not null)
            {
                findings.Add(beside, "", "carousel-alone", "beside a carousel stands only a BODY", "BODY", beside.WordOf("type"));
            }
        }

        findings.Count(carousel, "cards", shape.Cards.Count, TemplateLimits.MinCards, TemplateLimits.MaxCards, "cards");
        for (int i = 0; i < shape.Cards.Count; i++)
        {
            CheckCard(findings, shape, shape.Cards[i]);
            string first = Parts(shape.Cards[0]);
            string parts = Parts(shape.Cards[i]);
            if (parts != first)
            {
                findings.Add(shape.Cards[i], "", "same-shape", $"all cards have the same parts: card {i} has {parts}, card 0 has {first}", first, parts);
            }
        }
    }

    private static void CheckCard(Findings findings, TemplateShape shape, Node card)
    {
        IReadOnlyList<Node> components = card.ItemsOf("components");
        if (TemplateShape.Find(components, "HEADER") is not { } header)
        {
            findings.Add(card, "components", "card-header", "a card needs a header: IMAGE, VIDEO or PRODUCT", "IMAGE, VIDEO, PRODUCT", "none");
        }
        else if (header.WordOf("format") is "IMAGE" or "VIDEO")
        {
            ComponentRules.CheckFile(findings, header);
        }
        else if (header.WordOf("format") is not "PRODUCT")
        {
            findings.Add(header, "format", "card-header", "the header of a card is an IMAGE, a VIDEO or a PRODUCT", "IMAGE, VIDEO, PRODUCT", header.TextOf("format") ?? "none");
        }

        if (TemplateShape.Find(components, "BODY") is { } body)
        {
            ComponentRules.CheckBody(findings, body, TemplateLimits.CardBodyText, shape.Style);
        }

        ButtonRules.CheckCard(findings, shape, card);
    }

    private static string Parts(Node card) => string.Join(", ", card.ItemsOf("components").Select(static component => component.WordOf("type") switch
    {
        "HEADER" => $"{component.WordOf("format")} header",
        "BUTTONS" => string.Join(", ", component.ItemsOf("buttons").Select(static button => $"{button.WordOf("type")} button")),
        var type => type ?? "nothing",
    }));
}
