using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Agents;

/// <summary>Runs that continue each other, of one mode and one API key.</summary>
internal sealed class AgentSession(string mode, string apiKey, DateTimeOffset createdAt) : INumbered
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public string Mode => mode;

    public string ApiKey => apiKey;

    /// <summary>The place of its last activity.</summary>
    public long Number { get; private set; }

    /// <summary>The runs, oldest first.</summary>
    public List<AgentRun> Runs { get; } = [];

    private DateTimeOffset CreatedAt { get; } = createdAt;

    private DateTimeOffset LastActivityAt { get; set; } = createdAt;

    public void Touch(long number, DateTimeOffset now) => (Number, LastActivityAt) = (number, now);

    public JsonObject Show() => new()
    {
        ["conversation_id"] = Id,
        ["title"] = Runs.Count > 0 ? Runs[0].Prompt : null,
        ["status"] = Runs.Count > 0 && Runs[^1].Status == AgentRun.Paused ? "paused" : "active",
        ["created_at"] = Json.Time(CreatedAt),
        ["run_count"] = Runs.Count,
        ["latest_run"] = Runs.Count > 0 ? Runs[^1].ShowShort() : null,
        ["last_activity_at"] = Json.Time(LastActivityAt),
    };
}
