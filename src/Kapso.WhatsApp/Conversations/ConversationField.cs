using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Conversations;

/// <summary>A member of <see cref="KapsoConversationData"/> that can be asked for with <see cref="ConversationFields"/>.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ConversationField>))]
public readonly record struct ConversationField(string Value) : IOpenEnum<ConversationField>
{
    /// <summary>The field <see cref="KapsoConversationData.ContactName"/> of the response.</summary>
    public static ConversationField ContactName { get; } = new("contact_name");

    /// <summary>The field <see cref="KapsoConversationData.MessagesCount"/> of the response.</summary>
    public static ConversationField MessagesCount { get; } = new("messages_count");

    /// <summary>The field <see cref="KapsoConversationData.LastMessageId"/> of the response.</summary>
    public static ConversationField LastMessageId { get; } = new("last_message_id");

    /// <summary>The field <see cref="KapsoConversationData.LastMessageType"/> of the response.</summary>
    public static ConversationField LastMessageType { get; } = new("last_message_type");

    /// <summary>The field <see cref="KapsoConversationData.LastMessageTimestamp"/> of the response.</summary>
    public static ConversationField LastMessageTimestamp { get; } = new("last_message_timestamp");

    /// <summary>The field <see cref="KapsoConversationData.LastMessageText"/> of the response.</summary>
    public static ConversationField LastMessageText { get; } = new("last_message_text");

    /// <summary>The field <see cref="KapsoConversationData.LastInboundAt"/> of the response.</summary>
    public static ConversationField LastInboundAt { get; } = new("last_inbound_at");

    /// <summary>The field <see cref="KapsoConversationData.LastOutboundAt"/> of the response.</summary>
    public static ConversationField LastOutboundAt { get; } = new("last_outbound_at");

    /// <inheritdoc/>
    public static IReadOnlyList<ConversationField> Known { get; } = [ContactName, MessagesCount, LastMessageId, LastMessageType, LastMessageTimestamp, LastMessageText, LastInboundAt, LastOutboundAt];

    static ConversationField IOpenEnum<ConversationField>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
