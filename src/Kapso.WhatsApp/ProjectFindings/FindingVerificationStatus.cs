using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>What became of a finding after it was addressed or dismissed.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FindingVerificationStatus>))]
public readonly record struct FindingVerificationStatus(string Value) : IOpenEnum<FindingVerificationStatus>
{
    /// <summary>Kapso watches whether the signal improves.</summary>
    public static FindingVerificationStatus Monitoring { get; } = new("monitoring");

    /// <summary>The signal has improved.</summary>
    public static FindingVerificationStatus Resolved { get; } = new("resolved");

    /// <summary>The signal has not improved.</summary>
    public static FindingVerificationStatus NotImproved { get; } = new("not_improved");

    /// <summary>The finding was dismissed.</summary>
    public static FindingVerificationStatus Dismissed { get; } = new("dismissed");

    /// <inheritdoc/>
    public static IReadOnlyList<FindingVerificationStatus> Known { get; } = [Monitoring, Resolved, NotImproved, Dismissed];

    static FindingVerificationStatus IOpenEnum<FindingVerificationStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
