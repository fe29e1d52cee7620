using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>What kind of occurrence starts a workflow.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WorkflowTriggerType>))]
public readonly record struct WorkflowTriggerType(string Value) : IOpenEnum<WorkflowTriggerType>
{
    /// <summary>A message of a customer arrives at a number.</summary>
    public static WorkflowTriggerType InboundMessage { get; } = new("inbound_message");

    /// <summary>The API is asked to start the workflow.</summary>
    public static WorkflowTriggerType ApiCall { get; } = new("api_call");

    /// <summary>Something happens to a message or a conversation.</summary>
    public static WorkflowTriggerType WhatsAppEvent { get; } = new("whatsapp_event");

    /// <summary>An event of the project's own is recorded.</summary>
    public static WorkflowTriggerType ProjectEvent { get; } = new("project_event");

    /// <inheritdoc/>
    public static IReadOnlyList<WorkflowTriggerType> Known { get; } = [InboundMessage, ApiCall, WhatsAppEvent, ProjectEvent];

    static WorkflowTriggerType IOpenEnum<WorkflowTriggerType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
