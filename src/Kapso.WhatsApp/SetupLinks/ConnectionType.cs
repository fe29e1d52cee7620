using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>How a number is connected.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ConnectionType>))]
public readonly record struct ConnectionType(string Value) : IOpenEnum<ConnectionType>
{
    /// <summary>Shared with the WhatsApp Business App; about 5 messages a second.</summary>
    public static ConnectionType Coexistence { get; } = new("coexistence");

    /// <summary>For the API alone; up to 1,000 messages a second.</summary>
    public static ConnectionType Dedicated { get; } = new("dedicated");

    /// <inheritdoc/>
    public static IReadOnlyList<ConnectionType> Known { get; } = [Coexistence, Dedicated];

    static ConnectionType IOpenEnum<ConnectionType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
