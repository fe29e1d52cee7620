namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>A finding as a list shows it.</summary>
public sealed record FindingSummary : KapsoModel
{
    /// <summary>Gets the id of the finding, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name of the project event behind the finding.</summary>
    public string? SignalName { get; init; }

    /// <summary>Gets how the signal changed.</summary>
    public FindingDirection? Direction { get; init; }

    /// <summary>Gets the status of the finding.</summary>
    public FindingStatus? Status { get; init; }

    /// <summary>Gets how many conversations or events are affected.</summary>
    public int? AffectedCount { get; init; }

    /// <summary>Gets whether <see cref="AffectedCount"/> counts conversations or events.</summary>
    public FindingUnit? AffectedUnit { get; init; }

    /// <summary>Gets when the signal was last observed.</summary>
    public DateTimeOffset? LastObservedAt { get; init; }

    /// <summary>Gets how many other findings belong to the same group.</summary>
    public int? RelatedFindingsCount { get; init; }

    /// <summary>Gets the latest investigation; null when the finding was never investigated.</summary>
    public FindingInvestigationSummary? Investigation { get; init; }

    /// <summary>Gets the latest verification; null when the finding was neither addressed nor dismissed.</summary>
    public FindingVerification? Verification { get; init; }
}

/// <summary>An investigation as a list of findings shows it.</summary>
public sealed record FindingInvestigationSummary : KapsoModel
{
    /// <summary>Gets the status of the investigation.</summary>
    public FindingInvestigationStatus? Status { get; init; }

    /// <summary>Gets whether a new investigation can be started.</summary>
    public bool? Retryable { get; init; }

    /// <summary>Gets why a new investigation can be started.</summary>
    public string? RetryReason { get; init; }

    /// <summary>Gets when the investigation ended; null while it has not.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Gets why the investigation failed, cut to 200 characters.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets the title of the most likely cause, cut to 100 characters.</summary>
    public string? CauseTitle { get; init; }

    /// <summary>Gets the summary of the result, cut to 200 characters.</summary>
    public string? Summary { get; init; }
}
