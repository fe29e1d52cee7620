using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates.Checking;

/// <summary>What a message made from a template has to bring: the values for its header, its body, its buttons and its cards.</summary>
internal sealed class TemplateNeeds
{
    private TemplateNeeds(IReadOnlyList<Node> components, PlaceholderStyle style)
    {
        Style = style;
        Node? header = TemplateShape.Find(components, "HEADER");
        Node? body = TemplateShape.Find(components, "BODY");
        HeaderFormat = header?.WordOf("format");
        HeaderText = HeaderFormat is "TEXT" ? header!.TextOf("text") : null;
        Header = Placeholder.Names(HeaderText);
        BodyText = body?.TextOf("text");
        Body = Placeholder.Names(BodyText);
        HasBody = body is not null;
        Buttons = [.. (TemplateShape.Find(components, "BUTTONS")?.ItemsOf("buttons") ?? []).Select(static (button, index) => new ButtonNeed(button, index))];
        Footer = TemplateShape.Find(components, "FOOTER")?.TextOf("text");
        OfferExpires = TemplateShape.Find(components, "LIMITED_TIME_OFFER")?.ValueOf("limited_time_offer")?["has_expiration"] is { Text: "true" };
        Cards = [.. (TemplateShape.Find(components, "CAROUSEL")?.ItemsOf("cards") ?? []).Select(card => new TemplateNeeds(card.ItemsOf("components"), style))];
    }

    public PlaceholderStyle Style { get; }

    /// <summary>Whether a one-time code is all that it takes, in the body and in the button.</summary>
    public bool IsAuthentication { get; private init; }

    /// <summary>TEXT, IMAGE, VIDEO, DOCUMENT, GIF, LOCATION or PRODUCT; null without a header.</summary>
    public string? HeaderFormat { get; }

    public string? HeaderText { get; }

    /// <summary>The header's placeholders in their order.</summary>
    public IReadOnlyList<string> Header { get; }

    public bool HasBody { get; }

    public string? BodyText { get; }

    /// <summary>The body's placeholders in the order of the text.</summary>
    public IReadOnlyList<string> Body { get; }

    public string? Footer { get; }

    public IReadOnlyList<ButtonNeed> Buttons { get; }

    public IReadOnlyList<TemplateNeeds> Cards { get; }

    /// <summary>Whether the message has to say when its offer ends.</summary>
    public bool OfferExpires { get; }

    /// <summary>Whether more or fewer cards may be sent than the template has: products are chosen by each message.</summary>
    public bool CardsVary => Cards.Count > 0 && Cards[0].HeaderFormat is "PRODUCT";

    public static TemplateNeeds Of(Node template)
    {
        TemplateShape shape = new(template);
        return new TemplateNeeds(shape.Components, shape.Style) { IsAuthentication = shape.Category is "AUTHENTICATION" };
    }
}

/// <summary>What a message has to bring for one of the template's buttons.</summary>
internal sealed class ButtonNeed(Node button, int index)
{
    public int Index => index;

    /// <summary>The kind, for example QUICK_REPLY.</summary>
    public string Type { get; } = button.WordOf("type") ?? "";

    /// <summary>The label of the button.</summary>
    public string? Text { get; } = button.TextOf("text");

    public string? Url { get; } = button.TextOf("url");

    /// <summary>Whether the button can be given a value at all.</summary>
    public bool TakesValue => Type is "QUICK_REPLY" or "COPY_CODE" or "FLOW" or "CATALOG" or "MPM" or "OTP" or "ORDER_DETAILS" or "VOICE_CALL" || HasVariable;

    /// <summary>Whether the message is refused without a value.</summary>
    public bool NeedsValue => Type is "COPY_CODE" or "MPM" or "OTP" or "ORDER_DETAILS" || HasVariable;

    /// <summary>The name of the button's kind in messages.</summary>
    public string SubType => Type is "OTP" ? "url" : Type.ToLowerInvariant();

    private bool HasVariable => Type is "URL" && Placeholder.Find(Url ?? "").Count > 0;
}
