using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The price list entry that a message falls under.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<PricingCategory>))]
public readonly record struct PricingCategory(string Value) : IOpenEnum<PricingCategory>
{
    /// <summary>Priced as an authentication template.</summary>
    public static PricingCategory Authentication { get; } = new("authentication");

    /// <summary>Authentication template at the international rate.</summary>
    public static PricingCategory AuthenticationInternational { get; } = new("authentication-international");

    /// <summary>Priced as a marketing template.</summary>
    public static PricingCategory Marketing { get; } = new("marketing");

    /// <summary>Marketing template sent through the marketing messages API.</summary>
    public static PricingCategory MarketingLite { get; } = new("marketing_lite");

    /// <summary>Priced as a utility template.</summary>
    public static PricingCategory Utility { get; } = new("utility");

    /// <summary>Anything but a template, inside the customer service window.</summary>
    public static PricingCategory Service { get; } = new("service");

    /// <summary>Message in a conversation that an ad or a page button opened.</summary>
    public static PricingCategory ReferralConversion { get; } = new("referral_conversion");

    /// <summary>Marketing template in a group.</summary>
    public static PricingCategory GroupMarketing { get; } = new("group_marketing");

    /// <summary>Utility template in a group.</summary>
    public static PricingCategory GroupUtility { get; } = new("group_utility");

    /// <summary>Anything but a template in a group.</summary>
    public static PricingCategory GroupService { get; } = new("group_service");

    /// <summary>Message of a general-purpose AI assistant.</summary>
    public static PricingCategory GeneralPurposeAi { get; } = new("general_purpose_ai");

    /// <inheritdoc/>
    public static IReadOnlyList<PricingCategory> Known { get; } =
    [
        Authentication, AuthenticationInternational, Marketing, MarketingLite, Utility, Service, ReferralConversion,
        GroupMarketing, GroupUtility, GroupService, GeneralPurposeAi,
    ];

    static PricingCategory IOpenEnum<PricingCategory>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
