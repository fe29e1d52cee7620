using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>A link in the chain between an application and WhatsApp.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<HealthEntityType>))]
public readonly record struct HealthEntityType(string Value) : IOpenEnum<HealthEntityType>
{
    /// <summary>The business's WhatsApp number.</summary>
    public static HealthEntityType PhoneNumber { get; } = new("PHONE_NUMBER");

    /// <summary>The WhatsApp business account.</summary>
    public static HealthEntityType BusinessAccount { get; } = new("WABA");

    /// <summary>The business portfolio that owns the account.</summary>
    public static HealthEntityType Business { get; } = new("BUSINESS");

    /// <summary>The application that is registered at Meta.</summary>
    public static HealthEntityType App { get; } = new("APP");

    /// <inheritdoc/>
    public static IReadOnlyList<HealthEntityType> Known { get; } = [PhoneNumber, BusinessAccount, Business, App];

    static HealthEntityType IOpenEnum<HealthEntityType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
