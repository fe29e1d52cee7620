using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>
/// The evidence for a finding, also that of the findings of its group. It is capped: 100 events, 50 affected conversations and 20 to compare with, 20 kinds of other events and 25 findings
/// of the group; <see cref="Coverage"/> says how much of it is here.
/// </summary>
public sealed record FindingEvidence : KapsoModel
{
    /// <summary>Gets why the evidence cannot be read at the moment; null when it was read. When it is set, only <see cref="SourceType"/> and <see cref="SourceKey"/> are set besides.</summary>
    public string? Error { get; init; }

    /// <summary>Gets the kind of the source that cannot be read; null when the evidence was read.</summary>
    public string? SourceType { get; init; }

    /// <summary>Gets the key of the source that cannot be read; null when the evidence was read.</summary>
    public string? SourceKey { get; init; }

    /// <summary>Gets the finding in numbers.</summary>
    public Finding? Finding { get; init; }

    /// <summary>Gets the definition of the events; null when they have none.</summary>
    public FindingEventDefinition? EventDefinition { get; init; }

    /// <summary>Gets how much of the evidence is here.</summary>
    public FindingCoverage? Coverage { get; init; }

    /// <summary>Gets the workflow that the finding is about; null when it is about none.</summary>
    public FindingWorkflow? Workflow { get; init; }

    /// <summary>Gets the numbers of each day.</summary>
    public IReadOnlyList<FindingDay> DailyHistory { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the events that the finding was made of.</summary>
    public IReadOnlyList<FindingEvent> SourceEvents { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the ids of conversations in which the event occurred.</summary>
    public IReadOnlyList<string> AffectedConversationIds { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the ids of conversations in which the event did not occur, to compare with.</summary>
    public IReadOnlyList<string> ComparisonConversationIds { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets other events that occurred in the same conversations.</summary>
    public IReadOnlyList<FindingCoOccurringEvent> CoOccurringEvents { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the other findings of the group.</summary>
    public IReadOnlyList<Finding> GroupedFindings { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the evidence for each finding of the group, of which the server leaves out what the findings of a group share: coverage, workflow, comparison.</summary>
    public IReadOnlyList<FindingEvidence> EvidenceByFinding { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets what was recorded after the investigation before; only while an investigation is repeated.</summary>
    public IReadOnlyList<NewFindingEvidence> NewEvidence { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets older context, as JSON; only while an investigation is repeated, and empty at present.</summary>
    public IReadOnlyList<JsonElement> HistoricalContext { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets what of the evidence is new; null unless an investigation is repeated.</summary>
    public FindingEvidenceSummary? EvidenceSummary { get; init; }
}

/// <summary>How much of the evidence a response holds.</summary>
public sealed record FindingCoverage : KapsoModel
{
    /// <summary>Gets how many events the finding was made of.</summary>
    public int? SourceEventCount { get; init; }

    /// <summary>Gets how many of these events are in the response.</summary>
    public int? SourceEventsReturned { get; init; }

    /// <summary>Gets how many affected conversations are in the response.</summary>
    public int? AffectedConversationsReturned { get; init; }

    /// <summary>Gets how many conversations to compare with are in the response.</summary>
    public int? ComparisonConversationsReturned { get; init; }

    /// <summary>Gets how many events a response holds at most.</summary>
    public int? SourceEventLimit { get; init; }

    /// <summary>Gets how many affected conversations a response holds at most.</summary>
    public int? AffectedConversationLimit { get; init; }

    /// <summary>Gets how many conversations to compare with a response holds at most.</summary>
    public int? ComparisonConversationLimit { get; init; }

    /// <summary>Gets a remark on the coverage, in words.</summary>
    public string? Note { get; init; }

    /// <summary>Gets the time up to which the investigation before covered the evidence; only while an investigation is repeated.</summary>
    public DateTimeOffset? Cutoff { get; init; }

    /// <summary>Gets how the cut-off applies to each kind of source, in words; only while an investigation is repeated.</summary>
    public string? Freshness { get; init; }
}

/// <summary>What of the evidence is new since the investigation before.</summary>
public sealed record FindingEvidenceSummary : KapsoModel
{
    /// <summary>Gets the time up to which, inclusive, the evidence was investigated before.</summary>
    public DateTimeOffset? Cutoff { get; init; }

    /// <summary>Gets how many pieces of evidence are new.</summary>
    public int? NewItemCount { get; init; }
}

/// <summary>A piece of evidence that was recorded after the investigation before.</summary>
public sealed record NewFindingEvidence : KapsoModel
{
    /// <summary>Gets the id of the event or the conversation.</summary>
    public string? Id { get; init; }

    /// <summary>Gets when Kapso recorded it.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>Gets what it is: <c>project_event</c> or <c>conversation</c>.</summary>
    public string? SourceType { get; init; }

    /// <summary>Gets whether it is new since the investigation before.</summary>
    public bool? NewSincePrevious { get; init; }
}
