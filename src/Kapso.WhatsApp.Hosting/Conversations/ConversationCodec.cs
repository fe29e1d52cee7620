using System.Buffers;
using System.Text.Json;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Writes and reads records and the messages in them.</summary>
internal static class ConversationCodec
{
    private static readonly WebhookRequestHeaders ReceivedHeaders = new() { Event = "whatsapp.message.received" };

    public static byte[] Write(ConversationRecord record) => JsonSerializer.SerializeToUtf8Bytes(record, ConversationJson.Default.ConversationRecord);

    /// <exception cref="ConversationChangedException">It cannot be read, or was written by a later version of this library.</exception>
    public static ConversationRecord Read(ReadOnlyMemory<byte> content)
    {
        try
        {
            if (FormatOf(content.Span) is > ConversationRecord.CurrentFormat and var format)
            {
                throw new ConversationChangedException(
                    ConversationChange.Format, $"The conversation is stored in format {format}; this version of the library reads formats up to {ConversationRecord.CurrentFormat}.");
            }

            return JsonSerializer.Deserialize(content.Span, ConversationJson.Default.ConversationRecord) ?? throw new JsonException("It is null.");
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException)
        {
            // The message of a JSON exception names a path and a position, no content.
            throw new ConversationChangedException(ConversationChange.Unreadable, "The stored conversation cannot be read.", unreadable);
        }
    }

    /// <summary>Writes a message as it is kept: with what Kapso adds only where a file is fetched by it.</summary>
    public static JsonElement Write(Message message)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            (message.Content is MediaContent ? message : message with { Kapso = null }).WriteTo(writer);
        }

        Utf8JsonReader reader = new(buffer.WrittenSpan);
        return JsonElement.ParseValue(ref reader);
    }

    /// <exception cref="ConversationChangedException">It is no message.</exception>
    public static Message ReadMessage(JsonElement message)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer))
        {
            writer.WriteStartObject();
            writer.WritePropertyName("message"u8);
            message.WriteTo(writer);
            writer.WriteEndObject();
        }

        try
        {
            if (WebhookReader.Read(buffer.WrittenSpan, ReceivedHeaders).Events is [MessageReceivedEvent received])
            {
                return received.Message;
            }
        }
        catch (WebhookFormatException)
        {
            // Told below.
        }

        throw new ConversationChangedException(ConversationChange.Type, "A stored message cannot be read as one.");
    }

    /// <summary>The format is the first member of a record.</summary>
    private static int FormatOf(ReadOnlySpan<byte> content)
    {
        Utf8JsonReader reader = new(content);
        return reader.Read() && reader.Read() && reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals("v"u8) && reader.Read() && reader.TryGetInt32(out int format) ? format : 0;
    }
}
