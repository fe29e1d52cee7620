using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>A workflow of the project.</summary>
internal sealed class Workflow(string name, string slug, string projectId, DateTimeOffset createdAt)
{
    public const string Active = "active";

    public string Id { get; } = Guid.NewGuid().ToString();

    public string Name { get; set; } = name;

    public string Slug { get; set; } = slug;

    public string? Description { get; set; }

    public string Status { get; set; } = "draft";

    public long LockVersion { get; private set; }

    public long DebounceSeconds { get; set; } = 1;

    public string ReadMode { get; set; } = "read_with_typing";

    public WorkflowGraph Graph { get; set; } = WorkflowGraph.Empty;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    /// <summary>What was sent to start it lately, by API key.</summary>
    public Dictionary<string, SlidingWindow> Starts { get; } = [];

    private DateTimeOffset UpdatedAt { get; set; } = createdAt;

    private DateTimeOffset? LastExecutedAt { get; set; }

    private int Executions { get; set; }

    public void MarkChanged(DateTimeOffset now) => (LockVersion, UpdatedAt) = (LockVersion + 1, now);

    public void MarkExecuted(DateTimeOffset now) => (Executions, LastExecutedAt) = (Executions + 1, now);

    public JsonObject Show() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["slug"] = Slug,
        ["description"] = Description,
        ["status"] = Status,
        ["lock_version"] = LockVersion,
        ["message_debounce_seconds"] = DebounceSeconds,
        ["agent_default_tools_version"] = 1,
        ["inbound_message_read_mode"] = ReadMode,
        ["created_at"] = Json.Time(CreatedAt),
        ["updated_at"] = Json.Time(UpdatedAt),
        ["project_id"] = projectId,
        ["execution_count"] = Executions,
        ["last_executed_at"] = Json.Time(LastExecutedAt),
    };

    public JsonObject ShowWithGraph()
    {
        JsonObject shown = Show();
        shown["definition"] = Graph.Show();
        return shown;
    }

    /// <summary>How executions name it.</summary>
    public JsonObject ShowReference() => new() { ["id"] = Id, ["name"] = Name, ["status"] = Status };
}
