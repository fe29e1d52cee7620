using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>
/// Reads the events of messages in one pass over the body, single or in a batch: services spend their time here. What is not in the
/// usual form is left to <see cref="WebhookReader"/>, which looks at the body first.
/// </summary>
internal static class MessageEventReader
{
    private const string Prefix = "whatsapp.message.";

    public static bool Knows(string? name) =>
        name is not null && name.StartsWith(Prefix, StringComparison.Ordinal) && name.AsSpan(Prefix.Length) is "received" or "sent" or "delivered" or "read" or "failed";

    /// <summary>Reads a whole body; false when it is not in the usual form, and nothing is lost by looking at it again.</summary>
    public static bool TryReadBody(ReadOnlySpan<byte> body, string name, JsonReaderOptions options, out MessageBody read)
    {
        read = default;
        Utf8JsonReader reader = new(body, options);
        try
        {
            return reader.Read() && read.Read(ref reader, body, name) && !reader.Read();
        }
        catch (Exception unusual) when (WebhookReader.IsUnreadable(unusual))
        {
            return false;
        }
    }

    /// <summary>Reads the event at the reader's position.</summary>
    public static WebhookEvent Read(ref Utf8JsonReader reader, string name)
    {
        MessageEvent message = name.AsSpan(Prefix.Length) switch
        {
            "received" => MessageReceivedEvent.Read(ref reader),
            "sent" => MessageSentEvent.Read(ref reader),
            "delivered" => MessageDeliveredEvent.Read(ref reader),
            "read" => MessageReadEvent.Read(ref reader),
            _ => MessageFailedEvent.Read(ref reader),
        };
        WebhookEvent read = LegacyPayload.Upgrade(message);
        read.Name = name;
        return read;
    }

    /// <summary>The events of a body and the members beside them.</summary>
    internal struct MessageBody
    {
        public IReadOnlyList<WebhookEvent> Events { get; private set; }

        public bool IsBatch { get; private set; }

        public WebhookBatchInfo? BatchInfo { get; private set; }

        public bool Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, string name)
        {
            if (reader.TokenType is not JsonTokenType.StartObject)
            {
                return false;
            }

            Utf8JsonReader first = reader;
            bool isSingle = first.Read() && first.TokenType is JsonTokenType.PropertyName && (first.ValueTextEquals("message"u8) || first.ValueTextEquals("conversation"u8));
            if (!isSingle)
            {
                return ReadBatch(ref reader, body, name);
            }

            WebhookEvent single = MessageEventReader.Read(ref reader, name);
            Events = [single];
            return !single.AdditionalData.Keys.Any(IsOfEnvelope);
        }

        private bool ReadBatch(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, string name)
        {
            IsBatch = true;
            Range batchInfo = default;
            while (MemberReader.Next(ref reader))
            {
                if (reader.ValueTextEquals("data"u8))
                {
                    if (Events is not null || !reader.Read() || reader.TokenType is not JsonTokenType.StartArray)
                    {
                        return false;
                    }

                    Events = ReadEvents(ref reader, body, name);
                }
                else if (reader.ValueTextEquals("batch_info"u8))
                {
                    reader.Read();
                    int start = (int)reader.TokenStartIndex;
                    reader.Skip();
                    batchInfo = start..(int)reader.BytesConsumed;
                }
                else if (reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("object"u8) || reader.ValueTextEquals("event"u8))
                {
                    return false;
                }
                else if (reader.ValueTextEquals("type"u8))
                {
                    reader.Read();
                    if (reader.TokenType is not JsonTokenType.String || !reader.ValueTextEquals(name))
                    {
                        return false;
                    }
                }
                else
                {
                    reader.Read();
                    reader.Skip();
                }
            }

            BatchInfo = WebhookOutline.BatchInfoOf(body[batchInfo]);
            return Events is not null;
        }

        /// <summary>What makes it the body of something else, or of another event than the headers say.</summary>
        private static bool IsOfEnvelope(string member) => member is "data" or "object" or "event" or "type";

        private static EventList ReadEvents(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, string name)
        {
            EventList events = [];
            using TextPool.Scope shared = TextPool.Begin();
            while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                Utf8JsonReader start = reader;
                try
                {
                    events.Add(MessageEventReader.Read(ref reader, name));
                }
                catch (Exception wrong) when (WebhookReader.IsUnreadable(wrong))
                {
                    reader = start;
                    int from = (int)reader.TokenStartIndex;
                    reader.Skip();
                    events.Add(new UnreadableWebhookEvent { Raw = KapsoEvents.Raw(body[from..(int)reader.BytesConsumed]), Problem = wrong.Message, Name = name });
                }
            }

            return events;
        }
    }
}
