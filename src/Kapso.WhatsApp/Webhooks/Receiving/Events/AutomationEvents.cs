using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Something happened in the execution of a workflow.</summary>
public abstract record WorkflowExecutionEvent : WebhookEvent
{
    private protected WorkflowExecutionEvent()
    {
    }

    /// <summary>When the event happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The id of the project at Kapso.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The id of the workflow at Kapso.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>The id of the execution at Kapso.</summary>
    public string? WorkflowExecutionId { get; init; }

    /// <summary>The status of the execution.</summary>
    public string? Status { get; init; }

    /// <summary>The id that the execution was started with.</summary>
    public string? TrackingId { get; init; }

    /// <summary>The channel, for example <c>whatsapp</c>.</summary>
    public string? Channel { get; init; }

    /// <summary>The id of the conversation that the workflow runs in.</summary>
    [JsonPropertyName("whatsapp_conversation_id")]
    public string? ConversationId { get; init; }

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [OccurredAt];
}

/// <summary>A workflow handed over to a person. <c>workflow.execution.handoff</c></summary>
public sealed record WorkflowExecutionHandoffEvent : WorkflowExecutionEvent
{
    /// <summary>The reason for the handoff and what started it.</summary>
    public WorkflowHandoff? Handoff { get; init; }
}

/// <summary>A workflow failed. <c>workflow.execution.failed</c></summary>
public sealed record WorkflowExecutionFailedEvent : WorkflowExecutionEvent
{
    /// <summary>The error with which the workflow failed.</summary>
    public WorkflowError? Error { get; init; }
}

/// <summary>The reason why a workflow handed over to a person.</summary>
public sealed record WorkflowHandoff : KapsoModel
{
    /// <summary>The reason for the handoff, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>What started the handoff: <c>agent_tool</c> or <c>action_step</c>.</summary>
    public string? Source { get; init; }
}

/// <summary>The error with which a workflow failed.</summary>
public sealed record WorkflowError : KapsoModel
{
    /// <summary>The message of the error, in words for people.</summary>
    public string? Message { get; init; }
}

/// <summary>An event of the project's own. <c>project.event</c></summary>
public sealed record ProjectEventOccurredEvent : WebhookEvent
{
    /// <summary>The id of the event, the same in each delivery.</summary>
    public string? Id { get; init; }

    /// <summary>The name that the project gave it, for example <c>order.paid</c>.</summary>
    [JsonPropertyName("name")]
    public string? EventName { get; init; }

    /// <summary>When the event happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The id of the project at Kapso.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The conversation that it was linked to.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The properties that the project gave the event, as JSON.</summary>
    public JsonElement? Properties { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => Id;

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [OccurredAt];
}

/// <summary>Something happened to a run of an agent that was started by the API.</summary>
public abstract record AgentRunEvent : WebhookEvent
{
    private protected AgentRunEvent()
    {
    }

    /// <summary>The id of the event, the same in each delivery.</summary>
    public string? Id { get; init; }

    /// <summary>When the event was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The agent run that the event is about.</summary>
    [JsonPropertyName("data")]
    public AgentRun? Run { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => Id;

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [CreatedAt, Run?.FinishedAt];
}

/// <summary>A run waits for approval. <c>kapso_agent.run.approval_required</c></summary>
public sealed record AgentRunApprovalRequiredEvent : AgentRunEvent;

/// <summary>A run was completed. <c>kapso_agent.run.completed</c></summary>
public sealed record AgentRunCompletedEvent : AgentRunEvent;

/// <summary>A run failed. <c>kapso_agent.run.failed</c></summary>
public sealed record AgentRunFailedEvent : AgentRunEvent;

/// <summary>A run was cancelled. <c>kapso_agent.run.cancelled</c></summary>
public sealed record AgentRunCanceledEvent : AgentRunEvent;

/// <summary>One run of an agent, from its start to its end.</summary>
public sealed record AgentRun : KapsoModel
{
    /// <summary>The id of the agent run.</summary>
    public string? RunId { get; init; }

    /// <summary>The id of the session that the run belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>The status of the run.</summary>
    public string? Status { get; init; }

    /// <summary>The agent that runs, as JSON.</summary>
    public JsonElement? Agent { get; init; }

    /// <summary>The result of the run, as JSON.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>The actions that wait for approval, as JSON.</summary>
    public JsonElement? PendingApproval { get; init; }

    /// <summary>The error, or null when the run was successful.</summary>
    public AgentRunError? Error { get; init; }

    /// <summary>The metadata that the run was started with, as JSON.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>When the run was requested.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the run began, or null when it has not.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the run ended, or null while it goes on.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>The address where the status of the run can be fetched.</summary>
    public string? StatusUrl { get; init; }
}

/// <summary>The error of a run that failed or was cancelled.</summary>
public sealed record AgentRunError : KapsoModel
{
    /// <summary>The code: <c>run_failed</c> or <c>run_cancelled</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The message of the error, in words for people.</summary>
    public string? Message { get; init; }
}
