using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>Reads and writes what Kapso adds to a message. Every message of a list has one, so it is written by hand.</summary>
internal sealed class KapsoMessageDataConverter : JsonConverter<KapsoMessageData>
{
    private static readonly MessagesJson Json = MessagesJson.Default;

    public override KapsoMessageData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <summary>Reads what the reader stands on.</summary>
    internal static KapsoMessageData Read(ref Utf8JsonReader reader)
    {
        Parts parts = new();
        parts.Read(ref reader);
        return parts.ToData();
    }

    public override void Write(Utf8JsonWriter writer, KapsoMessageData value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteOptional("direction"u8, value.Direction?.Value);
        writer.WriteOptional("status"u8, value.Status?.Value);
        writer.WriteOptional("processing_status"u8, value.ProcessingStatus?.Value);
        writer.WriteOptional("origin"u8, value.Origin?.Value);
        writer.WriteOptional("phone_number"u8, value.PhoneNumber);
        writer.WriteOptional("phone_number_id"u8, value.PhoneNumberId);
        writer.WriteOptional("whatsapp_conversation_id"u8, value.WhatsappConversationId);
        writer.WriteOptional("contact_name"u8, value.ContactName);
        writer.WriteOptional("content"u8, value.Content);
        writer.WriteOptional("media_url"u8, value.MediaUrl);
        writer.WriteOptional("media_id"u8, value.MediaId);
        writer.WriteOptional("message_type_data"u8, value.MessageTypeData);
        writer.WriteOptional("flow_response"u8, value.FlowResponse);
        writer.WriteOptional("flow_token"u8, value.FlowToken);
        writer.WriteOptional("flow_name"u8, value.FlowName);
        writer.WriteOptional("order_text"u8, value.OrderText);
        WriteParts(writer, value);
        writer.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter writer, KapsoMessageData value)
    {
        if (value.HasMedia is bool hasMedia)
        {
            writer.WriteBoolean("has_media"u8, hasMedia);
        }

        if (value.Transcript is not null)
        {
            writer.WritePropertyName("transcript"u8);
            JsonSerializer.Serialize(writer, value.Transcript, Json.MessageTranscript);
        }

        if (value.Statuses.Count > 0)
        {
            writer.WritePropertyName("statuses"u8);
            JsonSerializer.Serialize(writer, value.Statuses, Json.IReadOnlyListMessageStatusEvent);
        }

        if (value.MediaData is not null)
        {
            writer.WritePropertyName("media_data"u8);
            JsonSerializer.Serialize(writer, value.MediaData, Json.KapsoMediaData);
        }

        foreach ((string member, JsonElement element) in value.AdditionalData)
        {
            writer.WritePropertyName(member);
            element.WriteTo(writer);
        }
    }

    /// <summary>What has been read so far.</summary>
    private struct Parts
    {
        private MessageDirection? _direction;
        private MessageStatus? _status;
        private MessageProcessingStatus? _processingStatus;
        private MessageOrigin? _origin;
        private string? _phoneNumber;
        private string? _phoneNumberId;
        private bool? _hasMedia;
        private string? _whatsappConversationId;
        private string? _contactName;
        private string? _content;
        private MessageTranscript? _transcript;
        private IReadOnlyList<MessageStatusEvent>? _statuses;
        private string? _mediaUrl;
        private KapsoMediaData? _mediaData;
        private string? _mediaId;
        private JsonElement? _messageTypeData;
        private JsonElement? _flowResponse;
        private string? _flowToken;
        private string? _flowName;
        private string? _orderText;
        private Dictionary<string, JsonElement>? _unknown;

        public void Read(ref Utf8JsonReader reader)
        {
            MemberReader.Begin(ref reader);
            while (MemberReader.Next(ref reader))
            {
                ReadMember(ref reader);
            }
        }

        public readonly KapsoMessageData ToData() => new()
        {
            Direction = _direction,
            Status = _status,
            ProcessingStatus = _processingStatus,
            Origin = _origin,
            PhoneNumber = _phoneNumber,
            PhoneNumberId = _phoneNumberId,
            HasMedia = _hasMedia,
            WhatsappConversationId = _whatsappConversationId,
            ContactName = _contactName,
            Content = _content,
            Transcript = _transcript,
            Statuses = _statuses ?? [],
            MediaUrl = _mediaUrl,
            MediaData = _mediaData,
            MediaId = _mediaId,
            MessageTypeData = _messageTypeData,
            FlowResponse = _flowResponse,
            FlowToken = _flowToken,
            FlowName = _flowName,
            OrderText = _orderText,
            ExtensionData = _unknown,
        };

        private void ReadMember(ref Utf8JsonReader reader)
        {
            ReadOnlySpan<byte> name = MemberReader.Name(ref reader);
            if (name.SequenceEqual("direction"u8)) { _direction = MemberReader.OpenEnum<MessageDirection>(ref reader, "direction", ref _unknown); }
            else if (name.SequenceEqual("status"u8)) { _status = MemberReader.OpenEnum<MessageStatus>(ref reader, "status", ref _unknown); }
            else if (name.SequenceEqual("processing_status"u8)) { _processingStatus = MemberReader.OpenEnum<MessageProcessingStatus>(ref reader, "processing_status", ref _unknown); }
            else if (name.SequenceEqual("origin"u8)) { _origin = MemberReader.OpenEnum<MessageOrigin>(ref reader, "origin", ref _unknown); }
            else if (name.SequenceEqual("phone_number"u8)) { _phoneNumber = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("phone_number_id"u8)) { _phoneNumberId = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("has_media"u8)) { _hasMedia = MemberReader.Flag(ref reader, "has_media", ref _unknown); }
            else if (name.SequenceEqual("whatsapp_conversation_id"u8)) { _whatsappConversationId = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("contact_name"u8)) { _contactName = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("content"u8)) { _content = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("transcript"u8)) { _transcript = ReadTranscript(ref reader); }
            else if (name.SequenceEqual("statuses"u8)) { _statuses = MemberReader.Value(ref reader, "statuses", Json.IReadOnlyListMessageStatusEvent, ref _unknown); }
            else if (name.SequenceEqual("media_url"u8)) { _mediaUrl = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("media_data"u8)) { _mediaData = MemberReader.Value(ref reader, "media_data", Json.KapsoMediaData, ref _unknown); }
            else if (name.SequenceEqual("media_id"u8)) { _mediaId = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("message_type_data"u8)) { _messageTypeData = MemberReader.Raw(ref reader); }
            else if (name.SequenceEqual("flow_response"u8)) { _flowResponse = MemberReader.Raw(ref reader); }
            else if (name.SequenceEqual("flow_token"u8)) { _flowToken = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("flow_name"u8)) { _flowName = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("order_text"u8)) { _orderText = MemberReader.Text(ref reader); }
            else { MemberReader.Keep(ref reader, reader.GetString()!, ref _unknown); }
        }

        /// <summary>An object, or the plain text that some deliveries hold in its place.</summary>
        private MessageTranscript? ReadTranscript(ref Utf8JsonReader reader)
        {
            Utf8JsonReader next = reader;
            next.Read();
            return next.TokenType is JsonTokenType.String ? new MessageTranscript { Text = MemberReader.Text(ref reader) } : MemberReader.Value(ref reader, "transcript", Json.MessageTranscript, ref _unknown);
        }
    }
}
