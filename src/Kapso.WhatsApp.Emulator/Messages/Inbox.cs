using Kapso.WhatsApp.Emulator.MediaFiles;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Takes messages from customers.</summary>
internal static class Inbox
{
    /// <summary>Stores what a customer wrote and opens the customer service window.</summary>
    /// <returns>The message.</returns>
    /// <exception cref="ArgumentException">The message has no usable sender, the number does not exist, or a file is where none can be.</exception>
    public static StoredMessage Receive(EmulatedProject project, InboundMessage message)
    {
        var number = project.NumberOrFirst(message.PhoneNumberId);
        var sender = Sender(message);
        if (message.File is not null && !StoredMessage.IsMedia(message.Type))
        {
            throw new ArgumentException("File belongs to an image, video, audio, document or sticker message.");
        }

        var file = message.File is null ? null : project.Media.Add(number.Id, message.File, isReceived: true);
        var conversation = project.ConversationWith(number, sender);
        conversation.CustomerWrote(sender, message.Name, project.Now);

        var stored = new StoredMessage
        {
            Number = project.Messages.NextNumber(),
            Id = MessageId.New(sender.WaId ?? sender.UserId!, isInbound: true),
            Conversation = conversation,
            IsInbound = true,
            Type = message.Type,
            Content = file is null ? message.Content?.DeepClone() : InboundFile.Describe(project, file, message.Content, message.Type),
            Media = file,
            ContextMessageId = message.ContextMessageId,
            CreatedAt = project.Now,
        };
        stored.SetStatus("delivered");
        project.Messages.Add(stored);
        project.WebhookEvents.MessageReceived(stored);
        return stored;
    }

    private static Identity Sender(InboundMessage message)
    {
        var waId = message.From is null
            ? null
            : Identity.ReadPhone(message.From) ?? throw new ArgumentException("From must be a phone number with its country code.");
        if (message.FromUserId is { } userId && !Identity.IsUserId(userId))
        {
            throw new ArgumentException("FromUserId must be a business-scoped user id such as US.1234567890.");
        }

        return waId is null && message.FromUserId is null
            ? throw new ArgumentException("A customer's message needs From or FromUserId.")
            : new Identity(waId, message.FromUserId);
    }
}
