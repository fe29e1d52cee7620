using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>What Kapso adds to a message. Which members are there depends on the surface and on the fields that were asked for (<see cref="MessageFields"/>).</summary>
[JsonConverter(typeof(GeneratedConverter<KapsoMessageData, MessagesJson>))]
public sealed partial record KapsoMessageData : KapsoModel
{
    /// <summary>Whether the message was received or sent. An inbound one may still name the business app as its origin.</summary>
    public MessageDirection? Direction { get; init; }

    /// <summary>How far the message got.</summary>
    public MessageStatus? Status { get; init; }

    /// <summary>How far Kapso's own processing of the message got.</summary>
    public MessageProcessingStatus? ProcessingStatus { get; init; }

    /// <summary>Where the message was written.</summary>
    public MessageOrigin? Origin { get; init; }

    /// <summary>
    /// Whether the message belongs to a conversation that another application of the number holds, so that this one only gets a copy of it; null means no. See <see cref="Message.IsPassive"/>.
    /// </summary>
    public bool? Passive { get; init; }

    /// <summary>The customer's phone number; absent for a customer who is known by a BSUID only.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The id of the business's number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Whether a media file belongs to the message.</summary>
    public bool? HasMedia { get; init; }

    /// <summary>The id of the conversation in Kapso.</summary>
    [JsonPropertyName("whatsapp_conversation_id")]
    public string? ConversationId { get; init; }

    /// <summary>The customer's name, or null when Kapso does not know one.</summary>
    public string? ContactName { get; init; }

    /// <summary>The message in words, made by Kapso: file names, sizes and links stand in it too, so do not take it for what the customer wrote.</summary>
    public string? Content { get; init; }

    /// <summary>What was said in a voice note.</summary>
    [JsonConverter(typeof(MessageTranscriptConverter))]
    public MessageTranscript? Transcript { get; init; }

    /// <summary>The steps of the message's delivery, oldest first.</summary>
    public IReadOnlyList<MessageStatusUpdate> Statuses { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The address of the media file. Whoever has it can fetch the file: keep it secret, and never send the API key to it.</summary>
    public string? MediaUrl { get; init; }

    /// <summary>The media file of the message.</summary>
    public KapsoMediaData? MediaData { get; init; }

    /// <summary>The id of the media file.</summary>
    public string? MediaId { get; init; }

    /// <summary>What Kapso took from the message, by kind of message.</summary>
    public JsonElement? MessageTypeData { get; init; }

    /// <summary>The answers that a customer gave in a flow.</summary>
    public JsonElement? FlowResponse { get; init; }

    /// <summary>The token that the flow was opened with.</summary>
    public string? FlowToken { get; init; }

    /// <summary>The name of the flow that was answered.</summary>
    public string? FlowName { get; init; }

    /// <summary>What the customer wrote with an order.</summary>
    public string? OrderText { get; init; }

    /// <summary>Whether JSON says yes, in whichever form.</summary>
    internal static bool IsTrue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.String => value.GetString() is "true" or "1",
        JsonValueKind.Number => value.TryGetInt32(out int number) && number == 1,
        _ => false,
    };
}

/// <summary>What was said in a voice note.</summary>
public sealed record MessageTranscript : KapsoModel
{
    /// <summary>The text of the transcript.</summary>
    public string? Text { get; init; }
}

/// <summary>Reads a transcript: an object, or the plain text that some deliveries hold in its place.</summary>
internal sealed class MessageTranscriptConverter : JsonConverter<MessageTranscript>
{
    public override MessageTranscript? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.String ? new MessageTranscript { Text = reader.GetString() } : TolerantJson.ReadMember(ref reader, MessagesJson.Default.MessageTranscript);

    public override void Write(Utf8JsonWriter writer, MessageTranscript value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value, MessagesJson.Default.MessageTranscript);
}

/// <summary>A media file as Kapso keeps it.</summary>
public sealed record KapsoMediaData : KapsoModel
{
    /// <summary>The file's address. Whoever has it can fetch the file: keep it secret, and never send the API key to it.</summary>
    public string? Url { get; init; }

    /// <summary>The file's name, or null when it has none.</summary>
    [JsonPropertyName("filename")]
    public string? FileName { get; init; }

    /// <summary>The file's MIME type.</summary>
    public string? ContentType { get; init; }

    /// <summary>The file's size in bytes.</summary>
    public long? ByteSize { get; init; }
}
