using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>A workflow: a graph of nodes that Kapso executes in conversations with customers.</summary>
public sealed record Workflow : KapsoModel
{
    /// <summary>Gets the id of the workflow, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name of the workflow, unique in the project.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the name in addresses, unique in the project; it does not follow when the workflow is renamed.</summary>
    public string? Slug { get; init; }

    /// <summary>Gets the description of the workflow.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the status of the workflow.</summary>
    public WorkflowStatus? Status { get; init; }

    /// <summary>Gets the version that each update raises; an update that names an older one is refused with 409.</summary>
    public int? LockVersion { get; init; }

    /// <summary>Gets how long messages that follow each other quickly are gathered before the workflow goes on.</summary>
    [JsonPropertyName("message_debounce_seconds"), JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? MessageDebounce { get; init; }

    /// <summary>Gets the version of the tools that agents in the workflow have by default.</summary>
    public int? AgentDefaultToolsVersion { get; init; }

    /// <summary>Gets what a customer sees between a message and the reply.</summary>
    public InboundMessageReadMode? InboundMessageReadMode { get; init; }

    /// <summary>Gets when the workflow was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the workflow was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Gets the id of the project that the workflow belongs to.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Gets how often the workflow was executed.</summary>
    public int? ExecutionCount { get; init; }

    /// <summary>Gets when the workflow was last executed; null when it never was.</summary>
    public DateTimeOffset? LastExecutedAt { get; init; }

    /// <summary>Gets the graph of the workflow; null unless it was got with <see cref="WorkflowsClient.GetWithDefinitionAsync"/>.</summary>
    public WorkflowDefinition? Definition { get; init; }
}
