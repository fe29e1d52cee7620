using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>One execution of a workflow. Lists have only its summary; <see cref="WorkflowsClient.GetExecutionAsync"/> has all of it.</summary>
public sealed record WorkflowExecution : KapsoModel
{
    /// <summary>Gets the id of the execution, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the status of the execution.</summary>
    public WorkflowExecutionStatus? Status { get; init; }

    /// <summary>Gets when the execution started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when the execution ended; null while it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Gets when the last event of the execution took place.</summary>
    public DateTimeOffset? LastEventAt { get; init; }

    /// <summary>Gets the id that the server returned when the execution was started; null when it was started otherwise.</summary>
    public string? TrackingId { get; init; }

    /// <summary>Gets the id of the conversation that the workflow runs in; null when there is none.</summary>
    [JsonPropertyName("whatsapp_conversation_id")]
    public string? ConversationId { get; init; }

    /// <summary>Gets the workflow that is executed.</summary>
    public WorkflowReference? Workflow { get; init; }

    /// <summary>Gets the node at which the execution is; null when it is at none.</summary>
    public WorkflowStep? CurrentStep { get; init; }

    /// <summary>Gets why the execution failed, as the server keeps it; null when it did not, and in lists.</summary>
    public JsonElement? ErrorDetails { get; init; }

    /// <summary>
    /// Gets the id of the execution that waits for input: the execution's own, or that of a workflow which it has called; null when none waits, and in lists.
    /// <see cref="WorkflowsClient.ResumeAsync"/> takes the id of the first execution all the same.
    /// </summary>
    public string? ResumableExecutionId { get; init; }

    /// <summary>Gets the variables of the execution; null in lists.</summary>
    public WorkflowExecutionContext? ExecutionContext { get; init; }

    /// <summary>Gets the events of the execution, oldest first; empty in lists.</summary>
    public IReadOnlyList<WorkflowEvent> Events { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the id of the execution that was to be resumed, which is another one when a called workflow took the input; null elsewhere.</summary>
    public string? RequestedExecutionId { get; init; }

    /// <summary>Gets the id of the execution that called the one which was resumed; null when none did, and elsewhere.</summary>
    public string? ParentFlowExecutionId { get; init; }

    /// <summary>Gets whether nothing happens any more: the execution has ended, failed, or handed over to a person.</summary>
    [JsonIgnore]
    public bool HasEnded => Status is { } status && (status == WorkflowExecutionStatus.Ended || status == WorkflowExecutionStatus.Failed || status == WorkflowExecutionStatus.Handoff);

    /// <summary>Gets whether the execution waits for a reply, for <see cref="WorkflowsClient.ResumeAsync"/> or for a time.</summary>
    [JsonIgnore]
    public bool IsWaiting => Status == WorkflowExecutionStatus.Waiting;
}

/// <summary>The workflow that an execution belongs to.</summary>
public sealed record WorkflowReference : KapsoModel
{
    /// <summary>Gets the id of the workflow, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name of the workflow.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the status of the workflow.</summary>
    public WorkflowStatus? Status { get; init; }
}

/// <summary>A node of a workflow, as an execution refers to it.</summary>
public sealed record WorkflowStep : KapsoModel
{
    /// <summary>Gets the id that Kapso gave the node, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the id of the node in the graph (<see cref="WorkflowNode.Id"/>).</summary>
    public string? Identifier { get; init; }

    /// <summary>Gets Kapso's name for the kind of the node, for example <c>FlowWaitStep</c>.</summary>
    public string? StepableType { get; init; }

    /// <summary>Gets where the node is drawn.</summary>
    public WorkflowNodePosition? Position { get; init; }
}

/// <summary>An event in the history of an execution.</summary>
public sealed record WorkflowEvent : KapsoModel
{
    /// <summary>Gets the id of the event, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the type of the event.</summary>
    public WorkflowEventType? EventType { get; init; }

    /// <summary>Gets the label of the edge to follow, in events of transitions.</summary>
    public string? Direction { get; init; }

    /// <summary>Gets the label of the edge that was followed; null when none was.</summary>
    public string? EdgeLabel { get; init; }

    /// <summary>Gets when the event took place.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets what the type of the event tells further, as JSON.</summary>
    public JsonElement? Payload { get; init; }

    /// <summary>Gets the node that the event is about; null when it is about none.</summary>
    public WorkflowStep? Step { get; init; }
}
