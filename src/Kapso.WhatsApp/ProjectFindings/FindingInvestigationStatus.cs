using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>The status of an investigation.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FindingInvestigationStatus>))]
public readonly record struct FindingInvestigationStatus(string Value) : IOpenEnum<FindingInvestigationStatus>
{
    /// <summary>The investigation waits to be started.</summary>
    public static FindingInvestigationStatus Queued { get; } = new("queued");

    /// <summary>The investigation is under way.</summary>
    public static FindingInvestigationStatus Investigating { get; } = new("investigating");

    /// <summary>The investigation has ended with a result.</summary>
    public static FindingInvestigationStatus Completed { get; } = new("completed");

    /// <summary>The investigation has failed.</summary>
    public static FindingInvestigationStatus Failed { get; } = new("failed");

    /// <summary>The investigation took too long and was ended.</summary>
    public static FindingInvestigationStatus TimedOut { get; } = new("timed_out");

    /// <inheritdoc/>
    public static IReadOnlyList<FindingInvestigationStatus> Known { get; } = [Queued, Investigating, Completed, Failed, TimedOut];

    static FindingInvestigationStatus IOpenEnum<FindingInvestigationStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
