using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>The status of a workflow; only an active one can be executed.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WorkflowStatus>))]
public readonly record struct WorkflowStatus(string Value) : IOpenEnum<WorkflowStatus>
{
    /// <summary>The workflow is being made and cannot be executed yet.</summary>
    public static WorkflowStatus Draft { get; } = new("draft");

    /// <summary>The workflow can be executed, and its triggers start it.</summary>
    public static WorkflowStatus Active { get; } = new("active");

    /// <summary>The workflow was put away and cannot be executed.</summary>
    public static WorkflowStatus Archived { get; } = new("archived");

    /// <inheritdoc/>
    public static IReadOnlyList<WorkflowStatus> Known { get; } = [Draft, Active, Archived];

    static WorkflowStatus IOpenEnum<WorkflowStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
