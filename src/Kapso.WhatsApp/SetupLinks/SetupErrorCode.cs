using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>The reason why a setup failed, as the failure redirect reports it.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<SetupErrorCode>))]
public readonly record struct SetupErrorCode(string Value) : IOpenEnum<SetupErrorCode>
{
    /// <summary>The customer's login at Facebook failed or was cancelled.</summary>
    public static SetupErrorCode FacebookAuthFailed { get; } = new("facebook_auth_failed");

    /// <summary>The number could not be verified.</summary>
    public static SetupErrorCode PhoneVerificationFailed { get; } = new("phone_verification_failed");

    /// <summary>The customer has as many WhatsApp business accounts as Meta allows.</summary>
    public static SetupErrorCode BusinessAccountLimitReached { get; } = new("waba_limit_reached");

    /// <summary>Meta's authorization could not be turned into access.</summary>
    public static SetupErrorCode TokenExchangeFailed { get; } = new("token_exchange_failed");

    /// <summary>The link's time is over; make a new one.</summary>
    public static SetupErrorCode LinkExpired { get; } = new("link_expired");

    /// <summary>The link was used before; make a new one.</summary>
    public static SetupErrorCode AlreadyUsed { get; } = new("already_used");

    /// <inheritdoc/>
    public static IReadOnlyList<SetupErrorCode> Known { get; } =
    [
        FacebookAuthFailed, PhoneVerificationFailed, BusinessAccountLimitReached, TokenExchangeFailed, LinkExpired, AlreadyUsed,
    ];

    static SetupErrorCode IOpenEnum<SetupErrorCode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
