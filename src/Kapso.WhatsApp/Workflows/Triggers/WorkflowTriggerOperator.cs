using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>How a trigger compares a property of an event with a value.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WorkflowTriggerOperator>))]
public readonly record struct WorkflowTriggerOperator(string Value) : IOpenEnum<WorkflowTriggerOperator>
{
    /// <summary>The property equals the value.</summary>
    public static WorkflowTriggerOperator Equal { get; } = new("eq");

    /// <summary>The property is less than the value.</summary>
    public static WorkflowTriggerOperator LessThan { get; } = new("lt");

    /// <summary>The property is less than the value or equals it.</summary>
    public static WorkflowTriggerOperator LessThanOrEqual { get; } = new("lte");

    /// <summary>The property is greater than the value.</summary>
    public static WorkflowTriggerOperator GreaterThan { get; } = new("gt");

    /// <summary>The property is greater than the value or equals it.</summary>
    public static WorkflowTriggerOperator GreaterThanOrEqual { get; } = new("gte");

    /// <inheritdoc/>
    public static IReadOnlyList<WorkflowTriggerOperator> Known { get; } = [Equal, LessThan, LessThanOrEqual, GreaterThan, GreaterThanOrEqual];

    static WorkflowTriggerOperator IOpenEnum<WorkflowTriggerOperator>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
