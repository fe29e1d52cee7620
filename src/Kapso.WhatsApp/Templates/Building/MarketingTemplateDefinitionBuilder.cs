namespace Kapso.WhatsApp.Templates;

/// <summary>Builds a template that advertises or informs.</summary>
public sealed class MarketingTemplateDefinitionBuilder : ContentTemplateDefinitionBuilder<MarketingTemplateDefinitionBuilder>
{
    private readonly List<CardDefinition> _cards = [];

    internal MarketingTemplateDefinitionBuilder(string name, string language)
        : base(name, language, TemplateCategory.Marketing)
    {
    }

    private protected override IEnumerable<ComponentDefinition> LastParts => _cards.Count == 0 ? [] : [new CarouselDefinition { Cards = [.. _cards] }];

    /// <summary>Sets a header with a moving picture: an mp4 of at most 3.5 MB, for marketing messages only.</summary>
    /// <param name="exampleHandle">The handle of an example file that was uploaded for Meta's reviewers.</param>
    public MarketingTemplateDefinitionBuilder HeaderGif(string exampleHandle) => Component(Headers.File(HeaderFormat.Gif, exampleHandle));

    /// <summary>Sets a header with a product, which each message chooses. It needs a <see cref="SingleProductButton"/>.</summary>
    public MarketingTemplateDefinitionBuilder HeaderProduct() => Component(new HeaderDefinition { Format = HeaderFormat.Product });

    /// <summary>Adds the line that says how long the offer is open. The template then has a web button, a body of at most <see cref="BodyDefinition.MaxOfferTextLength"/> characters and no footer.</summary>
    /// <param name="text">1 to <see cref="Templates.LimitedTimeOffer.MaxTextLength"/> characters.</param>
    /// <param name="hasExpiration">Whether the time that is left is shown.</param>
    public MarketingTemplateDefinitionBuilder LimitedTimeOffer(string text, bool hasExpiration = true) =>
        Component(new LimitedTimeOfferDefinition { Offer = new LimitedTimeOffer { Text = text ?? throw new ArgumentNullException(nameof(text)), HasExpiration = hasExpiration } });

    /// <summary>Adds a button that opens the catalog. There is no header beside it.</summary>
    /// <param name="text">The label.</param>
    public MarketingTemplateDefinitionBuilder CatalogButton(string text = "View catalog") => Button(new CatalogButtonDefinition { Text = text });

    /// <summary>Adds a button that shows several products, which each message chooses.</summary>
    /// <param name="text">The label.</param>
    public MarketingTemplateDefinitionBuilder MultiProductButton(string text = "View items") => Button(new MultiProductButtonDefinition { Text = text });

    /// <summary>Adds a button that shows the product of the header.</summary>
    /// <param name="text">The label.</param>
    public MarketingTemplateDefinitionBuilder SingleProductButton(string text = "View") => Button(new SingleProductButtonDefinition { Text = text });

    /// <summary>Adds a card of the carousel. All cards need the same parts; beside the cards a template has only a body.</summary>
    /// <param name="build">Builds the card.</param>
    public MarketingTemplateDefinitionBuilder Card(Action<CardDefinitionBuilder> build)
    {
        ArgumentNullException.ThrowIfNull(build);
        CardDefinitionBuilder card = new();
        build(card);
        _cards.Add(card.ToCard());
        return this;
    }
}

/// <summary>Builds a card of a carousel.</summary>
public sealed class CardDefinitionBuilder
{
    private readonly List<ButtonDefinition> _buttons = [];
    private HeaderDefinition? _header;
    private BodyDefinition? _body;

    internal CardDefinitionBuilder()
    {
    }

    /// <summary>Sets the card's picture.</summary>
    /// <param name="exampleHandle">The handle of an example file that was uploaded for Meta's reviewers.</param>
    public CardDefinitionBuilder HeaderImage(string exampleHandle) => Header(Headers.File(HeaderFormat.Image, exampleHandle));

    /// <summary>Sets the card's video.</summary>
    /// <inheritdoc cref="HeaderImage"/>
    public CardDefinitionBuilder HeaderVideo(string exampleHandle) => Header(Headers.File(HeaderFormat.Video, exampleHandle));

    /// <summary>Has the card show a product, which each message chooses.</summary>
    public CardDefinitionBuilder HeaderProduct() => Header(new HeaderDefinition { Format = HeaderFormat.Product });

    /// <summary>Sets the card's text.</summary>
    /// <param name="text">1 to <see cref="BodyDefinition.MaxCardTextLength"/> characters; must not begin or end with a placeholder.</param>
    /// <param name="examples">Gives an example for every placeholder.</param>
    public CardDefinitionBuilder Body(string text, Action<PlaceholderExamples>? examples = null)
    {
        _body = new BodyDefinition { Text = text ?? throw new ArgumentNullException(nameof(text)), Example = PlaceholderExamples.From(examples).ForBody() };
        return this;
    }

    /// <summary>Adds a button that answers with a payload.</summary>
    /// <param name="text">The label, 1 to <see cref="ButtonDefinition.MaxTextLength"/> characters.</param>
    public CardDefinitionBuilder QuickReply(string text) => Button(new QuickReplyButtonDefinition { Text = text });

    /// <summary>Adds a button that opens a web page.</summary>
    /// <param name="text">The label, 1 to <see cref="ButtonDefinition.MaxTextLength"/> characters.</param>
    /// <param name="url">The address; may end with the placeholder <c>{{1}}</c>.</param>
    /// <param name="example">A whole example address; needed with a placeholder.</param>
    public CardDefinitionBuilder UrlButton(string text, string url, string? example = null) =>
        Button(new UrlButtonDefinition { Text = text, Url = url ?? throw new ArgumentNullException(nameof(url)), Example = example is null ? null : [example] });

    /// <summary>Adds a button that calls a phone number.</summary>
    /// <param name="text">The label, 1 to <see cref="ButtonDefinition.MaxTextLength"/> characters.</param>
    /// <param name="phoneNumber">The number with its country code.</param>
    public CardDefinitionBuilder PhoneNumberButton(string text, string phoneNumber) =>
        Button(new PhoneNumberButtonDefinition { Text = text, PhoneNumber = phoneNumber ?? throw new ArgumentNullException(nameof(phoneNumber)) });

    /// <summary>Adds a button that shows the card's product.</summary>
    /// <param name="text">The label.</param>
    public CardDefinitionBuilder SingleProductButton(string text = "View") => Button(new SingleProductButtonDefinition { Text = text });

    /// <summary>Adds a button of any kind.</summary>
    /// <param name="button">The button.</param>
    public CardDefinitionBuilder Button(ButtonDefinition button)
    {
        _buttons.Add(button ?? throw new ArgumentNullException(nameof(button)));
        return this;
    }

    internal CardDefinition ToCard()
    {
        ComponentDefinition? buttons = _buttons.Count == 0 ? null : new ButtonsDefinition { Buttons = [.. _buttons] };
        return new CardDefinition { Components = [.. new[] { _header, _body, buttons }.OfType<ComponentDefinition>()] };
    }

    private CardDefinitionBuilder Header(HeaderDefinition header)
    {
        _header = header;
        return this;
    }
}
