using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Conversations;

/// <summary>Reads a conversation in one pass. Every event of a message holds one, so it is written by hand.</summary>
internal static class ConversationReader
{
    public static Conversation Read(ref Utf8JsonReader reader)
    {
        Parts parts = default;
        MemberReader.Begin(ref reader);
        while (MemberReader.Next(ref reader))
        {
            parts.ReadMember(ref reader);
        }

        return parts.ToConversation();
    }

    private static ConversationSummary ReadSummary(ref Utf8JsonReader reader)
    {
        SummaryParts parts = default;
        MemberReader.Begin(ref reader);
        while (MemberReader.Next(ref reader))
        {
            parts.ReadMember(ref reader);
        }

        return parts.ToSummary();
    }

    private struct Parts
    {
        private string? _id;
        private string? _phoneNumber;
        private string? _userId;
        private string? _parentUserId;
        private string? _username;
        private string? _contactName;
        private ConversationStatus? _status;
        private DateTimeOffset? _lastActiveAt;
        private DateTimeOffset? _createdAt;
        private DateTimeOffset? _updatedAt;
        private JsonElement? _metadata;
        private string? _phoneNumberId;
        private ConversationSummary? _kapso;
        private Dictionary<string, JsonElement>? _unknown;

        public void ReadMember(ref Utf8JsonReader reader)
        {
            ReadOnlySpan<byte> name = MemberReader.Name(ref reader);
            if (name.SequenceEqual("id"u8)) { _id = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("phone_number"u8)) { _phoneNumber = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("business_scoped_user_id"u8)) { _userId = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("parent_business_scoped_user_id"u8)) { _parentUserId = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("username"u8)) { _username = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("contact_name"u8)) { _contactName = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("status"u8)) { _status = MemberReader.OpenEnum<ConversationStatus>(ref reader, "status", ref _unknown); }
            else if (name.SequenceEqual("last_active_at"u8)) { _lastActiveAt = MemberReader.Time(ref reader, "last_active_at", ref _unknown); }
            else if (name.SequenceEqual("created_at"u8)) { _createdAt = MemberReader.Time(ref reader, "created_at", ref _unknown); }
            else if (name.SequenceEqual("updated_at"u8)) { _updatedAt = MemberReader.Time(ref reader, "updated_at", ref _unknown); }
            else if (name.SequenceEqual("metadata"u8)) { _metadata = MemberReader.Raw(ref reader); }
            else if (name.SequenceEqual("phone_number_id"u8)) { _phoneNumberId = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("kapso"u8)) { _kapso = MemberReader.Value(ref reader, "kapso", ReadSummary, ref _unknown); }
            else { MemberReader.Keep(ref reader, reader.GetString()!, ref _unknown); }
        }

        public readonly Conversation ToConversation() => new()
        {
            Id = _id ?? throw new JsonException("A conversation has an id."),
            PhoneNumber = _phoneNumber,
            BusinessScopedUserId = _userId,
            ParentBusinessScopedUserId = _parentUserId,
            Username = _username,
            OwnContactName = _contactName,
            Status = _status,
            LastActiveAt = _lastActiveAt,
            CreatedAt = _createdAt,
            UpdatedAt = _updatedAt,
            Metadata = _metadata,
            PhoneNumberId = _phoneNumberId,
            Kapso = _kapso,
            ExtensionData = _unknown,
        };
    }

    private struct SummaryParts
    {
        private string? _contactName;
        private int? _messagesCount;
        private string? _lastMessageId;
        private MessageType? _lastMessageType;
        private DateTimeOffset? _lastMessageTimestamp;
        private string? _lastMessageText;
        private DateTimeOffset? _lastInboundAt;
        private DateTimeOffset? _lastOutboundAt;
        private Dictionary<string, JsonElement>? _unknown;

        public void ReadMember(ref Utf8JsonReader reader)
        {
            ReadOnlySpan<byte> name = MemberReader.Name(ref reader);
            if (name.SequenceEqual("contact_name"u8)) { _contactName = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("messages_count"u8)) { _messagesCount = MemberReader.Number(ref reader, "messages_count", ref _unknown); }
            else if (name.SequenceEqual("last_message_id"u8)) { _lastMessageId = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("last_message_type"u8)) { _lastMessageType = MemberReader.OpenEnum<MessageType>(ref reader, "last_message_type", ref _unknown); }
            else if (name.SequenceEqual("last_message_timestamp"u8)) { _lastMessageTimestamp = MemberReader.Time(ref reader, "last_message_timestamp", ref _unknown); }
            else if (name.SequenceEqual("last_message_text"u8)) { _lastMessageText = MemberReader.Text(ref reader); }
            else if (name.SequenceEqual("last_inbound_at"u8)) { _lastInboundAt = MemberReader.Time(ref reader, "last_inbound_at", ref _unknown); }
            else if (name.SequenceEqual("last_outbound_at"u8)) { _lastOutboundAt = MemberReader.Time(ref reader, "last_outbound_at", ref _unknown); }
            else { MemberReader.Keep(ref reader, reader.GetString()!, ref _unknown); }
        }

        public readonly ConversationSummary ToSummary() => new()
        {
            ContactName = _contactName,
            MessagesCount = _messagesCount,
            LastMessageId = _lastMessageId,
            LastMessageType = _lastMessageType,
            LastMessageTimestamp = _lastMessageTimestamp,
            LastMessageText = _lastMessageText,
            LastInboundAt = _lastInboundAt,
            LastOutboundAt = _lastOutboundAt,
            ExtensionData = _unknown,
        };
    }
}
