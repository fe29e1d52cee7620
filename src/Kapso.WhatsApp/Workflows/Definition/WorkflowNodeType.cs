using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>The type of a node, which decides what its configuration holds.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WorkflowNodeType>))]
public readonly record struct WorkflowNodeType(string Value) : IOpenEnum<WorkflowNodeType>
{
    /// <summary>The entry of the workflow.</summary>
    public static WorkflowNodeType Start { get; } = new("start");

    /// <summary>Sends a text message.</summary>
    public static WorkflowNodeType SendText { get; } = new("send_text");

    /// <summary>Sends a template message.</summary>
    public static WorkflowNodeType SendTemplate { get; } = new("send_template");

    /// <summary>Sends an interactive message.</summary>
    public static WorkflowNodeType SendInteractive { get; } = new("send_interactive");

    /// <summary>Waits for a reply of the customer.</summary>
    public static WorkflowNodeType WaitForResponse { get; } = new("wait_for_response");

    /// <summary>Chooses one of several edges.</summary>
    public static WorkflowNodeType Decide { get; } = new("decide");

    /// <summary>Invokes a function of the project.</summary>
    public static WorkflowNodeType Function { get; } = new("function");

    /// <summary>Calls an HTTP address.</summary>
    public static WorkflowNodeType Webhook { get; } = new("webhook");

    /// <summary>Has an AI agent converse with the customer.</summary>
    public static WorkflowNodeType Agent { get; } = new("agent");

    /// <summary>Calls another workflow and waits for it.</summary>
    public static WorkflowNodeType Call { get; } = new("call");

    /// <summary>Hands the conversation over to a person.</summary>
    public static WorkflowNodeType Handoff { get; } = new("handoff");

    /// <summary>Sets a variable of the execution.</summary>
    public static WorkflowNodeType SetVariable { get; } = new("set_variable");

    /// <summary>Records an event of the project's own.</summary>
    public static WorkflowNodeType EmitEvent { get; } = new("emit_event");

    /// <inheritdoc/>
    public static IReadOnlyList<WorkflowNodeType> Known { get; } = [Start, SendText, SendTemplate, SendInteractive, WaitForResponse, Decide, Function, Webhook, Agent, Call, Handoff, SetVariable, EmitEvent];

    static WorkflowNodeType IOpenEnum<WorkflowNodeType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
