using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Workflows;

/// <summary>Which workflows to list. The server returns all of them as one page.</summary>
public sealed record WorkflowFilter : ListFilter
{
    /// <summary>Gets the status that workflows must have to be listed, or null for any.</summary>
    public WorkflowStatus? Status { get; init; }

    /// <summary>Gets a text that must be part of the name, in whichever case, or null for any name.</summary>
    public string? NameContains { get; init; }

    /// <summary>Gets the time at or after which workflows must have been created, or null for any.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Gets the time at or before which workflows must have been created, or null for any.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    internal override void Write(Query query) => query
        .Add("status", Status)
        .Add("name_contains", NameContains)
        .Add("created_after", CreatedAfter)
        .Add("created_before", CreatedBefore);
}

/// <summary>Which executions of a workflow to list.</summary>
public sealed record WorkflowExecutionFilter : PagedFilter
{
    /// <summary>Gets the status that executions must have to be listed, or null for any.</summary>
    public WorkflowExecutionStatus? Status { get; init; }

    /// <summary>Gets what executions must be waiting for, for example <c>wait_for_response</c> or <c>timeout</c>, or null for any.</summary>
    public string? WaitingReason { get; init; }

    /// <summary>Gets the time at or after which executions must have started, or null for any.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Gets the time at or before which executions must have started, or null for any.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    /// <summary>Gets the id of the conversation in which executions must run, or null for any.</summary>
    public string? ConversationId { get; init; }

    internal override void Write(Query query) => query
        .Add("status", Status)
        .Add("waiting_reason", WaitingReason)
        .Add("created_after", CreatedAfter)
        .Add("created_before", CreatedBefore)
        .AddId("whatsapp_conversation_id", ConversationId);
}

/// <summary>Which workflow executions of a conversation to list.</summary>
public sealed record ConversationWorkflowFilter : PagedFilter
{
    /// <summary>Gets the status that executions must have to be listed, or null for any.</summary>
    public WorkflowExecutionStatus? Status { get; init; }

    internal override void Write(Query query) => query.Add("status", Status);
}

/// <summary>Which events of an execution to list.</summary>
public sealed record WorkflowEventFilter : PagedFilter
{
    /// <summary>Gets the type that events must have to be listed, or null for any.</summary>
    public WorkflowEventType? EventType { get; init; }

    internal override void Write(Query query) => query.Add("event_type", EventType);
}
