using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Templates;

/// <summary>The common methods of the builders of all templates.</summary>
/// <typeparam name="TBuilder">The builder itself.</typeparam>
public abstract class DefinitionBuilder<TBuilder>
    where TBuilder : DefinitionBuilder<TBuilder>
{
    private readonly string _name;
    private readonly string _language;
    private readonly TemplateCategory _category;
    private readonly List<ComponentDefinition> _parts = [];
    private readonly List<ButtonDefinition> _buttons = [];
    private TimeSpan? _timeToLive;

    private protected DefinitionBuilder(string name, string language, TemplateCategory category)
    {
        _name = name ?? throw new ArgumentNullException(nameof(name));
        _language = language ?? throw new ArgumentNullException(nameof(language));
        _category = category;
    }

    private protected TemplateParameterFormat? ParameterFormat { get; set; }

    private protected virtual TemplateDisplayFormat? DisplayFormat => null;

    /// <summary>Sets how long WhatsApp tries to deliver a message; see <see cref="TemplateDefinition.MessageSendTtl"/> for the bounds.</summary>
    /// <param name="time">The time, in whole seconds.</param>
    public TBuilder TimeToLive(TimeSpan time)
    {
        _timeToLive = time;
        return (TBuilder)this;
    }

    /// <summary>Adds a part of any kind, also one in JSON of your own (<see cref="UnknownComponentDefinition"/>).</summary>
    /// <param name="component">The part.</param>
    public TBuilder Component(ComponentDefinition component)
    {
        _parts.Add(component ?? throw new ArgumentNullException(nameof(component)));
        return (TBuilder)this;
    }

    /// <summary>Adds a button of any kind, also one in JSON of your own (<see cref="UnknownButtonDefinition"/>).</summary>
    /// <param name="button">The button.</param>
    public TBuilder Button(ButtonDefinition button)
    {
        _buttons.Add(button ?? throw new ArgumentNullException(nameof(button)));
        return (TBuilder)this;
    }

    /// <summary>Checks every rule that can be known before Meta's review and returns the template.</summary>
    /// <exception cref="KapsoValidationException">Rules are broken; the exception lists all of them.</exception>
    public TemplateDefinition Build()
    {
        ComponentDefinition[] parts = [.. _parts, .. LastParts, .. _buttons.Count == 0 ? Array.Empty<ComponentDefinition>() : [new ButtonsDefinition { Buttons = [.. _buttons] }]];
        TemplateDefinition definition = new()
        {
            Name = _name,
            Language = _language,
            Category = _category,
            ParameterFormat = ParameterFormat,
            DisplayFormat = DisplayFormat,
            Components = [.. parts.OrderBy(PlaceOf)],
            MessageSendTtl = _timeToLive,
        };
        Rules rules = Rules.Start();
        ((ICheckable)definition).Check(rules);
        rules.ThrowIfBroken();
        return definition;
    }

    /// <summary>Parts that are put together only at the end.</summary>
    private protected virtual IEnumerable<ComponentDefinition> LastParts => [];

    private protected IReadOnlyList<ButtonDefinition> Buttons => _buttons;

    // The parts have an order on the wire, whatever order they were named in.
    private static int PlaceOf(ComponentDefinition part) => part switch
    {
        HeaderDefinition => 0,
        LimitedTimeOfferDefinition => 1,
        BodyDefinition => 2,
        FooterDefinition => 3,
        ButtonsDefinition or CarouselDefinition => 4,
        _ => 5,
    };
}
