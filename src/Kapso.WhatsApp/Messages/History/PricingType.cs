using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>Whether and why a message is free.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<PricingType>))]
public readonly record struct PricingType(string Value) : IOpenEnum<PricingType>
{
    /// <summary>The message is charged.</summary>
    public static PricingType Regular { get; } = new("regular");

    /// <summary>Free: inside the customer service window.</summary>
    public static PricingType FreeCustomerService { get; } = new("free_customer_service");

    /// <summary>Free: inside the window that an ad or a page button opened.</summary>
    public static PricingType FreeEntryPoint { get; } = new("free_entry_point");

    /// <inheritdoc/>
    public static IReadOnlyList<PricingType> Known { get; } = [Regular, FreeCustomerService, FreeEntryPoint];

    static PricingType IOpenEnum<PricingType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
