using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Takes messages from customers.</summary>
internal sealed class MessageReceiver(EmulatedProject project, MessageEvents events) : IMessageReceiver
{
    /// <summary>Stores what a customer wrote and opens the customer service window. What somebody writes whom the number has blocked never arrives.</summary>
    /// <returns>The message's id (wamid).</returns>
    /// <exception cref="ArgumentException">The message has no usable sender, the number does not exist, or a file is where none can be.</exception>
    public string Receive(InboundMessage message)
    {
        EmulatedPhoneNumber number = project.NumberOrFirst(message.PhoneNumberId);
        Identity sender = Identity.OfSender(message.From, message.FromUserId, "message");
        if (message.File is not null && !StoredMessage.IsMedia(message.Type))
        {
            throw new ArgumentException("File belongs to an image, video, audio, document or sticker message.");
        }

        string id = MessageId.New(sender.WaId ?? sender.UserId!, isInbound: true);
        if (project.Connected(number.Id, Surface.WhatsApp).Blocked.Contains(sender))
        {
            return id;
        }

        Conversation conversation = project.ConversationWith(number, sender);
        conversation.CustomerWrote(sender, message.Name, project.Now);
        IncomingMessage incoming = new(message, conversation, sender);
        project.Observers.ForEach(observer => observer.Receiving(incoming));

        StoredMessage stored = new()
        {
            Number = project.Messages.NextNumber(),
            Id = id,
            Conversation = conversation,
            IsInbound = true,
            IsPassive = incoming.IsPassive,
            Type = message.Type,
            Content = incoming.Content,
            Attachment = incoming.Attachment,
            ContextMessageId = message.ContextMessageId,
            CreatedAt = project.Now,
        };
        stored.SetStatus("delivered");
        project.Messages.Add(stored);
        events.Received(stored);
        return id;
    }
}
