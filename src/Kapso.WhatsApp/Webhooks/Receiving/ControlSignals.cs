using System.Text.Json;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>What webhooks tell about who holds a conversation.</summary>
public static class ControlSignals
{
    /// <summary>Times in webhooks are whole seconds. A handover in the same second as a message outweighs it, so the message counts as a moment earlier.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromTicks(1);

    /// <summary>
    /// Returns what an event tells about who holds its conversation. The application that a customer's message is delivered to holds the conversation; a copy of one says that another application does.
    /// </summary>
    /// <param name="received">The event.</param>
    /// <param name="receivedAt">When it was received, which counts where the event names no time.</param>
    /// <returns>The signal; null for an event that tells nothing, as those of sent messages, calls and groups do.</returns>
    public static ControlSignal? ToControlSignal(this WebhookEvent received, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(received);
        return received switch
        {
            MessageReceivedEvent message => OfMessage(message, message.Message, receivedAt),
            MetaMessageReceivedEvent message => OfMessage(message, message.Message, receivedAt),
            MetaStandbyMessageEvent message => OfMessage(message, message.Message, receivedAt),
            MetaHandoverEvent handover => OfHandover(handover, receivedAt),
            _ => null,
        };
    }

    private static ControlSignal? OfMessage(WebhookEvent received, Message message, DateTimeOffset receivedAt)
    {
        // The answer to a request for permission to call goes to whoever asked, and changes nothing.
        if (received.NumberId is not { } number || message.GroupId is not null || message.Content is CallPermissionReplyContent || message.Kapso?.Direction == MessageDirection.Outbound)
        {
            return null;
        }

        return new ControlSignal
        {
            PhoneNumberId = number,
            Customer = Identities(message.From ?? message.Kapso?.PhoneNumber, message.FromUserId),
            Holder = received.IsPassive ? ConversationHolder.OtherApplication : ConversationHolder.Kapso,
            At = (message.Timestamp is { } written && written > DateTimeOffset.MinValue ? written : receivedAt) - Moment,
            IsFromCustomer = true,
        };
    }

    private static ControlSignal? OfHandover(MetaHandoverEvent handover, DateTimeOffset receivedAt)
    {
        ConversationHolder? holder = handover.Type == MetaHandoverType.ControlPassed ? ConversationHolder.Kapso
            : handover.Type == MetaHandoverType.ControlTaken ? ConversationHolder.OtherApplication
            : null;
        return holder is null || handover.NumberId is not { } number ? null : new ControlSignal
        {
            PhoneNumberId = number,
            Customer = Identities(handover.CustomerPhoneNumber, handover.CustomerUserId),
            Holder = holder.Value,
            Role = handover.Handover.NewOwnerRole ?? (holder is ConversationHolder.OtherApplication ? RoutingRole.Escalation : null),
            At = handover.Timestamp ?? receivedAt,
        };
    }

    private static Person[] Identities(string? phoneNumber, string? userId) =>
        [.. phoneNumber is null ? (ReadOnlySpan<Person>)[] : [Person.FromPhoneNumber(phoneNumber)], .. userId is null ? (ReadOnlySpan<Person>)[] : [Person.FromBusinessScopedUserId(userId)]];
}
