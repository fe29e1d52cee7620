using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

internal static class WorkflowOperations
{
    private const string One = "workflows/{workflow_id}";
    private const string OneExecution = "workflow_executions/{execution_id}";
    private const string OneTrigger = "triggers/{trigger_id}";

    private static readonly Answer<Workflow> Workflow = Answer.Data(WorkflowsJson.Default.Workflow);
    private static readonly Answer<WorkflowExecution> Execution = Answer.Data(WorkflowsJson.Default.WorkflowExecution);
    private static readonly Answer<WorkflowTrigger> Trigger = Answer.Data(WorkflowsJson.Default.WorkflowTrigger);

    public static readonly ListOperation<Workflow> List =
        new("listWorkflows", "workflows", ApiSurface.Platform, WorkflowsJson.Default.Workflow, Paging.None) { ClientMethod = "Workflows.List" };

    public static readonly Operation<NewWorkflow, Workflow> Create =
        new("createWorkflow", HttpMethod.Post, "workflows", ApiSurface.Platform, Replay.Never,
            Body.Json(WorkflowsJson.Default.NewWorkflow, "workflow"), Workflow) { ClientMethod = "Workflows.CreateAsync" };

    public static readonly Operation<Workflow> Get =
        new("getWorkflow", HttpMethod.Get, One, ApiSurface.Platform, Replay.Safe, Workflow) { ClientMethod = "Workflows.GetAsync" };

    public static readonly Operation<Workflow> GetWithDefinition =
        new("getWorkflowDefinition", HttpMethod.Get, One + "/definition", ApiSurface.Platform, Replay.Safe, Workflow) { ClientMethod = "Workflows.GetWithDefinitionAsync" };

    /// <summary>A second try would find the lock version raised by the first, and be refused.</summary>
    public static readonly Operation<WorkflowUpdate, Workflow> Update =
        new("updateWorkflow", HttpMethod.Patch, One, ApiSurface.Platform, Replay.Never,
            Body.Json(WorkflowsJson.Default.WorkflowUpdate, "workflow"), Workflow) { ClientMethod = "Workflows.UpdateAsync" };

    public static readonly Operation<WorkflowVariables> GetVariables =
        new("getWorkflowVariables", HttpMethod.Get, One + "/variables", ApiSurface.Platform, Replay.Safe, Answer.Data(WorkflowsJson.Default.WorkflowVariables)) { ClientMethod = "Workflows.GetVariablesAsync" };

    public static readonly ListOperation<WorkflowExecution> ListExecutions =
        new("listWorkflowExecutions", One + "/executions", ApiSurface.Platform, WorkflowsJson.Default.WorkflowExecution, Paging.Cursors) { ClientMethod = "Workflows.ListExecutions" };

    public static readonly ListOperation<WorkflowExecution> ListConversationExecutions =
        new("listConversationFlowExecutions", "whatsapp/conversations/{conversation_id}/flow_executions", ApiSurface.Platform, WorkflowsJson.Default.WorkflowExecution, Paging.Cursors)
        {
            ClientMethod = "Workflows.ListConversationExecutions",
        };

    /// <summary>A second try would run the workflow twice in the conversation.</summary>
    public static readonly Operation<NewWorkflowExecution, StartedWorkflowExecution> Start =
        new("createWorkflowExecution", HttpMethod.Post, One + "/executions", ApiSurface.Platform, Replay.Never,
            Body.Written<NewWorkflowExecution>(static (writer, execution) => execution.Write(writer)), Answer.Data(WorkflowsJson.Default.StartedWorkflowExecution)) { ClientMethod = "Workflows.StartAsync" };

    public static readonly Operation<WorkflowExecution> GetExecution =
        new("getWorkflowExecution", HttpMethod.Get, OneExecution, ApiSurface.Platform, Replay.Safe, Execution) { ClientMethod = "Workflows.GetExecutionAsync" };

    /// <summary>A second try would find an execution that cannot change any more, and be refused.</summary>
    public static readonly Operation<WorkflowExecutionStatusChange, WorkflowExecution> SetExecutionStatus =
        new("updateWorkflowExecution", HttpMethod.Patch, OneExecution, ApiSurface.Platform, Replay.Never,
            Body.Json(WorkflowsJson.Default.WorkflowExecutionStatusChange, "workflow_execution"), Execution) { ClientMethod = "Workflows.SetExecutionStatusAsync" };

    public static readonly ListOperation<WorkflowEvent> ListExecutionEvents =
        new("listWorkflowExecutionEvents", OneExecution + "/events", ApiSurface.Platform, WorkflowsJson.Default.WorkflowEvent, Paging.Cursors) { ClientMethod = "Workflows.ListExecutionEvents" };

    /// <summary>A second try could answer the next wait.</summary>
    public static readonly Operation<WorkflowInput, WorkflowExecution> Resume =
        new("resumeWorkflowExecution", HttpMethod.Post, OneExecution + "/resume", ApiSurface.Platform, Replay.Never,
            Body.Json(WorkflowsJson.Default.WorkflowInput), Execution) { ClientMethod = "Workflows.ResumeAsync" };

    public static readonly ListOperation<WorkflowTrigger> ListTriggers =
        new("listWorkflowTriggers", One + "/triggers", ApiSurface.Platform, WorkflowsJson.Default.WorkflowTrigger, Paging.None) { ClientMethod = "Workflows.ListTriggers" };

    public static readonly Operation<NewWorkflowTrigger, WorkflowTrigger> CreateTrigger =
        new("createWorkflowTrigger", HttpMethod.Post, One + "/triggers", ApiSurface.Platform, Replay.Never,
            Body.Json(WorkflowsJson.Default.NewWorkflowTrigger, "trigger"), Trigger) { ClientMethod = "Workflows.CreateTriggerAsync" };

    /// <summary>The same set once more is the same set.</summary>
    public static readonly Operation<WorkflowTriggerSet, IReadOnlyList<WorkflowTrigger>> ReplaceTriggers =
        new("replaceWorkflowTriggers", HttpMethod.Put, One + "/triggers", ApiSurface.Platform, Replay.Safe, Body.Json(WorkflowsJson.Default.WorkflowTriggerSet),
            Answer.Data(WorkflowsJson.Default.IReadOnlyListWorkflowTrigger).Select(static triggers => triggers.WithoutNulls()!)) { ClientMethod = "Workflows.ReplaceTriggersAsync" };

    public static readonly Operation<WorkflowTriggerState, WorkflowTrigger> SetTriggerActive =
        new("updateWorkflowTrigger", HttpMethod.Patch, OneTrigger, ApiSurface.Platform, Replay.Safe,
            Body.Json(WorkflowsJson.Default.WorkflowTriggerState, "trigger"), Trigger) { ClientMethod = "Workflows.SetTriggerActiveAsync" };

    public static readonly Operation<Done> DeleteTrigger =
        new("deleteWorkflowTrigger", HttpMethod.Delete, OneTrigger, ApiSurface.Platform, Replay.Safe, Answer.Done) { ClientMethod = "Workflows.DeleteTriggerAsync" };
}
