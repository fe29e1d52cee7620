namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>The verification of a finding: what became of it after it was addressed or dismissed. In a list it has only status, trigger and end.</summary>
public sealed record FindingVerification : KapsoModel
{
    /// <summary>Gets the id of the verification, a UUID; null in a list of findings.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the status of the verification.</summary>
    public FindingVerificationStatus? Status { get; init; }

    /// <summary>Gets what started the verification.</summary>
    public FindingVerificationTrigger? TriggerType { get; init; }

    /// <summary>Gets the version of the workflow before the change; null when no workflow was changed.</summary>
    public int? FromWorkflowVersion { get; init; }

    /// <summary>Gets the version of the workflow after the change; null when no workflow was changed.</summary>
    public int? ToWorkflowVersion { get; init; }

    /// <summary>Gets when the verification began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when the verification ended; null while it has not.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>The verification that a finding has after it was marked as addressed, or dismissed.</summary>
public sealed record FindingVerificationState : KapsoModel
{
    /// <summary>Gets the id of the finding, a UUID.</summary>
    public required string FindingId { get; init; }

    /// <summary>Gets the id of the verification, a UUID.</summary>
    public string? VerificationId { get; init; }

    /// <summary>Gets the status of the verification.</summary>
    public FindingVerificationStatus? Status { get; init; }
}

/// <summary>Why a finding is dismissed, as a request says it.</summary>
internal sealed record FindingDismissal(FindingDismissalReason Reason, string Note) : Http.ICheckable
{
    void Http.ICheckable.Check(Rules rules)
    {
        rules.Required(Reason.Value, "reason");
        rules.Required(Note, "note");
    }
}
