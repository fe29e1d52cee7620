using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.MediaFiles;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>Takes messages from customers.</summary>
internal static class Inbox
{
    /// <summary>Stores what a customer wrote and opens the customer service window. What somebody writes whom the number has blocked never arrives.</summary>
    /// <returns>The message's id (wamid).</returns>
    /// <exception cref="ArgumentException">The message has no usable sender, the number does not exist, or a file is where none can be.</exception>
    public static string Receive(EmulatedProject project, InboundMessage message)
    {
        var number = project.NumberOrFirst(message.PhoneNumberId);
        var sender = Sender(message.From, message.FromUserId, "message");
        if (message.File is not null && !StoredMessage.IsMedia(message.Type))
        {
            throw new ArgumentException("File belongs to an image, video, audio, document or sticker message.");
        }

        var id = MessageId.New(sender.WaId ?? sender.UserId!, isInbound: true);
        if (project.Connected(number.Id, Surface.Proxy).Blocked.Contains(sender))
        {
            return id;
        }

        var file = message.File is null ? null : project.Media.Add(number.Id, message.File, isReceived: true);
        var conversation = project.ConversationWith(number, sender);
        conversation.CustomerWrote(sender, message.Name, project.Now);
        project.Contacts.Learn(sender, message.Name, number);
        var content = message.Content?.DeepClone();
        if (message.Type == "interactive" && content is JsonObject answer && answer["call_permission_reply"] is JsonObject reply)
        {
            project.CallPermissions.Of(conversation).Read(reply, project.Now);
        }

        var stored = new StoredMessage
        {
            Number = project.Messages.NextNumber(),
            Id = id,
            Conversation = conversation,
            IsInbound = true,
            Type = message.Type,
            Content = file is null ? content : InboundFile.Describe(project, file, message.Content, message.Type),
            Media = file,
            ContextMessageId = message.ContextMessageId,
            CreatedAt = project.Now,
        };
        stored.SetStatus("delivered");
        project.Messages.Add(stored);
        project.WebhookEvents.MessageReceived(stored);
        return id;
    }

    /// <summary>Who writes or calls.</summary>
    /// <exception cref="ArgumentException">It is nobody.</exception>
    public static Identity Sender(string? from, string? fromUserId, string noun)
    {
        var waId = from is null
            ? null
            : Identity.ReadPhone(from) ?? throw new ArgumentException("From must be a phone number with its country code.");
        if (fromUserId is not null && !Identity.IsUserId(fromUserId))
        {
            throw new ArgumentException("FromUserId must be a business-scoped user id such as US.1234567890.");
        }

        return waId is null && fromUserId is null
            ? throw new ArgumentException($"A customer's {noun} needs From or FromUserId.")
            : new Identity(waId, fromUserId);
    }
}
