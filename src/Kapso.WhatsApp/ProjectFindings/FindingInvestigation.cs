using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>An investigation of a finding: Kapso looks for the cause and for what can be done.</summary>
public sealed record FindingInvestigation : KapsoModel
{
    /// <summary>Gets the id of the investigation, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the status of the investigation.</summary>
    public FindingInvestigationStatus? Status { get; init; }

    /// <summary>Gets whether a new investigation can be started.</summary>
    public bool? Retryable { get; init; }

    /// <summary>Gets why a new investigation can be started.</summary>
    public string? RetryReason { get; init; }

    /// <summary>Gets why the investigation failed; null when it did not.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets when the investigation was requested.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the investigation ended; null while it has not.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Gets the id of the workflow that was investigated; null when there is none.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>Gets the name of the workflow that was investigated.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>Gets the result; its members are empty while there is none.</summary>
    public FindingInvestigationResult? Result { get; init; }

    /// <summary>Gets whether the investigation has ended, with a result or without; false for a status that this version does not know.</summary>
    [JsonIgnore]
    public bool HasEnded =>
        Status == FindingInvestigationStatus.Completed || Status == FindingInvestigationStatus.Failed || Status == FindingInvestigationStatus.TimedOut;
}

/// <summary>An investigation that was requested.</summary>
public sealed record FindingInvestigationState : KapsoModel
{
    /// <summary>Gets the id of the finding, a UUID.</summary>
    public required string FindingId { get; init; }

    /// <summary>Gets the id of the investigation, a UUID.</summary>
    public string? InvestigationId { get; init; }

    /// <summary>Gets the status of the investigation.</summary>
    public FindingInvestigationStatus? Status { get; init; }
}

/// <summary>The result of an investigation.</summary>
public sealed record FindingInvestigationResult : KapsoModel
{
    /// <summary>Gets the result in a few sentences; null when there is none.</summary>
    public string? Summary { get; init; }

    /// <summary>Gets other explanations that the evidence allows.</summary>
    public IReadOnlyList<string> AlternativeExplanations { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets what the investigation could not look at.</summary>
    public IReadOnlyList<string> CoverageLimitations { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the parts of the application that are affected.</summary>
    public IReadOnlyList<string> AffectedComponents { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the causes that were found, the most likely one first.</summary>
    public IReadOnlyList<FindingCause> Causes { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets what can be done; exactly one of the fixes is the primary one.</summary>
    public IReadOnlyList<FindingSuggestedFix> SuggestedFixes { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets how the result compares with the one before; null unless an investigation was repeated on newer evidence.</summary>
    public FindingChange? ChangeSincePrevious { get; init; }
}

/// <summary>How the result of a repeated investigation compares with the one before.</summary>
public sealed record FindingChange : KapsoModel
{
    /// <summary>Gets the kind of the change.</summary>
    public FindingChangeStatus? Status { get; init; }

    /// <summary>Gets the change in words, at most 300 characters.</summary>
    public string? Explanation { get; init; }
}

/// <summary>A cause that an investigation found.</summary>
public sealed record FindingCause : KapsoModel
{
    /// <summary>Gets the title of the cause, in a few words.</summary>
    public string? Title { get; init; }

    /// <summary>Gets how the cause leads to what was found.</summary>
    public string? Explanation { get; init; }

    /// <summary>Gets how sure the investigation is of the cause.</summary>
    public FindingConfidence? Confidence { get; init; }

    /// <summary>Gets the evidence for the cause.</summary>
    public IReadOnlyList<FindingEvidenceReference> EvidenceReferences { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>A fix that an investigation suggests.</summary>
public sealed record FindingSuggestedFix : KapsoModel
{
    /// <summary>Gets the title of the fix, in a few words.</summary>
    public string? Title { get; init; }

    /// <summary>Gets whether the fix is the one to make first.</summary>
    public FindingFixPriority? Priority { get; init; }

    /// <summary>Gets where the fix is to be made.</summary>
    public FindingFixCategory? Category { get; init; }

    /// <summary>Gets what to change, in words.</summary>
    public string? Change { get; init; }

    /// <summary>Gets how to verify that the fix works.</summary>
    public string? Verification { get; init; }

    /// <summary>Gets what is to be changed, and where it is.</summary>
    public FindingFixTarget? Target { get; init; }

    /// <summary>Gets the evidence for the fix.</summary>
    public IReadOnlyList<FindingEvidenceReference> EvidenceReferences { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>What a suggested fix changes.</summary>
public sealed record FindingFixTarget : KapsoModel
{
    /// <summary>Gets the name of what is changed, for example that of a workflow.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the place in it, for example a node of a workflow.</summary>
    public string? Location { get; init; }
}

/// <summary>A piece of evidence that a cause or a fix refers to.</summary>
public sealed record FindingEvidenceReference : KapsoModel
{
    /// <summary>Gets the kind of the evidence, for example <c>project_event</c>.</summary>
    public string? SourceType { get; init; }

    /// <summary>Gets the id of the evidence.</summary>
    public string? SourceId { get; init; }

    /// <summary>Gets what was observed there.</summary>
    public string? Observation { get; init; }

    /// <summary>Gets when it was observed.</summary>
    public DateTimeOffset? OccurredAt { get; init; }
}
