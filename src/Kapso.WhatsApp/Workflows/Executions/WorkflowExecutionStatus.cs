using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>The status of a workflow's execution.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WorkflowExecutionStatus>))]
public readonly record struct WorkflowExecutionStatus(string Value) : IOpenEnum<WorkflowExecutionStatus>
{
    /// <summary>The workflow is running.</summary>
    public static WorkflowExecutionStatus Running { get; } = new("running");

    /// <summary>The workflow is waiting for a reply or for a time.</summary>
    public static WorkflowExecutionStatus Waiting { get; } = new("waiting");

    /// <summary>The workflow ran to its end.</summary>
    public static WorkflowExecutionStatus Ended { get; } = new("ended");

    /// <summary>The workflow failed with an error.</summary>
    public static WorkflowExecutionStatus Failed { get; } = new("failed");

    /// <summary>The workflow has handed the conversation over to a person.</summary>
    public static WorkflowExecutionStatus Handoff { get; } = new("handoff");

    /// <inheritdoc/>
    public static IReadOnlyList<WorkflowExecutionStatus> Known { get; } = [Running, Waiting, Ended, Failed, Handoff];

    static WorkflowExecutionStatus IOpenEnum<WorkflowExecutionStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
