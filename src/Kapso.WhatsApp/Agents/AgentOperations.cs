using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Agents;

/// <summary>Changing the status of a run twice would be refused, and what a tool does is done once: none is tried again.</summary>
internal static class AgentOperations
{
    private const string OneMode = "kapso-agent/modes/{mode}";
    private const string OneSession = "kapso-agent/sessions/{session_id}";
    private const string OneRun = "kapso-agent/runs/{run_id}";
    private const string OneApproval = OneRun + "/approvals/{approval_id}";

    private static readonly Answer<AgentRun> Run = Answer.Data(AgentsJson.Default.AgentRun);

    public static readonly ListOperation<AgentMode> ListModes =
        new("listAgentModes", "kapso-agent/modes", ApiSurface.Platform, AgentsJson.Default.AgentMode, Paging.None) { ClientMethod = "Agents.ListModes" };

    public static readonly Operation<AgentMode> GetMode =
        new("getAgentMode", HttpMethod.Get, OneMode, ApiSurface.Platform, Replay.Safe, Answer.Data(AgentsJson.Default.AgentMode)) { ClientMethod = "Agents.GetModeAsync" };

    /// <summary>The server pages by cursors only when it is given a size.</summary>
    public static readonly ListOperation<AgentSession> ListSessions =
        new("listAgentModeSessions", OneMode + "/sessions", ApiSurface.Platform, AgentsJson.Default.AgentSession, Paging.Cursors) { ClientMethod = "Agents.ListSessions", DefaultPageSize = 20 };

    public static readonly Operation<AgentSession> GetSession =
        new("getAgentSession", HttpMethod.Get, OneSession, ApiSurface.Platform, Replay.Safe, Answer.Data(AgentsJson.Default.AgentSessionDetail).Select(static detail => detail.ToSession()))
        {
            ClientMethod = "Agents.GetSessionAsync",
        };

    public static readonly ListOperation<AgentRun> ListRuns =
        new("getAgentSession", OneSession, ApiSurface.Platform, AgentsJson.Default.AgentRun, Paging.Cursors) { ClientMethod = "Agents.ListRuns", Member = "runs", DefaultPageSize = 20 };

    public static readonly Operation<NewAgentRun, AgentRun> StartRun =
        new("createAgentRun", HttpMethod.Post, "kapso-agent/runs", ApiSurface.Platform, Replay.Never, Body.Json(AgentsJson.Default.NewAgentRun), Run) { ClientMethod = "Agents.StartRunAsync" };

    public static readonly Operation<AgentRun> GetRun =
        new("getAgentRun", HttpMethod.Get, OneRun, ApiSurface.Platform, Replay.Safe, Run) { ClientMethod = "Agents.GetRunAsync" };

    public static readonly Operation<AgentRun> PauseRun =
        new("pauseAgentRun", HttpMethod.Post, OneRun + "/pause", ApiSurface.Platform, Replay.Never, Run) { ClientMethod = "Agents.PauseRunAsync" };

    public static readonly Operation<AgentRun> ResumeRun =
        new("resumeAgentRun", HttpMethod.Post, OneRun + "/resume", ApiSurface.Platform, Replay.Never, Run) { ClientMethod = "Agents.ResumeRunAsync" };

    public static readonly Operation<AgentRun> CancelRun =
        new("cancelAgentRun", HttpMethod.Post, OneRun + "/cancel", ApiSurface.Platform, Replay.Never, Run) { ClientMethod = "Agents.CancelRunAsync" };

    public static readonly Operation<AgentRun> ApproveTool =
        new("approveAgentRunTool", HttpMethod.Post, OneApproval + "/approve", ApiSurface.Platform, Replay.Never, Run) { ClientMethod = "Agents.ApproveToolAsync" };

    public static readonly Operation<AgentRun> RejectTool =
        new("rejectAgentRunTool", HttpMethod.Post, OneApproval + "/reject", ApiSurface.Platform, Replay.Never, Run) { ClientMethod = "Agents.RejectToolAsync" };
}
