using System.Text.Json;

namespace Kapso.WhatsApp.Agents;

/// <summary>A run of the agent: one prompt and what came of it.</summary>
public sealed record AgentRun : KapsoModel
{
    /// <summary>Gets the id of the run, a UUID.</summary>
    public required string RunId { get; init; }

    /// <summary>Gets the id of the session that the run belongs to, a UUID; give it to a new run to continue the session.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Gets the status of the run.</summary>
    public AgentRunStatus? Status { get; init; }

    /// <summary>Gets the slug of the mode that runs.</summary>
    public string? Mode { get; init; }

    /// <summary>Gets the title of the session; null when it has none yet.</summary>
    public string? Title { get; init; }

    /// <summary>Gets whether the run began the session or continues it.</summary>
    public AgentRunKind? Kind { get; init; }

    /// <summary>Gets what the agent was asked; null when it was given a finding.</summary>
    public string? Prompt { get; init; }

    /// <summary>Gets the name of the language model; null when it is not known.</summary>
    public string? ProviderModel { get; init; }

    /// <summary>Gets how much the model reasons before it answers; null for the default.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>Gets why the run failed; null when it did not.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets what the language model cost so far, in millionths of a US dollar.</summary>
    public long? AiCostMicrodollars { get; init; }

    /// <summary>Gets the result of a completed run; null before, and in the history of a session.</summary>
    public AgentRunResult? Result { get; init; }

    /// <summary>Gets the tool that waits for approval; null when none does.</summary>
    public AgentApproval? PendingApproval { get; init; }

    /// <summary>Gets when the run was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the agent began to work; null when it has not.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when the run was paused; null when it was not.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Gets when the run ended; null while it has not.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Gets the path at which the run can be got.</summary>
    public string? StatusUrl { get; init; }

    /// <summary>Gets the finding that the run investigates; null when it investigates none.</summary>
    public AgentFinding? Finding { get; init; }

    /// <summary>Gets whether nothing happens any more: the run is completed, failed or cancelled.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool HasEnded => Status is { } status && (status == AgentRunStatus.Completed || status == AgentRunStatus.Failed || status == AgentRunStatus.Canceled);
}

/// <summary>The result of a completed run.</summary>
public sealed record AgentRunResult : KapsoModel
{
    /// <summary>Gets the kind of the result, which decides which members are set.</summary>
    public AgentResultType? Type { get; init; }

    /// <summary>Gets the id of the message that the agent answered, a UUID.</summary>
    public string? MessageId { get; init; }

    /// <summary>Gets the text of the message that the agent answered.</summary>
    public string? Content { get; init; }

    /// <summary>Gets the result of the investigation of a finding, as JSON.</summary>
    public JsonElement? Data { get; init; }
}

/// <summary>A tool that the agent wants to use, and that waits for approval.</summary>
public sealed record AgentApproval : KapsoModel
{
    /// <summary>Gets the id of the approval, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the status of the approval, for example <c>pending</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the name of the tool.</summary>
    public string? ToolName { get; init; }

    /// <summary>Gets what the tool is to be given, as JSON, without what is sensitive in it.</summary>
    public JsonElement? Parameters { get; init; }

    /// <summary>Gets since when the approval is waited for.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>The finding that a run investigates.</summary>
public sealed record AgentFinding : KapsoModel
{
    /// <summary>Gets the id of the finding, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the id of the investigation, a UUID.</summary>
    public string? InvestigationId { get; init; }
}
