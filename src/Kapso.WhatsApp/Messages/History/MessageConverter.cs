using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// Reads a message in one pass, whatever the order of its members: the content may precede the type that names it. A content that is not
/// as it should be does not cost the message. Lists and webhooks spend their time here, so it is written by hand.
/// </summary>
internal sealed class MessageConverter : JsonConverter<Message>
{
    private static readonly MessagesJson Json = MessagesJson.Default;

    public override Message Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Read(ref reader);

    /// <summary>Reads the message that the reader stands on.</summary>
    internal static Message Read(ref Utf8JsonReader reader)
    {
        Parts parts = new();
        parts.Read(ref reader);
        return parts.ToMessage();
    }

    public override void Write(Utf8JsonWriter writer, Message value, JsonSerializerOptions options)
    {
        if (value is { Id: "", Content: UnknownContent { Name: null, Raw: { } broken } })
        {
            // Nothing of it could be read: it goes out as it came, a text that is not valid UTF-16 too.
            writer.WriteRawValue(broken.GetRawText(), skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("id"u8, value.Id);
        if (value.Timestamp is { } timestamp)
        {
            WriteTimestamp(writer, timestamp);
        }

        writer.WriteOptional("type"u8, value.Type?.Value);
        writer.WriteOptional("from"u8, value.From);
        writer.WriteOptional("from_user_id"u8, value.FromUserId);
        writer.WriteOptional("from_parent_user_id"u8, value.FromParentUserId);
        writer.WriteOptional("to"u8, value.To);
        writer.WriteOptional("to_user_id"u8, value.ToUserId);
        writer.WriteOptional("to_parent_user_id"u8, value.ToParentUserId);
        writer.WriteOptional("username"u8, value.Username);
        writer.WriteOptional("group_id"u8, value.GroupId);
        WriteParts(writer, value);
        writer.WriteEndObject();
    }

    /// <summary>Reads the content of a message without an id, as it stands inside an edit.</summary>
    internal static MessageContent ReadContent(JsonElement message)
    {
        Utf8JsonReader reader = new(System.Text.Encoding.UTF8.GetBytes(message.GetRawText()));
        reader.Read();
        Parts parts = new();
        parts.Read(ref reader);
        return parts.Content;
    }

    /// <summary>Whole seconds as the wire has them, anything finer in the form that can hold it.</summary>
    private static void WriteTimestamp(Utf8JsonWriter writer, DateTimeOffset timestamp)
    {
        writer.WritePropertyName("timestamp"u8);
        if (timestamp.UtcTicks % TimeSpan.TicksPerSecond == 0)
        {
            writer.WriteStringValue(timestamp.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            JsonSerializer.Serialize(writer, timestamp, Json.NullableDateTimeOffset);
        }
    }

    private static void WriteParts(Utf8JsonWriter writer, Message value)
    {
        if (value.Context is not null)
        {
            writer.WritePropertyName("context"u8);
            JsonSerializer.Serialize(writer, value.Context, Json.MessageContext);
        }

        if (value.Referral is not null)
        {
            writer.WritePropertyName("referral"u8);
            JsonSerializer.Serialize(writer, value.Referral, Json.MessageReferral);
        }

        if (value.Identity is not null)
        {
            writer.WritePropertyName("identity"u8);
            JsonSerializer.Serialize(writer, value.Identity, Json.MessageIdentity);
        }

        if (value.Errors.Count > 0)
        {
            writer.WritePropertyName("errors"u8);
            JsonSerializer.Serialize(writer, value.Errors, Json.IReadOnlyListMessageError);
        }

        if (value.Content.MemberName is { } name && value.Content is not UnknownContent { Raw: null })
        {
            writer.WritePropertyName(name);
            ContentReader.Write(writer, value.Content);
        }

        if (value.Kapso is not null)
        {
            writer.WritePropertyName("kapso"u8);
            JsonSerializer.Serialize(writer, value.Kapso, Json.KapsoMessageData);
        }

        foreach ((string member, JsonElement element) in value.AdditionalData)
        {
            writer.WritePropertyName(member);
            element.WriteTo(writer);
        }
    }

    /// <summary>What has been read of a message so far.</summary>
    private struct Parts
    {
        private string? _id;
        private DateTimeOffset? _timestamp;
        private MessageType? _type;
        private string? _from;
        private string? _fromUserId;
        private string? _fromParentUserId;
        private string? _to;
        private string? _toUserId;
        private string? _toParentUserId;
        private string? _username;
        private string? _groupId;
        private MessageContext? _context;
        private MessageReferral? _referral;
        private MessageIdentity? _identity;
        private IReadOnlyList<MessageError>? _errors;
        private KapsoMessageData? _kapso;
        private MessageContent? _content;
        private Dictionary<string, JsonElement>? _unknown;

        public MessageContent Content => _content is { } content && (_type is null || content.MemberName == _type.Value.Value) ? content : ContentByType();

        public void Read(ref Utf8JsonReader reader)
        {
            MemberReader.Begin(ref reader);
            while (MemberReader.Next(ref reader))
            {
                ReadMember(ref reader);
            }
        }

        public Message ToMessage()
        {
            // Before the rest: it may move a member between the content and the unknown ones.
            MessageContent content = Content;
            return new Message
            {
                Id = _id ?? throw new JsonException("A message has an id."),
                Timestamp = _timestamp,
                Type = _type,
                Content = content,
                From = _from,
                FromUserId = _fromUserId,
                FromParentUserId = _fromParentUserId,
                To = _to,
                ToUserId = _toUserId,
                ToParentUserId = _toParentUserId,
                Username = _username,
                GroupId = _groupId,
                Context = _context,
                Referral = _referral,
                Identity = _identity,
                Errors = _errors ?? [],
                Kapso = _kapso,
                ExtensionData = _unknown,
            };
        }

        private void ReadMember(ref Utf8JsonReader reader)
        {
            ReadOnlySpan<byte> name = MemberReader.Name(ref reader);
            if (name.SequenceEqual("id"u8)) { _id = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("timestamp"u8)) { _timestamp = MemberReader.Time(ref reader, "timestamp", ref _unknown); }
            else if (name.SequenceEqual("type"u8)) { _type = MemberReader.OpenEnum<MessageType>(ref reader, "type", ref _unknown); }
            else if (name.SequenceEqual("from"u8)) { _from = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("from_user_id"u8)) { _fromUserId = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("from_parent_user_id"u8)) { _fromParentUserId = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("to"u8)) { _to = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("to_user_id"u8)) { _toUserId = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("to_parent_user_id"u8)) { _toParentUserId = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("kapso"u8)) { _kapso = MemberReader.Value(ref reader, "kapso", KapsoMessageDataConverter.Read, ref _unknown); }
            else if (name.SequenceEqual("username"u8)) { _username = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("group_id"u8)) { _groupId = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("context"u8)) { _context = MemberReader.Value(ref reader, "context", Json.MessageContext, ref _unknown); }
            else if (name.SequenceEqual("referral"u8)) { _referral = MemberReader.Value(ref reader, "referral", Json.MessageReferral, ref _unknown); }
            else if (name.SequenceEqual("identity"u8)) { _identity = MemberReader.Value(ref reader, "identity", Json.MessageIdentity, ref _unknown); }
            else if (name.SequenceEqual("errors"u8)) { _errors = MemberReader.Value(ref reader, "errors", Json.IReadOnlyListMessageError, ref _unknown); }
            else if (ContentReader.MemberName(name) is { } content) { ReadContent(ref reader, content); }
            else { MemberReader.Keep(ref reader, reader.GetString()!, ref _unknown); }
        }

        private void ReadContent(ref Utf8JsonReader reader, string name)
        {
            if (_content is not null)
            {
                MemberReader.Keep(ref reader, name, ref _unknown);
                return;
            }

            reader.Read();
            _content = reader.TokenType is JsonTokenType.Null ? null : ContentReader.Read(ref reader, name);
        }

        /// <summary>The content when no member that is named like the type was read as such: a kind without a member, an unknown kind, or several members.</summary>
        private MessageContent ContentByType()
        {
            string? name = _type?.Value;
            MessageContent? other = _content;
            if (other is { MemberName: { } otherName })
            {
                (_unknown ??= [])[otherName] = Raw(other);
                _content = null;
            }

            if (name is not null && _unknown?.Remove(name, out JsonElement element) == true)
            {
                Utf8JsonReader reader = new(System.Text.Encoding.UTF8.GetBytes(element.GetRawText()));
                reader.Read();
                return _content = ContentReader.Read(ref reader, name);
            }

            return name switch
            {
                "request_welcome" => new RequestWelcomeContent(),
                "unsupported" => new UnsupportedContent(),
                _ => new UnknownContent { Name = name },
            };
        }

        private static JsonElement Raw(MessageContent content)
        {
            System.Buffers.ArrayBufferWriter<byte> buffer = new();
            using (Utf8JsonWriter writer = new(buffer))
            {
                ContentReader.Write(writer, content);
            }

            Utf8JsonReader reader = new(buffer.WrittenSpan);
            return JsonElement.ParseValue(ref reader);
        }
    }
}
