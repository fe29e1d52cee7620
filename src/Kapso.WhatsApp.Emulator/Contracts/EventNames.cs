namespace Kapso.WhatsApp.Emulator.Contracts;

/// <summary>The names of the events that a webhook can subscribe to.</summary>
internal static class EventNames
{
    public const string MessageReceived = "whatsapp.message.received";
    public const string ConversationCreated = "whatsapp.conversation.created";
    public const string ConversationEnded = "whatsapp.conversation.ended";
    public const string ConversationInactive = "whatsapp.conversation.inactive";
    public const string IdentityChanged = "whatsapp.contact.identity_changed";
    public const string MarketingPreferenceChanged = "whatsapp.contact.marketing_preference_changed";
    public const string NumberCreated = "whatsapp.phone_number.created";
    public const string NumberDeleted = "whatsapp.phone_number.deleted";
    public const string ProjectEvent = "project.event";

    public const string BusinessAgentHandover = "whatsapp.meta_business_agent.handover";

    /// <summary>Meta's field for messages and statuses.</summary>
    public const string MetaMessages = "messages";
    public const string MetaCalls = "calls";
    public const string MetaStandby = "standby";
    public const string MetaHandovers = "messaging_handovers";
    public const string MetaTemplateStatus = "message_template_status_update";

    /// <summary>The events of one number: only webhooks of that number receive them.</summary>
    public static IReadOnlyList<string> OfNumbers { get; } =
    [
        MessageReceived,
        OfStatus("sent"),
        OfStatus("delivered"),
        OfStatus("read"),
        OfStatus("failed"),
        ConversationCreated,
        ConversationEnded,
        ConversationInactive,
        IdentityChanged,
        MarketingPreferenceChanged,
        BusinessAgentHandover,
    ];

    /// <summary>The events of the project: only webhooks without a number receive them.</summary>
    public static IReadOnlyList<string> OfProject { get; } =
    [
        NumberCreated,
        NumberDeleted,
        "whatsapp.phone_number.offboarded",
        "whatsapp.phone_number.disconnected",
        "whatsapp.phone_number.reconnected",
        "whatsapp.account.disabled",
        "whatsapp.account.restricted",
        "whatsapp.account.reinstated",
        "whatsapp.account.violation",
        "workflow.execution.handoff",
        "workflow.execution.failed",
        ProjectEvent,
        "kapso_agent.run.approval_required",
        "kapso_agent.run.completed",
        "kapso_agent.run.failed",
        "kapso_agent.run.cancelled",
    ];

    /// <summary>The event of a sent message that has reached a status.</summary>
    public static string OfStatus(string status) => $"whatsapp.message.{status}";
}
