using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Conversations;

/// <summary>A workflow that runs or ran in a conversation.</summary>
public sealed record WorkflowExecution : KapsoModel
{
    /// <summary>The id of the execution.</summary>
    public required string Id { get; init; }

    /// <summary>The status of the execution.</summary>
    public WorkflowExecutionStatus? Status { get; init; }

    /// <summary>When the execution started.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the execution ended; null while it is running.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When the last event of the execution took place.</summary>
    public DateTimeOffset? LastEventAt { get; init; }

    /// <summary>The tracking id that the execution was started with.</summary>
    public string? TrackingId { get; init; }

    /// <summary>The id of the conversation that the workflow runs in.</summary>
    [JsonPropertyName("whatsapp_conversation_id")]
    public string? ConversationId { get; init; }

    /// <summary>The workflow that is executed, as JSON.</summary>
    public JsonElement? Workflow { get; init; }

    /// <summary>The current step of the workflow, as JSON.</summary>
    public JsonElement? CurrentStep { get; init; }
}
