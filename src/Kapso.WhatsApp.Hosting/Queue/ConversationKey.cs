using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Names the conversation whose events are handled one after the other. Tenant and number are part of it: no tenant of a platform can hold up another's conversation.</summary>
/// <param name="Tenant">Whose secret signed the delivery; null where it was one of the application's own.</param>
/// <param name="NumberId">The number that the event is about.</param>
/// <param name="Conversation">The conversation, or the person on the other side, or the call.</param>
internal readonly record struct ConversationKey(string? Tenant, string? NumberId, string? Conversation)
{
    /// <summary>Returns the conversation of an event, else what else happens to its number; null for an event that belongs to neither and has no order to keep.</summary>
    public static ConversationKey? Of(string? tenant, WebhookEvent received)
    {
        ConversationKey key = new(tenant, received.NumberId, received switch
        {
            MessageEvent message => message.Conversation?.Id ?? message.Message.From ?? message.Message.FromUserId,
            ConversationEvent conversation => conversation.Conversation.Id,
            MetaBusinessAgentHandoverEvent handover => handover.Conversation?.Id,
            WorkflowExecutionEvent workflow => workflow.ConversationId,
            ContactIdentityChangedEvent contact => contact.Contact?.Id,
            ContactMarketingPreferenceChangedEvent contact => contact.Contact?.Id,
            MetaMessageReceivedEvent message => message.Message.From ?? message.Message.FromUserId,
            MetaMessageEchoEvent message => message.Message.To ?? message.Message.ToUserId,
            MetaHandoverEvent handover => handover.CustomerPhoneNumber ?? handover.CustomerUserId,
            MetaStandbyMessageEvent message => message.Message.From ?? message.Message.FromUserId,
            MetaStandbyEchoEvent echo => echo.Echo.To ?? echo.Echo.ToUserId,
            MetaStandbyStatusEvent status => status.Status.RecipientId ?? status.Status.RecipientUserId,
            MetaStatusEvent status => status.Status.RecipientId ?? status.Status.RecipientUserId,
            MetaCallEvent call => call.Call.Id,
            _ => null,
        });
        return key is { NumberId: null, Conversation: null } ? null : key;
    }
}
