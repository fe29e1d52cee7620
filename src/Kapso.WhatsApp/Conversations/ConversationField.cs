using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Conversations;

/// <summary>A member of <see cref="ConversationSummary"/> that can be asked for with <see cref="ConversationFields"/>.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ConversationField>))]
public readonly record struct ConversationField(string Value) : IOpenEnum<ConversationField>
{
    /// <summary><see cref="ConversationSummary.ContactName"/>.</summary>
    public static ConversationField ContactName { get; } = new("contact_name");

    /// <summary><see cref="ConversationSummary.MessagesCount"/>.</summary>
    public static ConversationField MessagesCount { get; } = new("messages_count");

    /// <summary><see cref="ConversationSummary.LastMessageId"/>.</summary>
    public static ConversationField LastMessageId { get; } = new("last_message_id");

    /// <summary><see cref="ConversationSummary.LastMessageType"/>.</summary>
    public static ConversationField LastMessageType { get; } = new("last_message_type");

    /// <summary><see cref="ConversationSummary.LastMessageTimestamp"/>.</summary>
    public static ConversationField LastMessageTimestamp { get; } = new("last_message_timestamp");

    /// <summary><see cref="ConversationSummary.LastMessageText"/>.</summary>
    public static ConversationField LastMessageText { get; } = new("last_message_text");

    /// <summary><see cref="ConversationSummary.LastInboundAt"/>.</summary>
    public static ConversationField LastInboundAt { get; } = new("last_inbound_at");

    /// <summary><see cref="ConversationSummary.LastOutboundAt"/>.</summary>
    public static ConversationField LastOutboundAt { get; } = new("last_outbound_at");

    /// <inheritdoc/>
    public static IReadOnlyList<ConversationField> Known { get; } = [ContactName, MessagesCount, LastMessageId, LastMessageType, LastMessageTimestamp, LastMessageText, LastInboundAt, LastOutboundAt];

    static ConversationField IOpenEnum<ConversationField>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
