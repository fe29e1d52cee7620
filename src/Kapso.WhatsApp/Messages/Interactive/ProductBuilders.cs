namespace Kapso.WhatsApp.Messages;

/// <summary>Builds a message with one product.</summary>
public sealed class ProductBuilder : FooterBuilder<ProductBuilder, ProductMessage>
{
    private readonly string _catalogId;
    private readonly string _productRetailerId;

    internal ProductBuilder(string catalogId, string productRetailerId)
    {
        _catalogId = catalogId ?? throw new ArgumentNullException(nameof(catalogId));
        _productRetailerId = productRetailerId ?? throw new ArgumentNullException(nameof(productRetailerId));
    }

    private protected override ProductMessage Create() =>
        new() { Body = BodyText, Footer = FooterText, CatalogId = _catalogId, ProductRetailerId = _productRetailerId };
}

/// <summary>Builds a message with several products.</summary>
public sealed class ProductListBuilder : FooterBuilder<ProductListBuilder, ProductListMessage>
{
    private readonly string _catalogId;
    private readonly List<ProductSection> _sections = [];
    private string _header = "";

    internal ProductListBuilder(string catalogId) => _catalogId = catalogId ?? throw new ArgumentNullException(nameof(catalogId));

    /// <summary>Puts a text above the body, which this kind needs; at most <see cref="InteractiveHeader.MaxTextLength"/> characters.</summary>
    /// <param name="text">The text.</param>
    public ProductListBuilder Header(string text)
    {
        _header = text ?? throw new ArgumentNullException(nameof(text));
        return this;
    }

    /// <summary>Adds a section, up to <see cref="ProductSection.MaxSections"/>.</summary>
    /// <param name="title">The title above the products, at most <see cref="ProductSection.MaxTitleLength"/> characters; may be null when it is the only section.</param>
    /// <param name="productRetailerIds">The products' ids in the catalog, at most <see cref="ProductSection.MaxProducts"/> over all sections.</param>
    public ProductListBuilder Section(string? title, params IReadOnlyList<string> productRetailerIds)
    {
        _sections.Add(new ProductSection(title, [.. productRetailerIds]));
        return this;
    }

    private protected override ProductListMessage Create() =>
        new() { Header = _header, Body = BodyText, Footer = FooterText, CatalogId = _catalogId, Sections = [.. _sections] };
}

/// <summary>Builds a message with a button that opens the catalog.</summary>
public sealed class CatalogBuilder : FooterBuilder<CatalogBuilder, CatalogMessage>
{
    private string? _thumbnail;

    internal CatalogBuilder()
    {
    }

    /// <summary>Chooses the product whose picture is shown.</summary>
    /// <param name="productRetailerId">The product's id in the catalog.</param>
    public CatalogBuilder Thumbnail(string productRetailerId)
    {
        _thumbnail = productRetailerId ?? throw new ArgumentNullException(nameof(productRetailerId));
        return this;
    }

    private protected override CatalogMessage Create() => new() { Body = BodyText, Footer = FooterText, ThumbnailProductRetailerId = _thumbnail };
}

/// <summary>Builds a message with media cards.</summary>
public sealed class MediaCarouselBuilder : InteractiveBuilder<MediaCarouselBuilder, MediaCarouselMessage>
{
    private readonly List<MediaCard> _cards = [];

    internal MediaCarouselBuilder()
    {
    }

    /// <summary>Adds a card, up to <see cref="CarouselMessage.MaxCards"/>; all need the same kind of header and buttons.</summary>
    /// <param name="build">Fills the card.</param>
    public MediaCarouselBuilder Card(Action<MediaCardBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        MediaCardBuilder card = new();
        build(card);
        _cards.Add(card.Card);
        return this;
    }

    private protected override MediaCarouselMessage Create() => new() { Body = BodyText, Cards = [.. _cards] };
}

/// <summary>Fills a card of a media carousel.</summary>
public sealed class MediaCardBuilder
{
    internal MediaCardBuilder()
    {
    }

    internal MediaCard Card { get; private set; } = new();

    /// <summary>Sets the picture that the card shows.</summary>
    /// <param name="link">Its public address.</param>
    public MediaCardBuilder Image(string link) => Set(Card with { ImageLink = link });

    /// <summary>Sets the video that the card shows.</summary>
    /// <param name="link">Its public address.</param>
    public MediaCardBuilder Video(string link) => Set(Card with { VideoLink = link });

    /// <summary>Sets the text of the card.</summary>
    /// <param name="text">At most <see cref="MediaCard.MaxBodyLength"/> characters.</param>
    public MediaCardBuilder Body(string text) => Set(Card with { Body = text });

    /// <summary>Gives the card a button that opens a web page.</summary>
    /// <param name="displayText">The text on the button, at most <see cref="CallToActionMessage.MaxDisplayTextLength"/> characters.</param>
    /// <param name="url">The page.</param>
    public MediaCardBuilder LinkButton(string displayText, string url) => Set(Card with { DisplayText = displayText, Url = url });

    /// <summary>Gives the card a reply button, up to <see cref="MediaCard.MaxReplies"/>.</summary>
    /// <param name="id">What comes back when it is tapped; must differ over all cards.</param>
    /// <param name="title">The title, at most <see cref="ReplyButton.MaxTitleLength"/> characters.</param>
    public MediaCardBuilder Reply(string id, string title) => Set(Card with { Replies = [.. Card.Replies, new ReplyButton(id, title)] });

    private MediaCardBuilder Set(MediaCard card)
    {
        Card = card;
        return this;
    }
}

/// <summary>Builds a message with product cards.</summary>
public sealed class ProductCarouselBuilder : InteractiveBuilder<ProductCarouselBuilder, ProductCarouselMessage>
{
    private readonly string _catalogId;
    private readonly List<string> _products = [];

    internal ProductCarouselBuilder(string catalogId) => _catalogId = catalogId ?? throw new ArgumentNullException(nameof(catalogId));

    /// <summary>Adds cards, up to <see cref="CarouselMessage.MaxCards"/>.</summary>
    /// <param name="productRetailerIds">The products' ids in the catalog.</param>
    public ProductCarouselBuilder Products(params IReadOnlyList<string> productRetailerIds)
    {
        _products.AddRange(productRetailerIds);
        return this;
    }

    private protected override ProductCarouselMessage Create() => new() { Body = BodyText, CatalogId = _catalogId, ProductRetailerIds = [.. _products] };
}
