using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>The graph of a workflow: its nodes, and the edges that lead from one to the next. Begin one with <see cref="Start"/>, or read one with <see cref="Parse"/>.</summary>
public sealed record WorkflowDefinition : KapsoModel
{
    /// <summary>Gets the nodes of the graph; one of them is its start.</summary>
    public IReadOnlyList<WorkflowNode> Nodes { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the edges between the nodes.</summary>
    public IReadOnlyList<WorkflowEdge> Edges { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Begins a graph with its start node, to which further nodes are added one after the other.</summary>
    /// <param name="id">The id of the start node.</param>
    public static WorkflowDefinitionBuilder Start(string id = "start") => new(id);

    /// <summary>Reads a graph. Nodes and members that this version of the SDK does not know are kept as they came.</summary>
    /// <param name="json">The graph as JSON: an object with <c>nodes</c> and <c>edges</c>.</param>
    /// <exception cref="JsonException">The text is not JSON, or not that of a graph.</exception>
    public static WorkflowDefinition Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return TolerantJson.Read(System.Text.Encoding.UTF8.GetBytes(json), WorkflowsJson.Default.WorkflowDefinition) ?? throw new JsonException("A workflow's definition is an object.");
    }

    /// <summary>Writes the graph as JSON, as Kapso's own tools keep it.</summary>
    public string ToJson() => SetAside.ToJson(this, WorkflowsJson.Default.WorkflowDefinition);

    /// <summary>Finds a node by its id.</summary>
    /// <param name="id">The id of the node.</param>
    /// <returns>The node, or null when there is none with that id.</returns>
    public WorkflowNode? FindNode(string id) => Nodes.FirstOrDefault(node => node.Id == id);

    /// <summary>Checks every rule that can be known before the call. <see cref="WorkflowsClient"/> does so too before it sends a graph.</summary>
    /// <returns>The problems; empty when there is none.</returns>
    public IReadOnlyList<ValidationProblem> FindProblems()
    {
        Rules rules = Rules.Start();
        WorkflowRules.Check(rules, this);
        return [.. rules.Problems];
    }

    internal void CheckIn(Rules rules, string path)
    {
        using (rules.In(path))
        {
            WorkflowRules.Check(rules, this);
        }
    }

    /// <summary>What must not be shown when the server echoes it: tokens, and the headers of calls to others.</summary>
    internal IReadOnlyList<string?> Secrets() => [.. Nodes.SelectMany(static node => node.Config.Secrets)];
}

/// <summary>An edge from a node to the one that follows it.</summary>
public sealed record WorkflowEdge : KapsoModel
{
    /// <summary>The label of edges that leave a node other than a decision.</summary>
    public const string Next = "next";

    /// <summary>Gets the id that Kapso gave the edge, a UUID; null for a new one.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the id of the node that the edge leaves.</summary>
    public required string Source { get; init; }

    /// <summary>Gets the id of the node that the edge leads to.</summary>
    public required string Target { get; init; }

    /// <summary>Gets the label, different for each edge of a node: the label of a condition when the node is a decision, and <see cref="Next"/> otherwise.</summary>
    public string? Label { get; init; }

    /// <summary>Gets the type by which editors draw the edge, for example <c>default</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Gets the id of the condition that the edge belongs to, a UUID; null when the node is no decision, and for new edges, whose label says it.</summary>
    public string? FlowConditionId { get; init; }
}

/// <summary>Where editors draw a node.</summary>
public sealed record WorkflowNodePosition : KapsoModel
{
    /// <summary>Gets the distance from the left.</summary>
    public double X { get; init; }

    /// <summary>Gets the distance from the top.</summary>
    public double Y { get; init; }
}
