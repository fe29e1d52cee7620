using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The messages of a thread, with those that cannot be read beside them: one must not cost the others.</summary>
[JsonConverter(typeof(MetaHistoryMessagesConverter))]
internal sealed record MetaHistoryMessages
{
    public static MetaHistoryMessages None { get; } = new();

    public IReadOnlyList<Message> Items { get => field ?? []; init => field = value.WithoutNulls(); }

    public IReadOnlyList<JsonElement> Unreadable { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>Reads and writes the messages of a thread one by one.</summary>
internal sealed class MetaHistoryMessagesConverter : JsonConverter<MetaHistoryMessages>
{
    /// <summary>With more than these it is not a list of messages, and finding out what is wrong with each takes far longer than reading it.</summary>
    private const int MaxUnreadable = 1000;

    public override MetaHistoryMessages Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException("A list of messages is an array.");
        }

        List<Message> items = [];
        List<JsonElement> unreadable = [];
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            Utf8JsonReader start = reader;
            try
            {
                items.Add(Message.Read(ref reader));
            }
            catch (Exception wrong) when (WebhookReader.IsUnreadable(wrong) && unreadable.Count < MaxUnreadable)
            {
                reader = start;
                unreadable.Add(JsonElement.ParseValue(ref reader));
            }
        }

        return new MetaHistoryMessages { Items = items, Unreadable = unreadable };
    }

    public override void Write(Utf8JsonWriter writer, MetaHistoryMessages value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (Message message in value.Items)
        {
            Message.Write(writer, message);
        }

        foreach (JsonElement message in value.Unreadable)
        {
            message.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}
