using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Messages.Validation;

/// <summary>A row of cards, all built alike: media with one link, media with quick replies, or products.</summary>
internal static class CarouselRules
{
    private const int MinCards = 2;
    private const int MaxCards = 10;
    private const int MaxCardBody = 160;
    private const int MaxLineBreaks = 2;
    private const int MaxQuickReplies = 3;
    private const int MaxLabel = 20;

    public static void Check(Field action)
    {
        IReadOnlyList<Field> cards = action["cards"].Items(MinCards, MaxCards);
        (HashSet<long> indexes, HashSet<string> ids) = (new HashSet<long>(), new HashSet<string>());
        string? first = null;
        foreach (Field card in cards)
        {
            if (!indexes.Add(card.Object()["card_index"].Integer(0, cards.Count - 1)))
            {
                throw card["card_index"].NotAllowed("must be unique within the carousel");
            }

            string layout = card["type"].OptionalText() == "product" ? Product(card) : Media(card, ids);
            if (layout != (first ??= layout))
            {
                throw card.NotAllowed($"must be built like the first card ({first}), not with {layout}");
            }
        }
    }

    private static string Product(Field card)
    {
        card["header"].MustBeAbsent("is not supported by product cards");
        card["body"].MustBeAbsent("is not supported by product cards");
        Field action = card["action"].Object();
        action["product_retailer_id"].Text();
        return $"a product of catalog {action["catalog_id"].Text()}";
    }

    private static string Media(Field card, HashSet<string> ids)
    {
        InteractiveRules.MediaHeader(card["header"], "image", "video");
        Body(card["body"]);
        string header = card["header"]["type"].Text();
        Field action = card["action"].Object();
        if (action["buttons"].Exists)
        {
            IReadOnlyList<Field> buttons = action["buttons"].Items(1, MaxQuickReplies);
            foreach (Field button in buttons)
            {
                ReplyRules.Button(button, "quick_reply", ids);
            }

            return $"{header} and {buttons.Count} quick replies";
        }

        Field parameters = ActionRules.Named(action, "cta_url")["parameters"].Object();
        parameters["display_text"].Text(MaxLabel);
        ContentRules.WebAddress(parameters["url"]);
        return $"{header} and a link";
    }

    private static void Body(Field body)
    {
        if (body.Exists && body.Object()["text"].Text(MaxCardBody).Count(character => character == '\n') > MaxLineBreaks)
        {
            throw body["text"].Malformed($"must have at most {MaxLineBreaks} line breaks");
        }
    }
}
