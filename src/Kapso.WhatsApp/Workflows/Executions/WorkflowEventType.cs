using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>The type of an event in the history of an execution.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WorkflowEventType>))]
public readonly record struct WorkflowEventType(string Value) : IOpenEnum<WorkflowEventType>
{
    /// <summary>The execution has started.</summary>
    public static WorkflowEventType ExecutionStarted { get; } = new("execution_started");

    /// <summary>The execution has ended.</summary>
    public static WorkflowEventType ExecutionEnded { get; } = new("execution_ended");

    /// <summary>The execution has failed.</summary>
    public static WorkflowEventType ExecutionFailed { get; } = new("execution_failed");

    /// <summary>The execution has come to a node.</summary>
    public static WorkflowEventType StepEntered { get; } = new("step_entered");

    /// <summary>The execution has left a node.</summary>
    public static WorkflowEventType StepCompleted { get; } = new("step_completed");

    /// <summary>A node of the workflow has failed.</summary>
    public static WorkflowEventType StepFailed { get; } = new("step_failed");

    /// <summary>A decision is being made.</summary>
    public static WorkflowEventType DecisionEvaluating { get; } = new("decision_evaluating");

    /// <summary>A decision was made between edges.</summary>
    public static WorkflowEventType DecisionEvaluated { get; } = new("decision_evaluated");

    /// <summary>An action is being performed.</summary>
    public static WorkflowEventType ActionExecuting { get; } = new("action_executing");

    /// <summary>An action was performed.</summary>
    public static WorkflowEventType ActionPerformed { get; } = new("action_performed");

    /// <summary>An action has failed.</summary>
    public static WorkflowEventType ActionFailed { get; } = new("action_failed");

    /// <summary>Variables of the execution were set.</summary>
    public static WorkflowEventType VariablesSet { get; } = new("variables_set");

    /// <summary>Variables were merged into those of the execution.</summary>
    public static WorkflowEventType VariablesMerged { get; } = new("variables_merged");

    /// <summary>No reply came within the time-out of a wait.</summary>
    public static WorkflowEventType WaitTimeout { get; } = new("wait_timeout");

    /// <summary>A reply of the customer has arrived.</summary>
    public static WorkflowEventType UserInputReceived { get; } = new("user_input_received");

    /// <summary>An agent has begun a turn.</summary>
    public static WorkflowEventType AgentIterationStarted { get; } = new("agent_iteration_started");

    /// <summary>An agent has called a tool.</summary>
    public static WorkflowEventType AgentToolCalled { get; } = new("agent_tool_called");

    /// <summary>An agent has sent a message.</summary>
    public static WorkflowEventType AgentMessageSent { get; } = new("agent_message_sent");

    /// <inheritdoc/>
    public static IReadOnlyList<WorkflowEventType> Known { get; } =
    [
        ExecutionStarted,
        ExecutionEnded,
        ExecutionFailed,
        StepEntered,
        StepCompleted,
        StepFailed,
        DecisionEvaluating,
        DecisionEvaluated,
        ActionExecuting,
        ActionPerformed,
        ActionFailed,
        VariablesSet,
        VariablesMerged,
        WaitTimeout,
        UserInputReceived,
        AgentIterationStarted,
        AgentToolCalled,
        AgentMessageSent,
    ];

    static WorkflowEventType IOpenEnum<WorkflowEventType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
