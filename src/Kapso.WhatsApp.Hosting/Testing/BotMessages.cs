using System.Buffers;
using System.Text.Json;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Hosting.Testing;

/// <summary>Writes what a customer sends as the webhook that delivers it.</summary>
internal static class BotMessages
{
    public static byte[] Received(string id, Person customer, MessageContent content, string? replyTo, DateTimeOffset now, bool isFirst)
    {
        Message message = new()
        {
            Id = id,
            Timestamp = now,
            Type = TypeOf(content),
            Content = content,
            From = customer.IsBusinessScopedUserId ? null : customer.Value,
            FromUserId = customer.IsBusinessScopedUserId ? customer.Value : null,
            Context = replyTo is null ? null : new MessageContext { Id = replyTo },
        };
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("message"u8);
            message.WriteTo(writer);
            writer.WriteStartObject("conversation"u8);
            writer.WriteString("id"u8, $"conversation-{customer.Value}");
            writer.WriteString("phone_number_id"u8, BotDriver.PhoneNumberId);
            writer.WriteEndObject();
            writer.WriteBoolean("is_new_conversation"u8, isFirst);
            writer.WriteString("phone_number_id"u8, BotDriver.PhoneNumberId);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static MessageType? TypeOf(MessageContent content) => content switch
    {
        TextContent => MessageType.Text,
        InteractiveContentBase => MessageType.Interactive,
        ImageContent => MessageType.Image,
        VideoContent => MessageType.Video,
        AudioContent => MessageType.Audio,
        DocumentContent => MessageType.Document,
        StickerContent => MessageType.Sticker,
        LocationContent => MessageType.Location,
        ContactsContent => MessageType.Contacts,
        ReactionContent => MessageType.Reaction,
        TemplateButtonContent => MessageType.Button,
        OrderContent => MessageType.Order,
        _ => null,
    };
}
