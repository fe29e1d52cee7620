using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>The nodes and edges of a workflow, as they were accepted.</summary>
internal sealed partial class WorkflowGraph
{
    private readonly JsonArray _nodes;
    private readonly JsonArray _edges;

    private WorkflowGraph(JsonArray nodes, JsonArray edges) => (_nodes, _edges) = (nodes, edges);

    public static WorkflowGraph Empty { get; } = new([], []);

    /// <summary>Reads a graph by the rules of the API. Nodes or edges that are left out stay as they are.</summary>
    /// <exception cref="InvalidFieldException">It breaks a rule.</exception>
    public static WorkflowGraph Read(Field definition, WorkflowGraph old)
    {
        Allow(definition.Object(), "nodes", "edges");
        JsonArray nodes = definition["nodes"].Exists ? [.. definition["nodes"].Items(0, int.MaxValue).Select(ReadNode)] : (JsonArray)old._nodes.DeepClone();
        string[] ids = nodes.Select(node => (string)node!["id"]!).ToArray();
        if (ids.GroupBy(id => id).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw definition["nodes"].NotAllowed($"name {twice.Key} twice");
        }

        if (nodes.Count(node => (string?)node!["data"]!["node_type"] == "start") != 1)
        {
            throw definition["nodes"].NotAllowed("must have exactly one start node");
        }

        WorkflowGraph graph = new(nodes, []);
        Field edges = definition["edges"];
        if (!edges.Exists)
        {
            return new WorkflowGraph(nodes, [.. old._edges.Where(edge => ids.Contains((string?)edge!["source"]) && ids.Contains((string?)edge["target"])).Select(edge => edge!.DeepClone())]);
        }

        foreach (Field edge in edges.Items(0, int.MaxValue))
        {
            graph._edges.Add((JsonNode)graph.ReadEdge(edge));
        }

        return graph;
    }

    public JsonObject? Node(string? id) => _nodes.FirstOrDefault(node => (string?)node!["id"] == id) as JsonObject;

    public string StartId => (string)_nodes.First(node => (string?)node!["data"]!["node_type"] == "start")!["id"]!;

    public bool HasStart => _nodes.Count > 0;

    /// <summary>The id of the node that an edge leads to; null when there is no such edge.</summary>
    public string? Follow(string source, string label) =>
        (string?)_edges.FirstOrDefault(edge => (string?)edge!["source"] == source && (string?)edge["label"] == label)?["target"];

    public JsonObject Show() => new() { ["nodes"] = _nodes.DeepClone(), ["edges"] = _edges.DeepClone() };

    private static JsonObject ReadNode(Field node)
    {
        Allow(node.Object(), "id", "type", "position", "data");
        string id = node["id"].OptionalMatch(IdForm(), "must begin with a letter and go on with letters, digits, underscores and hyphens") ?? throw node["id"].Missing();
        Field position = node["position"].Object();
        Allow(position, "x", "y");
        Field data = node["data"].Object();
        Allow(data, "node_type", "config", "display_name");
        string type = data["node_type"].OneOf([.. NodeTypes.All.Keys]);
        Field config = data["config"].Object();
        NodeTypes.All[type].Check(config);
        JsonObject kept = (JsonObject)config.ToNode()!;
        foreach (JsonNode? condition in kept["conditions"] as JsonArray ?? [])
        {
            condition!["id"] ??= Guid.NewGuid().ToString();
        }

        return new JsonObject
        {
            ["id"] = id,
            ["type"] = node["type"].OptionalText() ?? "flow-node",
            ["position"] = new JsonObject { ["x"] = position["x"].Number(double.MinValue, double.MaxValue), ["y"] = position["y"].Number(double.MinValue, double.MaxValue) },
            ["data"] = new JsonObject { ["node_type"] = type, ["config"] = kept, ["display_name"] = data["display_name"].OptionalText() ?? id },
        };
    }

    private JsonObject ReadEdge(Field edge)
    {
        Allow(edge.Object(), "id", "source", "target", "label", "type", "flow_condition_id");
        JsonObject source = Node(edge["source"].Text()) ?? throw edge["source"].NotAllowed("names no node");
        JsonObject target = Node(edge["target"].Text()) ?? throw edge["target"].NotAllowed("names no node");
        string label = edge["label"].OptionalText() ?? "next";
        JsonNode? condition = (source["data"]!["config"]!["conditions"] as JsonArray)?.FirstOrDefault(known => (string?)known!["label"] == label);
        if (condition is null == ((string?)source["data"]!["node_type"] == "decide"))
        {
            throw edge["label"].NotAllowed("must be the label of a condition of the decide node");
        }

        if (condition is null && label != "next")
        {
            throw edge["label"].NotAllowed("must be next");
        }

        if (Follow((string)source["id"]!, label) is not null)
        {
            throw edge["label"].NotAllowed("must be unique among the edges of a node");
        }

        return new JsonObject
        {
            ["id"] = edge["id"].OptionalText() ?? Guid.NewGuid().ToString(),
            ["source"] = source["id"]!.DeepClone(),
            ["target"] = target["id"]!.DeepClone(),
            ["label"] = label,
            ["type"] = "default",
            ["flow_condition_id"] = condition?["id"]?.DeepClone(),
        };
    }

    /// <summary>Refuses an object with any other member.</summary>
    public static void Allow(Field holder, params string[] names)
    {
        if (holder.Value.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !names.Contains(name)) is { } other)
        {
            throw holder[other].Malformed("is not a member that is known here");
        }
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_-]*\z")]
    private static partial Regex IdForm();
}
