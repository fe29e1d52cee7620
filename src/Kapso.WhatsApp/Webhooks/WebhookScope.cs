namespace Kapso.WhatsApp.Webhooks;

/// <summary>The scope of a webhook, which decides which events it can subscribe to.</summary>
public enum WebhookScope
{
    /// <summary>One number: its messages, conversations and contacts.</summary>
    PhoneNumber,

    /// <summary>The project: numbers that come and go, Meta's measures against accounts, workflows, project events and agent runs.</summary>
    Project,
}
