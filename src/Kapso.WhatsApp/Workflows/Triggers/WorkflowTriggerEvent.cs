using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>The events of WhatsApp that can start a workflow.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WorkflowTriggerEvent>))]
public readonly record struct WorkflowTriggerEvent(string Value) : IOpenEnum<WorkflowTriggerEvent>
{
    /// <summary>A message of a customer was received.</summary>
    public static WorkflowTriggerEvent MessageReceived { get; } = new("whatsapp.message.received");

    /// <summary>A message of the business was sent.</summary>
    public static WorkflowTriggerEvent MessageSent { get; } = new("whatsapp.message.sent");

    /// <summary>A message of the business could not be delivered.</summary>
    public static WorkflowTriggerEvent MessageFailed { get; } = new("whatsapp.message.failed");

    /// <summary>A conversation has begun.</summary>
    public static WorkflowTriggerEvent ConversationCreated { get; } = new("whatsapp.conversation.created");

    /// <summary>A conversation has ended.</summary>
    public static WorkflowTriggerEvent ConversationEnded { get; } = new("whatsapp.conversation.ended");

    /// <inheritdoc/>
    public static IReadOnlyList<WorkflowTriggerEvent> Known { get; } = [MessageReceived, MessageSent, MessageFailed, ConversationCreated, ConversationEnded];

    static WorkflowTriggerEvent IOpenEnum<WorkflowTriggerEvent>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
