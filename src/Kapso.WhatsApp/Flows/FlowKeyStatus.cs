using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>Whether a number's public key has a valid signature of its business.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowKeyStatus>))]
public readonly record struct FlowKeyStatus(string Value) : IOpenEnum<FlowKeyStatus>
{
    /// <summary>The signature is valid, and requests can be encrypted.</summary>
    public static FlowKeyStatus Valid { get; } = new("VALID");

    /// <summary>The signature does not match: upload the key again, as after registering the number again.</summary>
    public static FlowKeyStatus Mismatch { get; } = new("MISMATCH");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowKeyStatus> Known { get; } = [Valid, Mismatch];

    static FlowKeyStatus IOpenEnum<FlowKeyStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
