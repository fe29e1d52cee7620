using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The outcome of setting up the encryption of a number's flows.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowEncryptionStatus>))]
public readonly record struct FlowEncryptionStatus(string Value) : IOpenEnum<FlowEncryptionStatus>
{
    /// <summary>The encryption was set up by the call.</summary>
    public static FlowEncryptionStatus Success { get; } = new("success");

    /// <summary>The encryption had been set up before.</summary>
    public static FlowEncryptionStatus AlreadyConfigured { get; } = new("already_configured");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowEncryptionStatus> Known { get; } = [Success, AlreadyConfigured];

    static FlowEncryptionStatus IOpenEnum<FlowEncryptionStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
