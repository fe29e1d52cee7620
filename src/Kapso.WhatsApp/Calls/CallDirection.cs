using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>Whether a customer or the business called.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<CallDirection>))]
public readonly record struct CallDirection(string Value) : IOpenEnum<CallDirection>
{
    /// <summary>A customer called the business.</summary>
    public static CallDirection Inbound { get; } = new("inbound");

    /// <summary>The business called a customer.</summary>
    public static CallDirection Outbound { get; } = new("outbound");

    /// <inheritdoc/>
    public static IReadOnlyList<CallDirection> Known { get; } = [Inbound, Outbound];

    static CallDirection IOpenEnum<CallDirection>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
