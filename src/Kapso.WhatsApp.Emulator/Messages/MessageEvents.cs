using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Publishes what happens to messages.</summary>
internal sealed class MessageEvents(IEventPublisher publisher, IMessagePayloads payloads)
{
    public void Received(StoredMessage message)
    {
        PublishIfConversationBegins(message);
        Publish(EventNames.MessageReceived, message);
        publisher.PublishToMeta(message.Conversation, FieldOf(message), "messages", () => payloads.ForMeta(message));
    }

    public void Accepted(StoredMessage message)
    {
        PublishIfConversationBegins(message);
        if (message.IsPassive)
        {
            publisher.PublishToMeta(message.Conversation, EventNames.MetaStandby, "message_echoes", () => MessageJson.Echo(message));
        }
    }

    /// <summary>A sent message has reached the last of its statuses.</summary>
    public void StatusChanged(StoredMessage message)
    {
        Publish(EventNames.OfStatus(message.Status), message);
        publisher.PublishToMeta(message.Conversation, FieldOf(message), "statuses", () => MessageJson.Status(message, message.Statuses[^1]));
    }

    private static string FieldOf(StoredMessage message) => message.IsPassive ? EventNames.MetaStandby : EventNames.MetaMessages;

    private void Publish(string eventName, StoredMessage message) => publisher.Publish(eventName, message.Conversation, () => payloads.ForKapso(message));

    private void PublishIfConversationBegins(StoredMessage message)
    {
        if (message.Conversation.Oldest == message)
        {
            publisher.Publish(EventNames.ConversationCreated, message.Conversation, () => ConversationJson.ForEvent(message.Conversation));
        }
    }
}
