using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>A part of a template: its header, its body, its buttons. What this version of the SDK does not know is an <see cref="UnknownComponentDefinition"/>.</summary>
[JsonConverter(typeof(ComponentDefinitionConverter))]
public abstract record ComponentDefinition : KapsoModel
{
    private protected ComponentDefinition()
    {
    }

    /// <summary>The kind on the wire, for example <c>BODY</c>.</summary>
    [JsonPropertyOrder(-1)]
    public string Type => Kind;

    private protected abstract string Kind { get; }
}

/// <summary>The header above the body: a text, a file, a location or a product.</summary>
public sealed record HeaderDefinition : ComponentDefinition
{
    /// <summary>The most characters the text of a header may have.</summary>
    public const int MaxTextLength = Checking.TemplateLimits.HeaderText;

    /// <summary>What the header shows: a text, a file or a location.</summary>
    public required HeaderFormat Format { get; init; }

    /// <summary>The text of a header with a text: 1 to <see cref="MaxTextLength"/> characters with at most one placeholder.</summary>
    public string? Text { get; init; }

    /// <summary>An example for the placeholder, or of the file.</summary>
    public ComponentExample? Example { get; init; }

    private protected override string Kind => "HEADER";
}

/// <summary>The text of a template.</summary>
public sealed record BodyDefinition : ComponentDefinition
{
    /// <summary>The most characters a body may have.</summary>
    public const int MaxTextLength = Checking.TemplateLimits.BodyText;

    /// <summary>The most characters the body beside a limited-time offer may have.</summary>
    public const int MaxOfferTextLength = Checking.TemplateLimits.OfferBodyText;

    /// <summary>The most characters the body of a carousel's card may have.</summary>
    public const int MaxCardTextLength = Checking.TemplateLimits.CardBodyText;

    /// <summary>The text: 1 to <see cref="MaxTextLength"/> characters; must not begin or end with a placeholder. Null in an authentication template, whose text is WhatsApp's own.</summary>
    public string? Text { get; init; }

    /// <summary>An example for every placeholder.</summary>
    public ComponentExample? Example { get; init; }

    /// <summary>Whether an authentication template advises not to share the code.</summary>
    public bool? AddSecurityRecommendation { get; init; }

    private protected override string Kind => "BODY";
}

/// <summary>The small text below the body.</summary>
public sealed record FooterDefinition : ComponentDefinition
{
    /// <summary>The most characters a footer may have.</summary>
    public const int MaxTextLength = Checking.TemplateLimits.FooterText;

    /// <summary>The longest time that a one-time code can be said to be valid: 90 minutes.</summary>
    public static readonly TimeSpan MaxCodeExpiration = TimeSpan.FromMinutes(Checking.TemplateLimits.MaxCodeExpirationMinutes);

    /// <summary>The text: 1 to <see cref="MaxTextLength"/> characters without placeholders. Null in an authentication template.</summary>
    public string? Text { get; init; }

    /// <summary>The time for which the code of an authentication template is said to be valid, in whole minutes: 1 minute to <see cref="MaxCodeExpiration"/>.</summary>
    [JsonPropertyName("code_expiration_minutes"), JsonConverter(typeof(MinutesConverter))]
    public TimeSpan? CodeExpiration { get; init; }

    private protected override string Kind => "FOOTER";
}

/// <summary>The buttons below a template or a card.</summary>
public sealed record ButtonsDefinition : ComponentDefinition
{
    /// <summary>The most buttons a template may have.</summary>
    public const int MaxButtons = Checking.TemplateLimits.Buttons;

    /// <summary>The buttons, 1 to <see cref="MaxButtons"/>; quick replies are next to each other, before or after all others.</summary>
    public IReadOnlyList<ButtonDefinition> Buttons { get => field ?? []; init => field = value.WithoutNulls(); }

    private protected override string Kind => "BUTTONS";
}

/// <summary>Cards side by side. All have the same parts.</summary>
public sealed record CarouselDefinition : ComponentDefinition
{
    /// <summary>The least number of cards in a carousel.</summary>
    public const int MinCards = Checking.TemplateLimits.MinCards;

    /// <summary>The greatest number of cards in a carousel.</summary>
    public const int MaxCards = Checking.TemplateLimits.MaxCards;

    /// <summary>The cards, <see cref="MinCards"/> to <see cref="MaxCards"/>. With products two are enough: more can be sent.</summary>
    public IReadOnlyList<CardDefinition> Cards { get => field ?? []; init => field = value.WithoutNulls(); }

    private protected override string Kind => "CAROUSEL";
}

/// <summary>A card of a carousel.</summary>
public sealed record CardDefinition : KapsoModel
{
    /// <summary>Its header with a picture, a video or a product, its body and its buttons.</summary>
    public IReadOnlyList<ComponentDefinition> Components { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>The line that says how long an offer is open; marketing templates only.</summary>
public sealed record LimitedTimeOfferDefinition : ComponentDefinition
{
    /// <summary>The offer that the component announces.</summary>
    [JsonPropertyName("limited_time_offer")]
    public required LimitedTimeOffer Offer { get; init; }

    private protected override string Kind => "LIMITED_TIME_OFFER";
}

/// <summary>The text and the countdown of a limited-time offer.</summary>
public sealed record LimitedTimeOffer : KapsoModel
{
    /// <summary>The most characters the text may have.</summary>
    public const int MaxTextLength = Checking.TemplateLimits.OfferText;

    /// <summary>The text: 1 to <see cref="MaxTextLength"/> characters.</summary>
    public required string Text { get; init; }

    /// <summary>Whether the remaining time is shown.</summary>
    public bool? HasExpiration { get; init; }
}

/// <summary>Asks the reader to allow calls from the business.</summary>
public sealed record CallPermissionRequestDefinition : ComponentDefinition
{
    private protected override string Kind => "CALL_PERMISSION_REQUEST";
}

/// <summary>A part of a kind that this version of the SDK does not know, or a known kind with an unexpected structure. It is sent unchanged.</summary>
public sealed record UnknownComponentDefinition : ComponentDefinition
{
    /// <summary>The whole part, an object with its <c>type</c>.</summary>
    [JsonIgnore]
    public JsonElement Json { get; init; }

    private protected override string Kind => RawJson.TypeOf(Json);
}
