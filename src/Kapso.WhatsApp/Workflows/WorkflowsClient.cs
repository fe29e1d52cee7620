using System.Net;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Workflows;

/// <summary>Workflows: graphs of nodes that Kapso executes in conversations, what starts them, and their executions.</summary>
public class WorkflowsClient
{
    /// <summary>How long the server may not know an execution yet that it has accepted.</summary>
    private static readonly TimeSpan Queueing = TimeSpan.FromSeconds(30);

    private readonly KapsoPipeline _pipeline;

    internal WorkflowsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected WorkflowsClient() => _pipeline = null!;

    /// <summary>Lists workflows, newest first, without their graphs; the server answers all of them as one page. <c>GET /platform/v1/workflows</c></summary>
    /// <param name="filter">Which workflows; all by default.</param>
    /// <returns>The workflows, fetched as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<Workflow> List(WorkflowFilter? filter = null) =>
        _pipeline.List(WorkflowOperations.List, [], filter);

    /// <summary>Creates a workflow as a draft. <c>POST /platform/v1/workflows</c></summary>
    /// <param name="workflow">The workflow.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The workflow or its graph breaks a rule; nothing was created.</exception>
    /// <exception cref="KapsoApiException">The name or the slug is taken, or the graph is refused (422).</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the workflow may exist.</exception>
    public virtual Task<Workflow> CreateAsync(NewWorkflow workflow, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WorkflowOperations.Create, [], workflow, cancellationToken);

    /// <summary>Gets a workflow without its graph. <c>GET /platform/v1/workflows/{workflow_id}</c></summary>
    /// <param name="workflowId">The workflow's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such workflow (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Workflow> GetAsync(string workflowId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WorkflowOperations.Get, [workflowId], cancellationToken);

    /// <summary>Gets a workflow with its graph (<see cref="Workflow.Definition"/>). <c>GET /platform/v1/workflows/{workflow_id}/definition</c></summary>
    /// <param name="workflowId">The workflow's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such workflow (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Workflow> GetWithDefinitionAsync(string workflowId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WorkflowOperations.GetWithDefinition, [workflowId], cancellationToken);

    /// <summary>Changes a workflow; with status <see cref="WorkflowStatus.Active"/> it becomes executable. <c>PATCH /platform/v1/workflows/{workflow_id}</c></summary>
    /// <param name="workflowId">The workflow's id.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The workflow with its new <see cref="Workflow.LockVersion"/>, without its graph.</returns>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or the update or its graph breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such workflow (404), it was changed meanwhile (409, <see cref="ErrorCategory.Conflict"/>), or the change is refused (422).</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may be changed.</exception>
    public virtual Task<Workflow> UpdateAsync(string workflowId, WorkflowUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WorkflowOperations.Update, [workflowId], update, cancellationToken);

    /// <summary>Gets the variables that the nodes of a workflow can use. <c>GET /platform/v1/workflows/{workflow_id}/variables</c></summary>
    /// <param name="workflowId">The workflow's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such workflow (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<WorkflowVariables> GetVariablesAsync(string workflowId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WorkflowOperations.GetVariables, [workflowId], cancellationToken);

    /// <summary>Lists the executions of a workflow, newest first, without variables and events. <c>GET /platform/v1/workflows/{workflow_id}/executions</c></summary>
    /// <param name="workflowId">The workflow's id.</param>
    /// <param name="filter">Which executions; all by default.</param>
    /// <returns>The executions, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<WorkflowExecution> ListExecutions(string workflowId, WorkflowExecutionFilter? filter = null) =>
        _pipeline.List(WorkflowOperations.ListExecutions, [workflowId], filter);

    /// <summary>
    /// Lists the workflows that run or ran in a conversation, newest first, without variables and events.
    /// <c>GET /platform/v1/whatsapp/conversations/{conversation_id}/flow_executions</c>
    /// </summary>
    /// <param name="conversationId">The conversation's id.</param>
    /// <param name="filter">Which executions; all by default.</param>
    /// <returns>The executions, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<WorkflowExecution> ListConversationExecutions(string conversationId, ConversationWorkflowFilter? filter = null) =>
        _pipeline.List(WorkflowOperations.ListConversationExecutions, [conversationId], filter);

    /// <summary>
    /// Starts an active workflow in the conversation with a customer. The server queues it; follow it with <see cref="FollowAsync"/>.
    /// <c>POST /platform/v1/workflows/{workflow_id}/executions</c>
    /// </summary>
    /// <param name="workflowId">The workflow's id.</param>
    /// <param name="execution">With whom, and with which variables.</param>
    /// <param name="cancellationToken">Stops the call, not the execution.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule; nothing was started.</exception>
    /// <exception cref="KapsoApiException">
    /// There is no such workflow (404), it is not active or the customer cannot be reached (422), or it was started too often in this second (429, after the client's own retries).
    /// </exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have started.</exception>
    public virtual Task<StartedWorkflowExecution> StartAsync(string workflowId, NewWorkflowExecution execution, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WorkflowOperations.Start, [workflowId], execution, cancellationToken, details: new CallDetails { Phone = execution?.To?.PhoneNumber });

    /// <summary>Gets an execution with its variables and its whole history. <c>GET /platform/v1/workflow_executions/{execution_id}</c></summary>
    /// <param name="executionId">The execution's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such execution (404), for a moment also when it was only just started; or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<WorkflowExecution> GetExecutionAsync(string executionId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WorkflowOperations.GetExecution, [executionId], cancellationToken);

    /// <summary>Forces an execution into another status. <c>PATCH /platform/v1/workflow_executions/{execution_id}</c></summary>
    /// <param name="executionId">The execution's id.</param>
    /// <param name="status"><see cref="WorkflowExecutionStatus.Ended"/>, <see cref="WorkflowExecutionStatus.Handoff"/> or <see cref="WorkflowExecutionStatus.Waiting"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such execution (404), or it cannot change to this status (422), for example because it has ended.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the status may be changed.</exception>
    public virtual Task<WorkflowExecution> SetExecutionStatusAsync(string executionId, WorkflowExecutionStatus status, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WorkflowOperations.SetExecutionStatus, [executionId], new WorkflowExecutionStatusChange(status), cancellationToken, argument: null);

    /// <summary>Lists the events of an execution, newest first. <c>GET /platform/v1/workflow_executions/{execution_id}/events</c></summary>
    /// <param name="executionId">The execution's id.</param>
    /// <param name="filter">Which events; all by default.</param>
    /// <returns>The events, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<WorkflowEvent> ListExecutionEvents(string executionId, WorkflowEventFilter? filter = null) =>
        _pipeline.List(WorkflowOperations.ListExecutionEvents, [executionId], filter);

    /// <summary>
    /// Gives a waiting execution its input. Where the execution waits for a workflow that it has called, the input goes to that one; the id stays that of the first execution.
    /// <c>POST /platform/v1/workflow_executions/{execution_id}/resume</c>
    /// </summary>
    /// <param name="executionId">The execution's id.</param>
    /// <param name="input">The input.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The execution that took the input (<see cref="WorkflowExecution.RequestedExecutionId"/> is the one that was asked for).</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule; nothing was sent.</exception>
    /// <exception cref="KapsoApiException">
    /// There is no such execution (404), another input is on its way to it (409), it is not waiting (422), or the input could not be queued and was not taken (503).
    /// </exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the input may have been taken.</exception>
    public virtual Task<WorkflowExecution> ResumeAsync(string executionId, WorkflowInput input, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WorkflowOperations.Resume, [executionId], input, cancellationToken);

    /// <summary>
    /// Follows an execution until it waits (<see cref="WorkflowExecution.IsWaiting"/>) or has ended (<see cref="WorkflowExecution.HasEnded"/>). Asks with
    /// <see cref="GetExecutionAsync"/> again and again. An execution that was only just started may be unknown to the server for half a minute.
    /// </summary>
    /// <param name="executionId">The execution's id.</param>
    /// <param name="after">
    /// After a resumption: the <see cref="WorkflowExecution.LastEventAt"/> of the wait that was answered. A wait whose last event is not later is that wait, and the following goes on.
    /// </param>
    /// <param name="interval">How long to wait between two questions; two seconds when null.</param>
    /// <param name="progress">Is told every response.</param>
    /// <param name="cancellationToken">Stops the following, not the execution.</param>
    /// <returns>The execution as it waits, or at its end.</returns>
    /// <exception cref="KapsoValidationException">The interval is not positive.</exception>
    /// <exception cref="KapsoApiException">There is no such execution (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<WorkflowExecution> FollowAsync(
        string executionId, DateTimeOffset? after = null, TimeSpan? interval = null, IProgress<WorkflowExecution>? progress = null, CancellationToken cancellationToken = default)
    {
        long start = _pipeline.Time.GetTimestamp();
        bool known = false;
        return _pipeline.FollowAsync(
            AskAsync, execution => execution.HasEnded || (execution.IsWaiting && !(execution.LastEventAt <= after)), interval ?? TimeSpan.FromSeconds(2), progress, cancellationToken);

        async Task<WorkflowExecution?> AskAsync(CancellationToken token)
        {
            try
            {
                WorkflowExecution execution = await GetExecutionAsync(executionId, token).ConfigureAwait(false);
                known = true;
                return execution;
            }
            catch (KapsoApiException missing) when (missing.StatusCode is HttpStatusCode.NotFound && !known && _pipeline.Time.GetElapsedTime(start) < Queueing)
            {
                // The server has not begun with it yet.
                return null;
            }
        }
    }

    /// <summary>Lists the triggers of a workflow; the server answers all of them as one page. <c>GET /platform/v1/workflows/{workflow_id}/triggers</c></summary>
    /// <param name="workflowId">The workflow's id.</param>
    /// <param name="filter">How they are listed; null for the default.</param>
    /// <returns>The triggers, fetched as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<WorkflowTrigger> ListTriggers(string workflowId, WorkflowTriggerFilter? filter = null) =>
        _pipeline.List(WorkflowOperations.ListTriggers, [workflowId], filter);

    /// <summary>Gives a workflow another trigger. <c>POST /platform/v1/workflows/{workflow_id}/triggers</c></summary>
    /// <param name="workflowId">The workflow's id.</param>
    /// <param name="trigger">The trigger.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule; nothing was created.</exception>
    /// <exception cref="KapsoApiException">There is no such workflow (404), or the trigger is refused (422).</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the trigger may exist.</exception>
    public virtual Task<WorkflowTrigger> CreateTriggerAsync(string workflowId, NewWorkflowTrigger trigger, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WorkflowOperations.CreateTrigger, [workflowId], trigger, cancellationToken);

    /// <summary>Replaces all triggers of a workflow, all or none; an empty list deletes them. <c>PUT /platform/v1/workflows/{workflow_id}/triggers</c></summary>
    /// <param name="workflowId">The workflow's id.</param>
    /// <param name="triggers">All triggers that it is to have.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The new triggers.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule; nothing was changed.</exception>
    /// <exception cref="KapsoApiException">There is no such workflow (404), or a trigger is refused (422).</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<IReadOnlyList<WorkflowTrigger>> ReplaceTriggersAsync(string workflowId, IReadOnlyList<NewWorkflowTrigger> triggers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(triggers);
        return _pipeline.CallAsync(WorkflowOperations.ReplaceTriggers, [workflowId], new WorkflowTriggerSet(triggers), cancellationToken, argument: null);
    }

    /// <summary>Switches a trigger on or off; for anything else, delete it and create another one. <c>PATCH /platform/v1/triggers/{trigger_id}</c></summary>
    /// <param name="triggerId">The trigger's id.</param>
    /// <param name="active">Whether it starts the workflow from now on.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such trigger (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<WorkflowTrigger> SetTriggerActiveAsync(string triggerId, bool active, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WorkflowOperations.SetTriggerActive, [triggerId], new WorkflowTriggerState(active), cancellationToken, argument: null);

    /// <summary>Deletes a trigger. <c>DELETE /platform/v1/triggers/{trigger_id}</c></summary>
    /// <param name="triggerId">The trigger's id.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such trigger (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteTriggerAsync(string triggerId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(WorkflowOperations.DeleteTrigger, [triggerId], cancellationToken);
}
