using System.Text.Json;
using System.Text.RegularExpressions;

namespace Kapso.WhatsApp.Workflows;

/// <summary>The rules of a graph that can be known before it is sent.</summary>
internal static partial class WorkflowRules
{
    public static JsonElement EmptyObject { get; } = JsonElement.Parse("{}");

    public static void Check(Rules rules, WorkflowDefinition definition)
    {
        CheckNodes(rules, definition);
        CheckEdges(rules, definition);
    }

    public static void CheckEventName(Rules rules, string? name, string path) =>
        rules.Pattern(name, EventNameForm(), path, "must be words of small letters, digits and underscores, joined by dots, for example order.paid");

    private static void CheckNodes(Rules rules, WorkflowDefinition definition)
    {
        IReadOnlyList<WorkflowNode> nodes = definition.Nodes;
        int starts = 0;
        for (int i = 0; i < nodes.Count; i++)
        {
            starts += nodes[i].NodeType == WorkflowNodeType.Start ? 1 : 0;
            using (rules.In("nodes", i))
            {
                rules.Pattern(nodes[i].Id, NodeIdForm(), "id", "must begin with a letter and go on with letters, digits, underscores and hyphens");
                rules.Required(nodes[i].NodeType.Value, "nodeType");
                using (rules.In("config"))
                {
                    nodes[i].Config.Check(rules);
                }
            }
        }

        rules.Unique(nodes, static node => node.Id, "nodes", "id");
        if (starts != 1)
        {
            rules.Add("nodes", "one-start", $"exactly one node must be a start, {starts} are", "1", $"{starts}");
        }
    }

    private static void CheckEdges(Rules rules, WorkflowDefinition definition)
    {
        Dictionary<string, WorkflowNode> nodes = [];
        foreach (WorkflowNode node in definition.Nodes)
        {
            nodes.TryAdd(node.Id, node);
        }

        HashSet<(string, string)> labels = [];
        for (int i = 0; i < definition.Edges.Count; i++)
        {
            WorkflowEdge edge = definition.Edges[i];
            using (rules.In("edges", i))
            {
                CheckEnd(rules, nodes, edge.Source, "source");
                CheckEnd(rules, nodes, edge.Target, "target");
                CheckLabel(rules, nodes.GetValueOrDefault(edge.Source), edge);
                if (!labels.Add((edge.Source, edge.Label ?? WorkflowEdge.Next)))
                {
                    rules.Add("label", "unique", "each edge that leaves a node needs a label of its own", value: Rules.Shown(edge.Label ?? WorkflowEdge.Next));
                }
            }
        }
    }

    private static void CheckEnd(Rules rules, Dictionary<string, WorkflowNode> nodes, string id, string path)
    {
        if (rules.Required(id, path) && !nodes.ContainsKey(id))
        {
            rules.Add(path, "node", "there is no node with this id", value: Rules.Shown(id));
        }
    }

    /// <summary>An edge that the server keeps can have another label than a new one.</summary>
    private static void CheckLabel(Rules rules, WorkflowNode? source, WorkflowEdge edge)
    {
        string label = edge.Label ?? WorkflowEdge.Next;
        if (source?.Config is DecideConfig decision)
        {
            if (edge.FlowConditionId is null && !decision.Conditions.Any(condition => condition.Label == label))
            {
                rules.Add("label", "condition", "must be the label of a condition of the decision", string.Join(", ", decision.Conditions.Select(static condition => condition.Label)), Rules.Shown(label));
            }
        }
        else if (source?.Config is not (null or UnknownNodeConfig) && edge.Id is null && label != WorkflowEdge.Next)
        {
            rules.Add("label", "next", "must be next, because the node that the edge leaves is no decision", WorkflowEdge.Next, Rules.Shown(label));
        }
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]*\z")]
    private static partial Regex NodeIdForm();

    [GeneratedRegex(@"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\z")]
    private static partial Regex EventNameForm();
}
