using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>The base of messages with cards to swipe through.</summary>
public abstract record CarouselMessage : InteractiveMessage
{
    /// <summary>The least number of cards in a carousel.</summary>
    public const int MinCards = 2;

    /// <summary>The greatest number of cards in a carousel.</summary>
    public const int MaxCards = 10;

    private protected CarouselMessage()
    {
    }

    internal override string Kind => "carousel";
}

/// <summary>Cards with a picture or video and either a link button or reply buttons, alike on all cards. Build it with <see cref="Interactive.MediaCarousel"/>.</summary>
public sealed record MediaCarouselMessage : CarouselMessage
{
    /// <summary>The cards of the carousel, 2 to 10.</summary>
    public required IReadOnlyList<MediaCard> Cards { get; init; }

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("cards"u8);
        for (int i = 0; i < Cards.Count; i++)
        {
            Cards[i].Write(writer, i);
        }

        writer.WriteEndArray();
    }

    private protected override void CheckAction(Rules rules)
    {
        if (!rules.NotNull(Cards, "cards"))
        {
            return;
        }

        rules.Count(Cards.Count, MinCards, MaxCards, "cards", "cards");
        HashSet<string> replyIds = new(StringComparer.Ordinal);
        for (int i = 0; i < Cards.Count; i++)
        {
            using (rules.In("cards", i))
            {
                Cards[i].Check(rules);
                if (Cards[i].Shape != Cards[0].Shape)
                {
                    rules.Add("", "same-shape", "all cards need the same kind of header and the same kind and number of buttons", Cards[0].Shape, Cards[i].Shape);
                }

                CheckReplyIds(rules, Cards[i], replyIds);
            }
        }
    }

    /// <summary>Ids that are the same on one card are found by the card; here those that are the same on two.</summary>
    private static void CheckReplyIds(Rules rules, MediaCard card, HashSet<string> earlier)
    {
        for (int i = 0; i < card.Replies.Count; i++)
        {
            if (earlier.Contains(card.Replies[i].Id))
            {
                rules.Add($"replies[{i}].id", "unique", "the same value stands on an earlier card", value: Rules.Shown(card.Replies[i].Id));
            }
        }

        earlier.UnionWith(card.Replies.Select(reply => reply.Id));
    }
}

/// <summary>A card of a media carousel.</summary>
public sealed record MediaCard : KapsoRecord
{
    /// <summary>The most characters of a card's body.</summary>
    public const int MaxBodyLength = 160;

    /// <summary>The most line breaks in a card's body.</summary>
    public const int MaxBodyLineBreaks = 2;

    /// <summary>The most reply buttons on a card.</summary>
    public const int MaxReplies = 3;

    /// <summary>The public address of the picture; give this or <see cref="VideoLink"/>.</summary>
    public string? ImageLink { get; init; }

    /// <summary>The public address of the video; give this or <see cref="ImageLink"/>.</summary>
    public string? VideoLink { get; init; }

    /// <summary>A text, at most <see cref="MaxBodyLength"/> characters and <see cref="MaxBodyLineBreaks"/> line breaks.</summary>
    public string? Body { get; init; }

    /// <summary>The label of the link button, at most <see cref="CallToActionMessage.MaxDisplayTextLength"/> characters; needs <see cref="Url"/>.</summary>
    public string? DisplayText { get; init; }

    /// <summary>The page that the link button opens.</summary>
    public string? Url { get; init; }

    /// <summary>Reply buttons, in place of a link button; ids must differ over all cards.</summary>
    public IReadOnlyList<ReplyButton> Replies { get; init; } = [];

    internal string Shape => $"{(VideoLink is null ? "image" : "video")}, {(Replies.Count == 0 ? "link" : $"{Replies.Count} replies")}";

    internal void Write(Utf8JsonWriter writer, int index)
    {
        writer.WriteStartObject();
        writer.WriteNumber("card_index"u8, index);
        writer.WriteString("type"u8, "cta_url"u8);
        (VideoLink is null ? InteractiveHeader.Image(Media.FromLink(ImageLink!)) : InteractiveHeader.Video(Media.FromLink(VideoLink))).Write(writer);
        if (Body is not null)
        {
            writer.WriteStartObject("body"u8);
            writer.WriteString("text"u8, Body);
            writer.WriteEndObject();
        }

        writer.WriteStartObject("action"u8);
        WriteAction(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    internal void Check(Rules rules)
    {
        rules.ExactlyOne("header", ("imageLink", ImageLink is not null), ("videoLink", VideoLink is not null));
        if ((ImageLink ?? VideoLink) is { } link)
        {
            rules.WebAddress(link, VideoLink is null ? "imageLink" : "videoLink");
        }

        rules.OptionalText(Body, MaxBodyLength, "body");
        int breaks = Body?.Count(c => c == '\n') ?? 0;
        if (breaks > MaxBodyLineBreaks)
        {
            rules.Add("body", "line-breaks", $"at most {MaxBodyLineBreaks} line breaks are allowed, {breaks} were given", $"{MaxBodyLineBreaks}", $"{breaks}");
        }

        rules.ExactlyOne("action", ("url", Url is not null || DisplayText is not null), ("replies", Replies.Count > 0));
        if (Replies.Count > 0)
        {
            ReplyButton.CheckAll(rules, Replies, MaxReplies, "replies");
        }
        else if (Url is not null || DisplayText is not null)
        {
            rules.Text(DisplayText, CallToActionMessage.MaxDisplayTextLength, "displayText");
            rules.WebAddress(Url, "url");
        }
    }

    private void WriteAction(Utf8JsonWriter writer)
    {
        if (Replies.Count == 0)
        {
            writer.WriteString("name"u8, "cta_url"u8);
            writer.WriteStartObject("parameters"u8);
            writer.WriteString("display_text"u8, DisplayText);
            writer.WriteString("url"u8, Url);
            writer.WriteEndObject();
            return;
        }

        writer.WriteStartArray("buttons"u8);
        foreach (ReplyButton reply in Replies)
        {
            reply.Write(writer, "quick_reply");
        }

        writer.WriteEndArray();
    }
}

/// <summary>Cards with products of one catalog. Build it with <see cref="Interactive.ProductCarousel"/>.</summary>
public sealed record ProductCarouselMessage : CarouselMessage
{
    /// <summary>The catalog's id, the same for all cards.</summary>
    public required string CatalogId { get; init; }

    /// <summary>The products' ids in the catalog, 2 to 10, one a card.</summary>
    public required IReadOnlyList<string> ProductRetailerIds { get; init; }

    private protected override void WriteAction(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("cards"u8);
        for (int i = 0; i < ProductRetailerIds.Count; i++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("card_index"u8, i);
            writer.WriteString("type"u8, "product"u8);
            writer.WriteStartObject("action"u8);
            writer.WriteString("product_retailer_id"u8, ProductRetailerIds[i]);
            writer.WriteString("catalog_id"u8, CatalogId);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private protected override void CheckAction(Rules rules)
    {
        rules.RequiredId(CatalogId, "catalogId");
        rules.Count(ProductRetailerIds.Count, MinCards, MaxCards, "productRetailerIds", "cards");
        for (int i = 0; i < ProductRetailerIds.Count; i++)
        {
            rules.Required(ProductRetailerIds[i], $"productRetailerIds[{i}]");
        }
    }
}
