using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Templates.Checking;
using Kapso.WhatsApp.Validation;

namespace Kapso.WhatsApp.Templates;

/// <summary>Fills a template whose definition is known: what is missing, unknown or of the wrong kind is found before the call.</summary>
public sealed class DefinedTemplateBuilder : TemplateBuilder<DefinedTemplateBuilder, DefinedTemplateCardBuilder>
{
    private readonly TemplateNeeds _needs;
    private readonly List<string> _unknown = [];

    private DefinedTemplateBuilder(string name, string language, TemplateNeeds needs)
        : base(name, language) => _needs = needs;

    internal static DefinedTemplateBuilder Start(string? name, string? language, Node template)
    {
        TemplateNeeds needs = TemplateNeeds.Of(template);
        Rules rules = Rules.Start();
        rules.Required(name, "name");
        rules.Required(language, "language");
        if (!needs.HasBody)
        {
            rules.Add("components", "required", "the template's components must be known: get it with them", value: "no body");
        }

        rules.ThrowIfBroken();
        return new DefinedTemplateBuilder(name!, language!, needs);
    }

    private protected override bool IsAuthentication => _needs.IsAuthentication;

    /// <summary>Fills the placeholder with this name, in the header and in the body.</summary>
    /// <param name="parameterName">The placeholder's name, without the braces.</param>
    /// <param name="text">The value.</param>
    public DefinedTemplateBuilder Set(string parameterName, string text) => Set(parameterName, name => new TextParameter(text) { ParameterName = name });

    /// <summary>Fills the placeholder with this name with an amount of money, shown as the reader's language writes it.</summary>
    /// <param name="parameterName">The placeholder's name, without the braces.</param>
    /// <param name="amount">The amount, to a thousandth.</param>
    /// <param name="code">The currency's three-letter code.</param>
    /// <param name="fallback">The text for readers whose app cannot show the amount.</param>
    public DefinedTemplateBuilder SetCurrency(string parameterName, decimal amount, string code, string fallback) =>
        Set(parameterName, name => new CurrencyParameter(amount, code, fallback) { ParameterName = name });

    /// <summary>Fills the placeholder with this name with a date.</summary>
    /// <param name="parameterName">The placeholder's name, without the braces.</param>
    /// <param name="fallback">The date as it is shown.</param>
    public DefinedTemplateBuilder SetDateTime(string parameterName, string fallback) =>
        Set(parameterName, name => new DateTimeParameter(fallback) { ParameterName = name });

    /// <summary>Fills the numbered placeholder of a text header.</summary>
    /// <param name="text">The value.</param>
    public DefinedTemplateBuilder Header(string text) => AddHeader(new TextParameter(text));

    /// <summary>Fills the next numbered placeholders of the body.</summary>
    /// <param name="texts">The values, in their order.</param>
    public DefinedTemplateBuilder Body(params IReadOnlyList<string> texts) => AddBody(texts.Select(text => new TextParameter(text)));

    /// <summary>Fills the next numbered placeholder of the body with an amount of money.</summary>
    /// <param name="amount">The amount, to a thousandth.</param>
    /// <param name="code">The currency's three-letter code.</param>
    /// <param name="fallback">The text for readers whose app cannot show the amount.</param>
    public DefinedTemplateBuilder BodyCurrency(decimal amount, string code, string fallback) => AddBody(new CurrencyParameter(amount, code, fallback));

    /// <summary>Fills the next numbered placeholder of the body with a date.</summary>
    /// <param name="fallback">The date as it is shown.</param>
    public DefinedTemplateBuilder BodyDateTime(string fallback) => AddBody(new DateTimeParameter(fallback));

    /// <summary>Sets the one-time code of an authentication template, which goes into its body and its button.</summary>
    /// <param name="code">The code: 1 to <see cref="TemplateMessage.MaxAuthenticationCodeLength"/> characters, without a web address or an emoji.</param>
    /// <exception cref="KapsoValidationException">The code breaks a rule.</exception>
    public DefinedTemplateBuilder AuthenticationCode(string code)
    {
        TemplateMessage.CheckAuthenticationCode(code);
        return AddBody(new TextParameter(code)).UrlButton(0, code);
    }

    private protected override DefinedTemplateCardBuilder NewCard() => new();

    // WhatsApp refuses a message without the component of a flow button (131009), though nothing in it has to be given.
    private protected override IEnumerable<TemplateComponent> Defaults(IReadOnlyList<TemplateComponent> given) =>
        _needs.Buttons.Where(button => button.Type is "FLOW" && !TemplateFit.HasButton(given, button.Index)).Select(static button => ButtonComponent.Action(button.Index, new FlowParameter()));

    private protected override void CheckMore(Rules rules, TemplateMessage message)
    {
        foreach (string name in _unknown)
        {
            string hint = _needs.Style is PlaceholderStyle.Numbered ? "its placeholders are numbered: use Header and Body" : $"it has {string.Join(", ", _needs.Header.Concat(_needs.Body).Distinct())}";
            rules.Add("body", "parameter-unknown", $"the template has no placeholder {Rules.Shown(name)}; {hint}", value: Rules.Shown(name));
        }

        TemplateFit.Check(rules, _needs, message);
    }

    private DefinedTemplateBuilder Set(string parameterName, Func<string, PlaceholderParameter> make)
    {
        ArgumentNullException.ThrowIfNull(parameterName);
        bool named = _needs.Style is PlaceholderStyle.Named;
        bool inHeader = named && _needs.Header.Contains(parameterName);
        bool inBody = named && _needs.Body.Contains(parameterName);
        if (inHeader)
        {
            AddHeader(make(parameterName));
        }

        if (inBody)
        {
            AddBody(make(parameterName));
        }

        if (!inHeader && !inBody)
        {
            _unknown.Add(parameterName);
        }

        return this;
    }
}

/// <summary>Fills a card of a template whose definition is known.</summary>
public sealed class DefinedTemplateCardBuilder : TemplateComponentsBuilder<DefinedTemplateCardBuilder>
{
    internal DefinedTemplateCardBuilder()
    {
    }

    /// <summary>Fills the placeholder of the card's body with this name.</summary>
    /// <param name="parameterName">The placeholder's name, without the braces.</param>
    /// <param name="text">The value.</param>
    public DefinedTemplateCardBuilder Set(string parameterName, string text) =>
        AddBody(new TextParameter(text) { ParameterName = parameterName ?? throw new ArgumentNullException(nameof(parameterName)) });

    /// <summary>Fills the next numbered placeholders of the card's body.</summary>
    /// <param name="texts">The values, in their order.</param>
    public DefinedTemplateCardBuilder Body(params IReadOnlyList<string> texts) => AddBody(texts.Select(text => new TextParameter(text)));
}
