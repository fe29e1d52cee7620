using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>An event that a webhook of kind kapso can subscribe to.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WebhookEventType>))]
public readonly record struct WebhookEventType(string Value) : IOpenEnum<WebhookEventType>
{
    /// <summary>A customer's message arrived. The one event that can be buffered.</summary>
    public static WebhookEventType MessageReceived { get; } = new("whatsapp.message.received");

    /// <summary>WhatsApp accepted a message from the business.</summary>
    public static WebhookEventType MessageSent { get; } = new("whatsapp.message.sent");

    /// <summary>A message reached the customer's device.</summary>
    public static WebhookEventType MessageDelivered { get; } = new("whatsapp.message.delivered");

    /// <summary>A customer read a message.</summary>
    public static WebhookEventType MessageRead { get; } = new("whatsapp.message.read");

    /// <summary>A message could not be delivered.</summary>
    public static WebhookEventType MessageFailed { get; } = new("whatsapp.message.failed");

    /// <summary>A conversation was created.</summary>
    public static WebhookEventType ConversationCreated { get; } = new("whatsapp.conversation.created");

    /// <summary>A conversation was ended.</summary>
    public static WebhookEventType ConversationEnded { get; } = new("whatsapp.conversation.ended");

    /// <summary>Nothing was written in a conversation for the webhook's inactivity minutes.</summary>
    public static WebhookEventType ConversationInactive { get; } = new("whatsapp.conversation.inactive");

    /// <summary>The business-scoped id of a customer changed.</summary>
    public static WebhookEventType ContactIdentityChanged { get; } = new("whatsapp.contact.identity_changed");

    /// <summary>A customer stopped or resumed marketing messages.</summary>
    public static WebhookEventType ContactMarketingPreferenceChanged { get; } = new("whatsapp.contact.marketing_preference_changed");

    /// <summary>Meta's business agent handed a conversation over.</summary>
    public static WebhookEventType MetaBusinessAgentHandover { get; } = new("whatsapp.meta_business_agent.handover");

    /// <summary>A number was connected, in the old payload version.</summary>
    public static WebhookEventType ConfigCreated { get; } = new("whatsapp.config.created");

    /// <summary>A number was connected.</summary>
    public static WebhookEventType PhoneNumberCreated { get; } = new("whatsapp.phone_number.created");

    /// <summary>The removal of a number began.</summary>
    public static WebhookEventType PhoneNumberDeleted { get; } = new("whatsapp.phone_number.deleted");

    /// <summary>A number was taken off WhatsApp's platform. Payload version v2 only.</summary>
    public static WebhookEventType PhoneNumberOffboarded { get; } = new("whatsapp.phone_number.offboarded");

    /// <summary>A number lost its connection. Payload version v2 only.</summary>
    public static WebhookEventType PhoneNumberDisconnected { get; } = new("whatsapp.phone_number.disconnected");

    /// <summary>A number has its connection again. Payload version v2 only.</summary>
    public static WebhookEventType PhoneNumberReconnected { get; } = new("whatsapp.phone_number.reconnected");

    /// <summary>Meta disabled a business account.</summary>
    public static WebhookEventType AccountDisabled { get; } = new("whatsapp.account.disabled");

    /// <summary>Meta restricted a business account.</summary>
    public static WebhookEventType AccountRestricted { get; } = new("whatsapp.account.restricted");

    /// <summary>Meta reinstated a business account.</summary>
    public static WebhookEventType AccountReinstated { get; } = new("whatsapp.account.reinstated");

    /// <summary>Meta found a violation of its policies by a business account.</summary>
    public static WebhookEventType AccountViolation { get; } = new("whatsapp.account.violation");

    /// <summary>A workflow handed over to a person.</summary>
    public static WebhookEventType WorkflowExecutionHandoff { get; } = new("workflow.execution.handoff");

    /// <summary>The execution of a workflow failed.</summary>
    public static WebhookEventType WorkflowExecutionFailed { get; } = new("workflow.execution.failed");

    /// <summary>An event of the project's own. Needs a plan that has project events.</summary>
    public static WebhookEventType ProjectEvent { get; } = new("project.event");

    /// <summary>A run of an agent waits for approval.</summary>
    public static WebhookEventType AgentRunApprovalRequired { get; } = new("kapso_agent.run.approval_required");

    /// <summary>A run of an agent was completed.</summary>
    public static WebhookEventType AgentRunCompleted { get; } = new("kapso_agent.run.completed");

    /// <summary>A run of an agent failed.</summary>
    public static WebhookEventType AgentRunFailed { get; } = new("kapso_agent.run.failed");

    /// <summary>A run of an agent was cancelled.</summary>
    public static WebhookEventType AgentRunCanceled { get; } = new("kapso_agent.run.cancelled");

    /// <inheritdoc/>
    public static IReadOnlyList<WebhookEventType> Known { get; } =
    [
        MessageReceived, MessageSent, MessageDelivered, MessageRead, MessageFailed, ConversationCreated, ConversationEnded, ConversationInactive,
        ContactIdentityChanged, ContactMarketingPreferenceChanged, MetaBusinessAgentHandover, ConfigCreated, PhoneNumberCreated, PhoneNumberDeleted,
        PhoneNumberOffboarded, PhoneNumberDisconnected, PhoneNumberReconnected, AccountDisabled, AccountRestricted, AccountReinstated, AccountViolation,
        WorkflowExecutionHandoff, WorkflowExecutionFailed, ProjectEvent, AgentRunApprovalRequired, AgentRunCompleted, AgentRunFailed, AgentRunCanceled,
    ];

    /// <summary>The scope of the webhooks that can subscribe to the event; null for an event that this version of the SDK does not know.</summary>
    public WebhookScope? Scope => !Known.Contains(this) ? null : HappensToNumbers ? WebhookScope.PhoneNumber : WebhookScope.Project;

    private bool HappensToNumbers =>
        Value.StartsWith("whatsapp.message.", StringComparison.Ordinal)
        || Value.StartsWith("whatsapp.conversation.", StringComparison.Ordinal)
        || Value.StartsWith("whatsapp.contact.", StringComparison.Ordinal)
        || this == MetaBusinessAgentHandover;

    static WebhookEventType IOpenEnum<WebhookEventType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
