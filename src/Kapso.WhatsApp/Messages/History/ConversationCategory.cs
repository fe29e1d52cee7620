using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>What opened a conversation that WhatsApp bills.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ConversationCategory>))]
public readonly record struct ConversationCategory(string Value) : IOpenEnum<ConversationCategory>
{
    /// <summary>A conversation that an authentication template opened.</summary>
    public static ConversationCategory Authentication { get; } = new("authentication");

    /// <summary>An authentication template at the international rate.</summary>
    public static ConversationCategory AuthenticationInternational { get; } = new("authentication_international");

    /// <summary>A conversation that a marketing template opened.</summary>
    public static ConversationCategory Marketing { get; } = new("marketing");

    /// <summary>A marketing template sent through the marketing messages API.</summary>
    public static ConversationCategory MarketingLite { get; } = new("marketing_lite");

    /// <summary>A conversation that a utility template opened.</summary>
    public static ConversationCategory Utility { get; } = new("utility");

    /// <summary>A message of the customer.</summary>
    public static ConversationCategory Service { get; } = new("service");

    /// <summary>An ad or a page button.</summary>
    public static ConversationCategory ReferralConversion { get; } = new("referral_conversion");

    /// <inheritdoc/>
    public static IReadOnlyList<ConversationCategory> Known { get; } =
    [
        Authentication, AuthenticationInternational, Marketing, MarketingLite, Utility, Service, ReferralConversion,
    ];

    static ConversationCategory IOpenEnum<ConversationCategory>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
