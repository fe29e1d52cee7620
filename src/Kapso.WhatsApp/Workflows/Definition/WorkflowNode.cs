using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>A node of a workflow. Its configuration says what it does; match on its type to read it: <c>node.Config is SendTextConfig text</c>.</summary>
public sealed record WorkflowNode : KapsoModel
{
    /// <summary>The type by which Kapso's editor draws nodes.</summary>
    public const string FlowNode = "flow-node";

    /// <summary>Makes a node without configuration: a start.</summary>
    public WorkflowNode()
    {
    }

    /// <summary>Gets the id of the node, which edges name: a letter, followed by letters, digits, underscores and hyphens.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the type by which editors draw the node.</summary>
    public string Type { get => field ?? FlowNode; init; } = FlowNode;

    /// <summary>Gets where editors draw the node.</summary>
    public WorkflowNodePosition Position { get => field ?? new(); init; } = new();

    /// <summary>Gets what the node does. It is a <see cref="UnknownNodeConfig"/> when this version of the SDK does not know the type of the node.</summary>
    [JsonIgnore]
    public WorkflowNodeConfig Config { get => Data.Config; init => Data = Data with { Config = value ?? throw new ArgumentNullException(nameof(value)) }; }

    /// <summary>Gets the name that editors show; null for none.</summary>
    [JsonIgnore]
    public string? DisplayName { get => Data.DisplayName; init => Data = Data with { DisplayName = value }; }

    /// <summary>Gets the type of the node.</summary>
    [JsonIgnore]
    public WorkflowNodeType NodeType => Config.NodeType;

    [JsonInclude]
    internal WorkflowNodeData Data { get => field ?? WorkflowNodeData.Empty; set; } = WorkflowNodeData.Empty;
}

/// <summary>What a node does, and the name that editors show.</summary>
[JsonConverter(typeof(WorkflowNodeDataConverter))]
internal sealed record WorkflowNodeData
{
    public static WorkflowNodeData Empty { get; } = new();

    public WorkflowNodeConfig Config { get; init; } = new StartConfig();

    public string? DisplayName { get; init; }

    /// <summary>Members that this version of the SDK has no name for; null for none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Others { get; init; }
}

/// <summary>What a node does: one type for each type of node.</summary>
public abstract record WorkflowNodeConfig : KapsoModel
{
    private protected WorkflowNodeConfig()
    {
    }

    /// <summary>Gets the type of the node that the configuration belongs to.</summary>
    [JsonIgnore]
    public abstract WorkflowNodeType NodeType { get; }

    /// <summary>What must not be shown when the server echoes it.</summary>
    internal virtual IEnumerable<string?> Secrets => [];

    /// <summary>Checks what can be known before the call.</summary>
    internal virtual void Check(Rules rules)
    {
    }
}

/// <summary>The entry of a workflow, which has no settings.</summary>
public sealed record StartConfig : WorkflowNodeConfig
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.Start;
}

/// <summary>The configuration of a node of a type that this version of the SDK does not know, or of a known type with an unexpected structure. It is sent unchanged.</summary>
public sealed record UnknownNodeConfig : WorkflowNodeConfig
{
    /// <summary>Makes the configuration of a node that the SDK has no type for.</summary>
    /// <param name="nodeType">The type of the node.</param>
    /// <param name="json">The configuration, a JSON object.</param>
    public UnknownNodeConfig(WorkflowNodeType nodeType, JsonElement json) => (NodeType, Json) = (nodeType, json);

    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType { get; }

    /// <summary>The configuration as it came.</summary>
    [JsonIgnore]
    public JsonElement Json { get; }

    /// <summary>Returns the type of the node, without its configuration, which can hold secrets.</summary>
    private protected override string Describe() => $"{nameof(UnknownNodeConfig)} {{ {nameof(NodeType)} = {NodeType} }}";
}
