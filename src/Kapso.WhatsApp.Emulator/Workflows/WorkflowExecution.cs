using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>One execution of a workflow, with the graph that the workflow had when it started.</summary>
internal sealed class WorkflowExecution(WorkflowStore store, Workflow workflow, Conversation conversation, DateTimeOffset startedAt) : INumbered
{
    public const string Running = "running";
    public const string Waiting = "waiting";
    public const string Ended = "ended";
    public const string Failed = "failed";
    public const string Handoff = "handoff";

    private readonly List<WorkflowEvent> _events = [];

    public string Id { get; } = Guid.NewGuid().ToString();

    public string TrackingId { get; } = Guid.NewGuid().ToString();

    public long Number { get; } = store.NextNumber();

    public Workflow Workflow => workflow;

    public WorkflowGraph Graph { get; } = workflow.Graph;

    public Conversation Conversation => conversation;

    public DateTimeOffset StartedAt => startedAt;

    public string Status { get; private set; } = Running;

    public string? WaitingReason { get; private set; }

    /// <summary>The id of the node at which it is.</summary>
    public string? NodeId { get; set; }

    public JsonObject Vars { get; init; } = [];

    public JsonObject System { get; init; } = [];

    public JsonObject Context { get; init; } = [];

    public JsonObject Metadata { get; init; } = [];

    /// <summary>The execution that has called it.</summary>
    public WorkflowExecution? Parent { get; init; }

    /// <summary>The execution that it has called and that has not ended.</summary>
    public WorkflowExecution? Child { get; set; }

    /// <summary>Whether an input was accepted and is not worked on yet.</summary>
    public bool IsResuming { get; set; }

    /// <summary>Counts the changes of its status: what was planned before the last one no longer happens.</summary>
    public int Version { get; private set; }

    public bool HasEnded => Status is Ended or Failed or Handoff;

    /// <summary>The events, oldest first.</summary>
    public IReadOnlyList<WorkflowEvent> Events => _events;

    private DateTimeOffset? EndedAt { get; set; }

    private JsonObject? ErrorDetails { get; set; }

    /// <summary>The execution that takes an input now; null when none waits for one.</summary>
    public WorkflowExecution? Deepest => Child is { } child ? child.Deepest : Status == Waiting ? this : null;

    public void MoveTo(string status, DateTimeOffset now, string? waitingReason = null, JsonObject? error = null)
    {
        (Status, WaitingReason, ErrorDetails) = (status, waitingReason, error);
        Version++;
        EndedAt = HasEnded ? now : null;
    }

    public void Log(string type, DateTimeOffset now, string? label = null, JsonObject? payload = null) =>
        _events.Add(new WorkflowEvent(store.NextNumber(), type, now, label, payload ?? [], ShowStep()));

    public JsonObject ShowSummary() => new()
    {
        ["id"] = Id,
        ["status"] = Status,
        ["started_at"] = Json.Time(StartedAt),
        ["ended_at"] = Json.Time(EndedAt),
        ["last_event_at"] = Json.Time(_events.Count > 0 ? _events[^1].At : StartedAt),
        ["tracking_id"] = TrackingId,
        ["whatsapp_conversation_id"] = conversation.Id,
        ["workflow"] = workflow.ShowReference(),
        ["current_step"] = ShowStep(),
    };

    public JsonObject Show()
    {
        JsonObject shown = ShowSummary();
        shown["error_details"] = ErrorDetails?.DeepClone();
        return shown;
    }

    public JsonObject ShowAll()
    {
        JsonObject shown = Show();
        shown["resumable_execution_id"] = Deepest?.Id;
        shown["execution_context"] = ShowContext();
        shown["events"] = new JsonArray([.. _events.Select(happened => happened.Show())]);
        return shown;
    }

    public JsonObject ShowContext() => new() { ["vars"] = Vars.DeepClone(), ["system"] = System.DeepClone(), ["context"] = Context.DeepClone(), ["metadata"] = Metadata.DeepClone() };

    private JsonObject? ShowStep()
    {
        if (Graph.Node(NodeId) is not { } node)
        {
            return null;
        }

        return new JsonObject
        {
            ["id"] = StepId(NodeId!),
            ["identifier"] = NodeId,
            ["stepable_type"] = (string?)node["data"]!["node_type"] switch
            {
                "start" => "FlowStartStep",
                "wait_for_response" => "FlowWaitStep",
                "decide" => "FlowDecideStep",
                "agent" => "FlowAgentStep",
                "call" => "FlowCallStep",
                _ => "FlowActionStep",
            },
            ["position"] = node["position"]!.DeepClone(),
        };
    }

    /// <summary>A UUID that is the same for a node each time.</summary>
    private string StepId(string nodeId)
    {
        byte[] hash = global::System.Security.Cryptography.SHA256.HashData(global::System.Text.Encoding.UTF8.GetBytes($"{workflow.Id}/{nodeId}"));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }
}

/// <summary>Something that happened in an execution.</summary>
internal sealed record WorkflowEvent(long Number, string Type, DateTimeOffset At, string? Label, JsonObject Payload, JsonObject? Step) : INumbered
{
    private readonly string _id = Guid.NewGuid().ToString();

    public JsonObject Show() => new()
    {
        ["id"] = _id,
        ["event_type"] = Type,
        ["direction"] = Label,
        ["edge_label"] = Label,
        ["created_at"] = Json.Time(At),
        ["payload"] = Payload.DeepClone(),
        ["step"] = Step?.DeepClone(),
    };
}
