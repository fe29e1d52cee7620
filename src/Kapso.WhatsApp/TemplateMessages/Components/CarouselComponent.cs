using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>The values of a carousel's cards: as many cards as the template has, all of the same shape.</summary>
/// <param name="Cards">The cards, 2 to 10.</param>
public sealed record CarouselComponent(IReadOnlyList<TemplateCard> Cards) : TemplateComponent
{
    internal override IEnumerable<PlaceholderParameter> Placeholders => Cards.SelectMany(card => card.Components).SelectMany(component => component.Placeholders);

    internal override string OnlyOne => "carousel";

    internal override void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("type"u8, "carousel"u8);
        writer.WriteStartArray("cards"u8);
        for (int i = 0; i < Cards.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("card_index"u8, i);
            WriteAll(writer, Cards[i].Components);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    internal override void Check(Rules rules)
    {
        rules.Count(Cards.Count, CarouselMessage.MinCards, CarouselMessage.MaxCards, "cards", "cards");
        for (int i = 0; i < Cards.Count; i++)
        {
            using (rules.In("cards", i))
            {
                CheckAll(rules, Cards[i].Components);
                if (Cards[i].Shape != Cards[0].Shape)
                {
                    rules.Add("", "same-shape", "all cards need the same kind of header and the same buttons in the same order", Cards[0].Shape, Cards[i].Shape);
                }
            }
        }
    }
}

/// <summary>The values of one card.</summary>
/// <param name="Components">The card's header, body and buttons.</param>
public sealed record TemplateCard(IReadOnlyList<TemplateComponent> Components) : KapsoRecord
{
    internal string Shape => string.Join(", ", Components.Select(component => component switch
    {
        HeaderComponent header => $"header {header.Parameter.Type}",
        BodyComponent body => $"body {body.Parameters.Count}",
        ButtonComponent button => $"button {button.Index} {button.SubType}",
        _ => component.OnlyOne ?? "raw",
    }));
}
