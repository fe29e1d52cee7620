using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>The status of a finding.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FindingStatus>))]
public readonly record struct FindingStatus(string Value) : IOpenEnum<FindingStatus>
{
    /// <summary>The finding is a candidate: there is some evidence for it.</summary>
    public static FindingStatus Candidate { get; } = new("candidate");

    /// <summary>The finding is open: there is enough evidence for it.</summary>
    public static FindingStatus Open { get; } = new("open");

    /// <summary>The signal is quiet; lists leave the finding out, and it can still be read by its id.</summary>
    public static FindingStatus Quiet { get; } = new("quiet");

    /// <inheritdoc/>
    public static IReadOnlyList<FindingStatus> Known { get; } = [Candidate, Open, Quiet];

    static FindingStatus IOpenEnum<FindingStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
