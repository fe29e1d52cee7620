using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Something happened in the execution of a workflow.</summary>
public abstract record WorkflowExecutionEvent : WebhookEvent
{
    private protected WorkflowExecutionEvent()
    {
    }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The project.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The workflow.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>The execution.</summary>
    public string? WorkflowExecutionId { get; init; }

    /// <summary>How the execution stands.</summary>
    public string? Status { get; init; }

    /// <summary>The id that the execution was started with.</summary>
    public string? TrackingId { get; init; }

    /// <summary>The channel, for example <c>whatsapp</c>.</summary>
    public string? Channel { get; init; }

    /// <summary>The conversation.</summary>
    public string? WhatsappConversationId { get; init; }

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [OccurredAt];
}

/// <summary>A workflow handed over to a person. <c>workflow.execution.handoff</c></summary>
public sealed record WorkflowExecutionHandoffEvent : WorkflowExecutionEvent
{
    /// <summary>Why and by what.</summary>
    public WorkflowHandoff? Handoff { get; init; }
}

/// <summary>A workflow failed. <c>workflow.execution.failed</c></summary>
public sealed record WorkflowExecutionFailedEvent : WorkflowExecutionEvent
{
    /// <summary>Why.</summary>
    public WorkflowError? Error { get; init; }
}

/// <summary>Why a workflow handed over to a person.</summary>
public sealed record WorkflowHandoff : KapsoModel
{
    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>By what: <c>agent_tool</c> or <c>action_step</c>.</summary>
    public string? Source { get; init; }
}

/// <summary>Why a workflow failed.</summary>
public sealed record WorkflowError : KapsoModel
{
    /// <summary>In words.</summary>
    public string? Message { get; init; }
}

/// <summary>An event of the project's own. <c>project.event</c></summary>
public sealed record ProjectEventOccurred : WebhookEvent
{
    /// <summary>The id of the event.</summary>
    public string? Id { get; init; }

    /// <summary>The name that the project gave it, for example <c>order.paid</c>.</summary>
    [JsonPropertyName("name")]
    public string? EventName { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The project.</summary>
    public string? ProjectId { get; init; }

    /// <summary>The conversation that it was linked to.</summary>
    public string? ConversationId { get; init; }

    /// <summary>What was told with it.</summary>
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

    /// <summary>The id of the event.</summary>
    public string? Id { get; init; }

    /// <summary>When it happened.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The run.</summary>
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
public sealed record AgentRunCancelledEvent : AgentRunEvent;

/// <summary>A run of an agent.</summary>
public sealed record AgentRun : KapsoModel
{
    /// <summary>The run.</summary>
    public string? RunId { get; init; }

    /// <summary>The session that it belongs to.</summary>
    public string? SessionId { get; init; }

    /// <summary>How it stands.</summary>
    public string? Status { get; init; }

    /// <summary>The agent.</summary>
    public JsonElement? Agent { get; init; }

    /// <summary>What came of it.</summary>
    public JsonElement? Result { get; init; }

    /// <summary>What waits for approval.</summary>
    public JsonElement? PendingApproval { get; init; }

    /// <summary>Why it did not end well.</summary>
    public AgentRunError? Error { get; init; }

    /// <summary>What the run was started with.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Where to ask how it stands.</summary>
    public string? StatusUrl { get; init; }
}

/// <summary>Why a run did not end well.</summary>
public sealed record AgentRunError : KapsoModel
{
    /// <summary>The code: <c>run_failed</c> or <c>run_cancelled</c>.</summary>
    public string? Code { get; init; }

    /// <summary>In words.</summary>
    public string? Message { get; init; }
}
