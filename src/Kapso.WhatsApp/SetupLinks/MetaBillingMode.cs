using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>Who pays Meta for the messages of a connected account.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MetaBillingMode>))]
public readonly record struct MetaBillingMode(string Value) : IOpenEnum<MetaBillingMode>
{
    /// <summary>The customer, with a payment method at Meta of its own.</summary>
    public static MetaBillingMode CustomerManaged { get; } = new("customer_managed");

    /// <summary>Kapso's billing. Whether the account is eligible is checked after the connection, so setup may finish without it.</summary>
    public static MetaBillingMode PartnerManaged { get; } = new("partner_managed");

    /// <inheritdoc/>
    public static IReadOnlyList<MetaBillingMode> Known { get; } = [CustomerManaged, PartnerManaged];

    static MetaBillingMode IOpenEnum<MetaBillingMode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
