using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>
/// A finding: a project event that occurs more or less often than before, or again and again, with what is known about it. Where it is a related finding, or the subject of evidence, the server
/// sends its numbers alone.
/// </summary>
public sealed record Finding : KapsoModel
{
    /// <summary>Gets the id of the finding, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets what the finding was made of: <c>project_event</c>.</summary>
    public string? SourceType { get; init; }

    /// <summary>Gets the key of the source, by which the server knows it.</summary>
    public string? SourceKey { get; init; }

    /// <summary>Gets the name of the project event behind the finding.</summary>
    public string? SignalName { get; init; }

    /// <summary>Gets how the signal changed.</summary>
    public FindingDirection? Direction { get; init; }

    /// <summary>Gets the status of the finding.</summary>
    public FindingStatus? Status { get; init; }

    /// <summary>Gets how many conversations or events are affected.</summary>
    public int? AffectedCount { get; init; }

    /// <summary>Gets how many were affected in the period that the finding is compared with; null when there is none.</summary>
    public int? BaselineCount { get; init; }

    /// <summary>Gets whether the counts are of conversations or of events.</summary>
    public FindingUnit? AffectedUnit { get; init; }

    /// <summary>Gets the share of the conversations in the current window that are affected, from 0 to 1.</summary>
    public double? CurrentRate { get; init; }

    /// <summary>Gets the share of the conversations that were affected in the period that the finding is compared with.</summary>
    public double? BaselineRate { get; init; }

    /// <summary>Gets the revision of the evidence, which goes up when new evidence arrives.</summary>
    public int? EvidenceRevision { get; init; }

    /// <summary>Gets when the signal was last observed.</summary>
    public DateTimeOffset? LastObservedAt { get; init; }

    /// <summary>Gets when the evidence last sufficed for the finding.</summary>
    public DateTimeOffset? LastQualifiedAt { get; init; }

    /// <summary>Gets the beginning of the window that the numbers are of.</summary>
    public DateTimeOffset? WindowStartAt { get; init; }

    /// <summary>Gets the end of the window that the numbers are of.</summary>
    public DateTimeOffset? WindowEndAt { get; init; }

    /// <summary>Gets the id of the workflow that the finding is about; null when it is about none.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>Gets the name of the workflow that the finding is about.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>Gets the latest verification; null when the finding was neither addressed nor dismissed.</summary>
    public FindingVerification? Verification { get; init; }

    /// <summary>Gets the other findings of the same group, at most 24.</summary>
    public IReadOnlyList<Finding> RelatedFindings { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the latest investigation; null when the finding was never investigated.</summary>
    public FindingInvestigation? Investigation { get; init; }
}
