using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Agents;

/// <summary>One run of the agent.</summary>
internal sealed class AgentRun(AgentSession session, long number, DateTimeOffset createdAt) : INumbered
{
    public const string Queued = "queued";
    public const string Running = "running";
    public const string Paused = "paused";
    public const string WaitingForApproval = "waiting_for_approval";
    public const string Completed = "completed";
    public const string Failed = "failed";
    public const string Canceled = "cancelled";

    private readonly bool _continues = session.Runs.Count > 0;

    public string Id { get; } = Guid.NewGuid().ToString();

    public long Number => number;

    public AgentSession Session => session;

    public string? Prompt { get; init; }

    public string? FindingId { get; init; }

    public JsonNode? Metadata { get; init; }

    public string Status { get; private set; } = Queued;

    public bool HasEnded => Status is Completed or Failed or Canceled;

    /// <summary>Counts the changes of its status: what was planned before the last one no longer happens.</summary>
    public int Version { get; private set; }

    public AgentApproval? Approval { get; private set; }

    /// <summary>What was decided so far.</summary>
    public List<EmulatedAgentDecision> Decisions { get; } = [];

    private JsonObject? Result { get; set; }

    private string? Error { get; set; }

    private DateTimeOffset? StartedAt { get; set; }

    private DateTimeOffset? PausedAt { get; set; }

    private DateTimeOffset? FinishedAt { get; set; }

    public void MoveTo(string status, DateTimeOffset now)
    {
        Status = status;
        Version++;
        StartedAt ??= status == Running ? now : null;
        PausedAt = status == Paused ? now : null;
        FinishedAt = HasEnded ? now : null;
    }

    public void Ask(string toolName, string parametersJson, DateTimeOffset now)
    {
        Approval = new AgentApproval(toolName, JsonNode.Parse(parametersJson) as JsonObject ?? [], now);
        MoveTo(WaitingForApproval, now);
    }

    public void Decide(bool isApproved, DateTimeOffset now)
    {
        Decisions.Add(new EmulatedAgentDecision(Approval!.ToolName, isApproved));
        Approval = null;
        MoveTo(Running, now);
    }

    public void Complete(string content, DateTimeOffset now)
    {
        Result = FindingId is null
            ? new JsonObject { ["type"] = "message", ["message_id"] = Guid.NewGuid().ToString(), ["content"] = content }
            : new JsonObject { ["type"] = "finding_investigation", ["data"] = Parse(content) };
        MoveTo(Completed, now);
    }

    public void Fail(string error, DateTimeOffset now)
    {
        Error = error;
        MoveTo(Failed, now);
    }

    public JsonObject ShowShort() => new() { ["run_id"] = Id, ["status"] = Status, ["created_at"] = Json.Time(createdAt) };

    /// <summary>The history of a session has no results.</summary>
    public JsonObject ShowInSession()
    {
        JsonObject shown = Show();
        shown["result"] = null;
        return shown;
    }

    public JsonObject Show()
    {
        JsonObject shown = ShowShort();
        shown["conversation_id"] = session.Id;
        shown["mode"] = session.Mode;
        shown["title"] = session.Runs.Count > 0 ? session.Runs[0].Prompt : null;
        shown["kind"] = _continues ? "continue" : "ask";
        shown["prompt"] = Prompt;
        shown["provider_model"] = null;
        shown["reasoning_effort"] = null;
        shown["error_message"] = Error;
        shown["ai_cost_microdollars"] = 0;
        shown["result"] = Result?.DeepClone();
        shown["pending_approval"] = Approval?.Show();
        shown["started_at"] = Json.Time(StartedAt);
        shown["paused_at"] = Json.Time(PausedAt);
        shown["finished_at"] = Json.Time(FinishedAt);
        shown["status_url"] = $"/platform/v1/kapso-agent/runs/{Id}";
        if (FindingId is not null)
        {
            shown["finding"] = new JsonObject { ["id"] = FindingId, ["investigation_id"] = Id };
        }

        return shown;
    }

    /// <summary>The run as webhooks report it: without members that are null.</summary>
    public JsonObject ShowReport()
    {
        JsonObject report = new()
        {
            ["run_id"] = Id,
            ["session_id"] = session.Id,
            ["status"] = Status,
            ["agent"] = new JsonObject { ["name"] = session.Mode },
            ["created_at"] = Json.Time(createdAt),
            ["status_url"] = $"/platform/v1/kapso-agent/runs/{Id}",
        };
        Add("result", Result?.DeepClone());
        Add("pending_approval", Approval?.Show());
        Add("error", Status is Failed or Canceled ? new JsonObject { ["code"] = $"run_{Status}", ["message"] = Error ?? "The run was cancelled" } : null);
        Add("metadata", Metadata?.DeepClone());
        Add("started_at", Json.Time(StartedAt));
        Add("finished_at", Json.Time(FinishedAt));
        return report;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                report[name] = value;
            }
        }
    }

    private static JsonObject Parse(string content)
    {
        try
        {
            return JsonNode.Parse(content) as JsonObject ?? new JsonObject { ["summary"] = content };
        }
        catch (JsonException)
        {
            return new JsonObject { ["summary"] = content };
        }
    }
}

/// <summary>A tool that a run has asked for.</summary>
internal sealed class AgentApproval(string toolName, JsonObject parameters, DateTimeOffset createdAt)
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public string ToolName => toolName;

    public JsonObject Show() => new() { ["id"] = Id, ["status"] = "pending", ["tool_name"] = toolName, ["parameters"] = parameters.DeepClone(), ["created_at"] = Json.Time(createdAt) };
}
