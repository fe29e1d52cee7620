using System.Net;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Agents;

/// <summary>
/// Kapso's AI agent for a project: its modes, sessions and runs. A run works in the background; follow it with <see cref="FollowRunAsync"/>, or listen to the webhooks
/// <c>kapso_agent.run.*</c>. Sessions and runs can be seen with the API key that started them only.
/// </summary>
public class AgentsClient
{
    private readonly KapsoPipeline _pipeline;

    internal AgentsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected AgentsClient() => _pipeline = null!;

    /// <summary>Lists the modes of the agent; the server answers all of them as one page. <c>GET /platform/v1/kapso-agent/modes</c></summary>
    /// <param name="filter">How they are listed; null for the default.</param>
    /// <returns>The modes, fetched as they are read.</returns>
    public virtual PagedList<AgentMode> ListModes(AgentModeFilter? filter = null) => _pipeline.List(AgentOperations.ListModes, [], filter);

    /// <summary>Gets a mode of the agent. <c>GET /platform/v1/kapso-agent/modes/{mode}</c></summary>
    /// <param name="mode">The slug of the mode.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such mode (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<AgentMode> GetModeAsync(string mode, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(AgentOperations.GetMode, [mode], cancellationToken);

    /// <summary>Lists the sessions of a mode that were begun with this API key, the latest active first. <c>GET /platform/v1/kapso-agent/modes/{mode}/sessions</c></summary>
    /// <param name="mode">The slug of the mode.</param>
    /// <param name="filter">The size of the pages; 20 by default.</param>
    /// <returns>The sessions, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<AgentSession> ListSessions(string mode, AgentSessionFilter? filter = null) =>
        _pipeline.List(AgentOperations.ListSessions, [mode], filter);

    /// <summary>Gets a session that was begun with this API key. <c>GET /platform/v1/kapso-agent/sessions/{session_id}</c></summary>
    /// <param name="sessionId">The session's id (<see cref="AgentSession.ConversationId"/>).</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such session (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<AgentSession> GetSessionAsync(string sessionId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(AgentOperations.GetSession, [sessionId], cancellationToken);

    /// <summary>Lists the runs of a session, newest first, without their results. <c>GET /platform/v1/kapso-agent/sessions/{session_id}</c></summary>
    /// <param name="sessionId">The session's id (<see cref="AgentSession.ConversationId"/>).</param>
    /// <param name="filter">The size of the pages; 20 by default.</param>
    /// <returns>The runs, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<AgentRun> ListRuns(string sessionId, AgentRunFilter? filter = null) =>
        _pipeline.List(AgentOperations.ListRuns, [sessionId], filter);

    /// <summary>Starts a run, which works in the background. <c>POST /platform/v1/kapso-agent/runs</c></summary>
    /// <param name="run">What the agent is asked.</param>
    /// <param name="cancellationToken">Stops the call, not the run.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule; nothing was started.</exception>
    /// <exception cref="KapsoApiException">There is no such mode or session (404), or the mode needs another input (422).</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have started.</exception>
    public virtual Task<AgentRun> StartRunAsync(NewAgentRun run, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(AgentOperations.StartRun, [], run, cancellationToken);

    /// <summary>Gets a run that was started with this API key. <c>GET /platform/v1/kapso-agent/runs/{run_id}</c></summary>
    /// <param name="runId">The run's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such run (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<AgentRun> GetRunAsync(string runId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(AgentOperations.GetRun, [runId], cancellationToken);

    /// <summary>Pauses a run. <c>POST /platform/v1/kapso-agent/runs/{run_id}/pause</c></summary>
    /// <inheritdoc cref="CancelRunAsync"/>
    public virtual Task<AgentRun> PauseRunAsync(string runId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(AgentOperations.PauseRun, [runId], cancellationToken);

    /// <summary>Resumes a run that was paused. <c>POST /platform/v1/kapso-agent/runs/{run_id}/resume</c></summary>
    /// <inheritdoc cref="CancelRunAsync"/>
    public virtual Task<AgentRun> ResumeRunAsync(string runId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(AgentOperations.ResumeRun, [runId], cancellationToken);

    /// <summary>Cancels a run for good. <c>POST /platform/v1/kapso-agent/runs/{run_id}/cancel</c></summary>
    /// <param name="runId">The run's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such run (404), or its status does not allow it (409, <see cref="ErrorCategory.Conflict"/>).</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have happened.</exception>
    public virtual Task<AgentRun> CancelRunAsync(string runId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(AgentOperations.CancelRun, [runId], cancellationToken);

    /// <summary>Lets the agent use the tool that it waits for. <c>POST /platform/v1/kapso-agent/runs/{run_id}/approvals/{approval_id}/approve</c></summary>
    /// <inheritdoc cref="RejectToolAsync"/>
    public virtual Task<AgentRun> ApproveToolAsync(string runId, string approvalId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(AgentOperations.ApproveTool, [runId, approvalId], cancellationToken);

    /// <summary>Keeps the agent from using the tool that it waits for. <c>POST /platform/v1/kapso-agent/runs/{run_id}/approvals/{approval_id}/reject</c></summary>
    /// <param name="runId">The run's id.</param>
    /// <param name="approvalId">The approval's id (<see cref="AgentApproval.Id"/>).</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such run or approval (404), or it was decided already (409, <see cref="ErrorCategory.Conflict"/>).</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may be decided.</exception>
    public virtual Task<AgentRun> RejectToolAsync(string runId, string approvalId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(AgentOperations.RejectTool, [runId, approvalId], cancellationToken);

    /// <summary>
    /// Follows a run until it has ended (<see cref="AgentRun.HasEnded"/>), is paused, or waits for an approval that nobody here decides. Asks with <see cref="GetRunAsync"/> again and again.
    /// </summary>
    /// <param name="runId">The run's id.</param>
    /// <param name="approve">Decides about a tool, once for each approval; the following ends at an approval when null.</param>
    /// <param name="interval">How long to wait between two questions; two seconds when null.</param>
    /// <param name="progress">Is told every response.</param>
    /// <param name="cancellationToken">Stops the following, not the run.</param>
    /// <returns>The run at its end, or as it waits.</returns>
    /// <exception cref="KapsoValidationException">The interval is not positive.</exception>
    /// <exception cref="KapsoApiException">There is no such run (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<AgentRun> FollowRunAsync(
        string runId, Func<AgentApproval, CancellationToken, Task<AgentApprovalDecision>>? approve = null, TimeSpan? interval = null, IProgress<AgentRun>? progress = null,
        CancellationToken cancellationToken = default)
    {
        HashSet<string> decided = [];
        bool isLeft = false;
        return _pipeline.FollowAsync(
            AskAsync, run => run.HasEnded || run.Status == AgentRunStatus.Paused || (run.Status == AgentRunStatus.WaitingForApproval && (approve is null || isLeft)),
            interval ?? TimeSpan.FromSeconds(2), progress, cancellationToken);

        async Task<AgentRun?> AskAsync(CancellationToken token)
        {
            AgentRun run = await GetRunAsync(runId, token).ConfigureAwait(false);
            if (approve is null || run.Status != AgentRunStatus.WaitingForApproval || run.PendingApproval is not { } approval || decided.Contains(approval.Id))
            {
                return run;
            }

            progress?.Report(run);
            AgentApprovalDecision decision = await approve(approval, token).ConfigureAwait(false);
            isLeft = decision is AgentApprovalDecision.Leave;
            decided.Add(approval.Id);
            return isLeft ? run : await DecideAsync(runId, approval.Id, decision, token).ConfigureAwait(false);
        }
    }

    /// <returns>The run after the decision, or null when it was decided elsewhere meanwhile.</returns>
    private async Task<AgentRun?> DecideAsync(string runId, string approvalId, AgentApprovalDecision decision, CancellationToken cancellationToken)
    {
        try
        {
            return await (decision is AgentApprovalDecision.Approve ? ApproveToolAsync(runId, approvalId, cancellationToken) : RejectToolAsync(runId, approvalId, cancellationToken)).ConfigureAwait(false);
        }
        catch (KapsoApiException late) when (late.StatusCode is HttpStatusCode.Conflict)
        {
            return null;
        }
    }
}
