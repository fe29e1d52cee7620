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
        publisher.PublishToMeta(message.Conversation, EventNames.MetaMessages, "messages", () => payloads.ForMeta(message));
    }

    public void Accepted(StoredMessage message) => PublishIfConversationBegins(message);

    /// <summary>A sent message has reached the last of its statuses.</summary>
    public void StatusChanged(StoredMessage message)
    {
        Publish(EventNames.OfStatus(message.Status), message);
        publisher.PublishToMeta(message.Conversation, EventNames.MetaMessages, "statuses", () => MessageJson.Status(message, message.Statuses[^1]));
    }

    private void Publish(string eventName, StoredMessage message) => publisher.Publish(eventName, message.Conversation, () => payloads.ForKapso(message));

    private void PublishIfConversationBegins(StoredMessage message)
    {
        if (message.Conversation.Oldest == message)
        {
            publisher.Publish(EventNames.ConversationCreated, message.Conversation, () => ConversationJson.ForEvent(message.Conversation));
        }
    }
}
