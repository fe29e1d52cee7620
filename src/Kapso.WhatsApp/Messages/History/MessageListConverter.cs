using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// Reads a list of messages in which one that is broken does not cost the others: it is kept with an empty id and its JSON as unknown content. A list with very many of
/// them is none of messages, and finding out what is wrong with each takes far longer than reading it.
/// </summary>
internal sealed class MessageListConverter : JsonConverter<IReadOnlyList<Message>>
{
    private const int MaxBroken = 1000;

    private static readonly MessageConverter Element = new();

    public override IReadOnlyList<Message> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException("A list of messages is an array.");
        }

        List<Message> messages = [];
        int broken = 0;
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            Message message = ReadOne(ref reader, options);
            messages.Add(message);
            if (message.Id.Length == 0 && ++broken > MaxBroken)
            {
                throw new JsonException($"More than {MaxBroken} messages of a list cannot be read.");
            }
        }

        return messages;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Message> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (Message message in value)
        {
            Element.Write(writer, message, options);
        }

        writer.WriteEndArray();
    }

    private static Message ReadOne(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        Utf8JsonReader start = reader;
        try
        {
            return Element.Read(ref reader, typeof(Message), options);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException) // The latter: a text that is not valid UTF-16.
        {
            reader = start;
            return new Message { Id = "", Content = new UnknownContent { Raw = JsonElement.ParseValue(ref reader) } };
        }
    }
}
