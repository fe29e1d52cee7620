using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>A project event that a finding was made of.</summary>
public sealed record FindingEvent : KapsoModel
{
    /// <summary>Gets the id of the event, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name of the event, for example <c>order.paid</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets when Kapso recorded the event.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>Gets when the event happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Gets the id of the conversation that the event is linked to; null when it is linked to none.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Gets the properties that the event was recorded with, by their names.</summary>
    public IReadOnlyDictionary<string, ScalarValue> Properties { get => field ?? ReadOnlyDictionary<string, ScalarValue>.Empty; init; }

    /// <summary>Gets the number of the business over which the conversation was held; null when the event is linked to no conversation.</summary>
    [JsonPropertyName("whatsapp_config")]
    public FindingPhoneNumber? PhoneNumber { get; init; }

    /// <summary>Gets the execution of a workflow that recorded the event; null when none did.</summary>
    public FindingEventWorkflow? SourceWorkflow { get; init; }
}

/// <summary>The number of the business over which a conversation was held.</summary>
public sealed record FindingPhoneNumber : KapsoModel
{
    /// <summary>Gets Kapso's own id of the number's configuration, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the kind of the number, for example <c>production</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Gets the name of the number in Kapso.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the phone number of the business.</summary>
    public string? BusinessPhoneNumber { get; init; }

    /// <summary>Gets Meta's id of the phone number, by which other operations name it.</summary>
    [JsonPropertyName("meta_phone_number_id")]
    public string? PhoneNumberId { get; init; }
}

/// <summary>The execution of a workflow that recorded an event.</summary>
public sealed record FindingEventWorkflow : KapsoModel
{
    /// <summary>Gets the id of the workflow, a UUID.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>Gets the id of the execution, a UUID.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>Gets the id of the snapshot of the workflow that was executed.</summary>
    public string? SnapshotId { get; init; }

    /// <summary>Gets the version of the workflow that was executed.</summary>
    public int? SnapshotVersion { get; init; }

    /// <summary>Gets whether the execution was a test.</summary>
    public bool? TestMode { get; init; }
}

/// <summary>The definition of the events that a finding was made of.</summary>
public sealed record FindingEventDefinition : KapsoModel
{
    /// <summary>Gets the id of the definition, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name of the events, for example <c>order.paid</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the name that is shown for the events.</summary>
    public string? DisplayName { get; init; }

    /// <summary>Gets what the events mean.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the declared properties, as JSON.</summary>
    public JsonElement? PropertySchema { get; init; }
}

/// <summary>The numbers of one day.</summary>
public sealed record FindingDay : KapsoModel
{
    /// <summary>Gets the day that the numbers are of.</summary>
    [JsonPropertyName("bucket_on")]
    public DateOnly? Day { get; init; }

    /// <summary>Gets how many events occurred on the day.</summary>
    public int? EventCount { get; init; }

    /// <summary>Gets in how many conversations they occurred.</summary>
    public int? ConversationCount { get; init; }
}

/// <summary>Another event that occurred in the same conversations.</summary>
public sealed record FindingCoOccurringEvent : KapsoModel
{
    /// <summary>Gets the name of the event.</summary>
    public string? Name { get; init; }

    /// <summary>Gets how often the event occurred.</summary>
    public int? EventCount { get; init; }

    /// <summary>Gets when Kapso recorded it; only while an investigation is repeated.</summary>
    public DateTimeOffset? ObservedAt { get; init; }
}

/// <summary>The workflow that a finding is about.</summary>
public sealed record FindingWorkflow : KapsoModel
{
    /// <summary>Gets the id of the workflow, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name of the workflow.</summary>
    public string? Name { get; init; }
}
