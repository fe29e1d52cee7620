namespace Kapso.WhatsApp.Messages;

/// <summary>The common methods of the builders of template messages.</summary>
/// <typeparam name="TBuilder">The builder itself.</typeparam>
/// <typeparam name="TCard">The builder of a card.</typeparam>
public abstract class TemplateBuilder<TBuilder, TCard> : TemplateComponentsBuilder<TBuilder>
    where TBuilder : TemplateBuilder<TBuilder, TCard>
    where TCard : TemplateComponentsBuilder<TCard>
{
    private readonly string _name;
    private readonly string _language;
    private readonly List<TemplateComponent> _more = [];
    private readonly List<TemplateCard> _cards = [];

    private protected TemplateBuilder(string name, string language)
    {
        _name = name ?? throw new ArgumentNullException(nameof(name));
        _language = language ?? throw new ArgumentNullException(nameof(language));
    }

    /// <summary>Adds the values of the carousel's next card; all cards need the same kind of header and the same buttons.</summary>
    /// <param name="fill">Fills the card.</param>
    public TBuilder Card(Action<TCard> fill)
    {
        ArgumentNullException.ThrowIfNull(fill);
        TCard card = NewCard();
        fill(card);
        _cards.Add(new TemplateCard([.. card.Parts]));
        return (TBuilder)this;
    }

    /// <summary>Sets until when a limited-time offer is open.</summary>
    /// <param name="expiresAt">When it ends.</param>
    public TBuilder LimitedTimeOffer(DateTimeOffset expiresAt) => Component(new LimitedTimeOfferComponent(expiresAt));

    /// <summary>Sets where a tap on the message itself leads.</summary>
    /// <param name="url">The page.</param>
    /// <param name="title">What it is called.</param>
    public TBuilder TapTarget(string url, string title) => Component(new TapTargetComponent(url, title));

    /// <summary>Adds a component of any kind, also one in JSON of your own (<see cref="RawTemplateComponent"/>).</summary>
    /// <param name="component">The component.</param>
    public TBuilder Component(TemplateComponent component)
    {
        _more.Add(component ?? throw new ArgumentNullException(nameof(component)));
        return (TBuilder)this;
    }

    /// <summary>Checks every rule that can be known and returns the message.</summary>
    /// <exception cref="KapsoValidationException">Rules are broken; the exception lists all of them.</exception>
    public TemplateMessage Build()
    {
        TemplateMessage message = new(_name, _language)
        {
            Components = [.. Parts, .. _more, .. _cards.Count == 0 ? Array.Empty<TemplateComponent>() : [new CarouselComponent([.. _cards])]],
            IsAuthentication = IsAuthentication,
        };
        Rules rules = Rules.Start();
        message.Check(rules);
        CheckMore(rules, message);
        rules.ThrowIfBroken();
        return message;
    }

    private protected virtual bool IsAuthentication => false;

    private protected abstract TCard NewCard();

    /// <summary>Checks what is known about the template besides its name.</summary>
    private protected virtual void CheckMore(Rules rules, TemplateMessage message)
    {
    }
}

/// <summary>Fills a template whose placeholders have names, such as <c>{{customer_name}}</c>.</summary>
public sealed class NamedTemplateBuilder : TemplateBuilder<NamedTemplateBuilder, NamedTemplateCardBuilder>
{
    internal NamedTemplateBuilder(string name, string language)
        : base(name, language)
    {
    }

    /// <summary>Fills the placeholder of a text header.</summary>
    /// <param name="parameterName">The placeholder's name, without the braces.</param>
    /// <param name="text">The value.</param>
    public NamedTemplateBuilder Header(string parameterName, string text) => AddHeader(new TextParameter(text) { ParameterName = parameterName ?? throw new ArgumentNullException(nameof(parameterName)) });

    /// <summary>Fills a placeholder of the body with a text.</summary>
    /// <param name="parameterName">The placeholder's name, without the braces.</param>
    /// <param name="text">The value.</param>
    public NamedTemplateBuilder Body(string parameterName, string text) => AddBody(new TextParameter(text) { ParameterName = parameterName ?? throw new ArgumentNullException(nameof(parameterName)) });

    /// <summary>Fills a placeholder of the body with an amount of money, shown as the reader's language writes it.</summary>
    /// <param name="parameterName">The placeholder's name, without the braces.</param>
    /// <param name="amount">The amount, to a thousandth.</param>
    /// <param name="code">The currency's three-letter code.</param>
    /// <param name="fallback">The text for readers whose app cannot show the amount.</param>
    public NamedTemplateBuilder BodyCurrency(string parameterName, decimal amount, string code, string fallback) =>
        AddBody(new CurrencyParameter(amount, code, fallback) { ParameterName = parameterName ?? throw new ArgumentNullException(nameof(parameterName)) });

    /// <summary>Fills a placeholder of the body with a date.</summary>
    /// <param name="parameterName">The placeholder's name, without the braces.</param>
    /// <param name="fallback">The date as it is shown.</param>
    public NamedTemplateBuilder BodyDateTime(string parameterName, string fallback) =>
        AddBody(new DateTimeParameter(fallback) { ParameterName = parameterName ?? throw new ArgumentNullException(nameof(parameterName)) });

    private protected override NamedTemplateCardBuilder NewCard() => new();
}

/// <summary>Fills a card of a template whose placeholders have names.</summary>
public sealed class NamedTemplateCardBuilder : TemplateComponentsBuilder<NamedTemplateCardBuilder>
{
    internal NamedTemplateCardBuilder()
    {
    }

    /// <summary>Fills a placeholder of the card's body.</summary>
    /// <param name="parameterName">The placeholder's name, without the braces.</param>
    /// <param name="text">The value.</param>
    public NamedTemplateCardBuilder Body(string parameterName, string text) => AddBody(new TextParameter(text) { ParameterName = parameterName ?? throw new ArgumentNullException(nameof(parameterName)) });
}

/// <summary>Fills a template whose placeholders are numbered, such as <c>{{1}}</c>.</summary>
public sealed class PositionalTemplateBuilder : TemplateBuilder<PositionalTemplateBuilder, PositionalTemplateCardBuilder>
{
    internal PositionalTemplateBuilder(string name, string language)
        : base(name, language)
    {
    }

    /// <summary>Fills the placeholder of a text header.</summary>
    /// <param name="text">The value.</param>
    public PositionalTemplateBuilder Header(string text) => AddHeader(new TextParameter(text));

    /// <summary>Fills the next placeholders of the body with texts.</summary>
    /// <param name="texts">The values, in their order.</param>
    public PositionalTemplateBuilder Body(params IReadOnlyList<string> texts) => AddBody(texts.Select(text => new TextParameter(text)));

    /// <summary>Fills the next placeholder of the body with an amount of money, shown as the reader's language writes it.</summary>
    /// <param name="amount">The amount, to a thousandth.</param>
    /// <param name="code">The currency's three-letter code.</param>
    /// <param name="fallback">The text for readers whose app cannot show the amount.</param>
    public PositionalTemplateBuilder BodyCurrency(decimal amount, string code, string fallback) => AddBody(new CurrencyParameter(amount, code, fallback));

    /// <summary>Fills the next placeholder of the body with a date.</summary>
    /// <param name="fallback">The date as it is shown.</param>
    public PositionalTemplateBuilder BodyDateTime(string fallback) => AddBody(new DateTimeParameter(fallback));

    private protected override PositionalTemplateCardBuilder NewCard() => new();
}

/// <summary>Fills a card of a template whose placeholders are numbered.</summary>
public sealed class PositionalTemplateCardBuilder : TemplateComponentsBuilder<PositionalTemplateCardBuilder>
{
    internal PositionalTemplateCardBuilder()
    {
    }

    /// <summary>Fills the next placeholders of the card's body.</summary>
    /// <param name="texts">The values, in their order.</param>
    public PositionalTemplateCardBuilder Body(params IReadOnlyList<string> texts) => AddBody(texts.Select(text => new TextParameter(text)));
}
