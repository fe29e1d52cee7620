using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Conversations;

/// <summary>The exchange between one number of the business and one customer. A customer who is known by a business-scoped user id (BSUID) has no phone number.</summary>
[JsonConverter(typeof(GeneratedConverter<Conversation, ConversationsJson>))]
public sealed partial record Conversation : KapsoModel
{
    /// <summary>How long after a customer's last message anything but a template may be sent.</summary>
    public static readonly TimeSpan CustomerServiceWindow = TimeSpan.FromHours(24);

    /// <summary>The id of the conversation in Kapso, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The customer's phone number, in whatever form Kapso has it; null for one who is known by a BSUID only.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>The customer's business-scoped user id (BSUID).</summary>
    public string? BusinessScopedUserId { get; init; }

    /// <summary>The customer's parent BSUID.</summary>
    public string? ParentBusinessScopedUserId { get; init; }

    /// <summary>The customer's username, with or without a leading <c>@</c>.</summary>
    public string? Username { get; init; }

    /// <summary>The customer's name, or null when Kapso does not know one.</summary>
    [JsonIgnore]
    public string? ContactName => OwnContactName ?? Kapso?.ContactName;

    /// <summary>Whether the conversation is active or ended.</summary>
    public ConversationStatus? Status { get; init; }

    /// <summary>When the last activity in the conversation took place.</summary>
    public DateTimeOffset? LastActiveAt { get; init; }

    /// <summary>When the conversation was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the conversation was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The project's own data about the conversation, as JSON.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>The id of the business's number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Kapso's id of the number's configuration, a UUID; null where the response does not name it.</summary>
    [JsonPropertyName("whatsapp_config_id")]
    public string? ConfigurationId { get; init; }

    /// <summary>Kapso's summary of the conversation.</summary>
    public KapsoConversationData? Kapso { get; init; }

    /// <summary>Until when anything but a template may be sent: 24 hours after the customer's last message. Null when that is not known.</summary>
    [JsonIgnore]
    public DateTimeOffset? WindowClosesAt => WindowAfter(Kapso?.LastInboundAt);

    [JsonInclude, JsonPropertyName("contact_name")]
    internal string? OwnContactName { get; init; }

    /// <summary>When the window closes that a message opens. None for one from the end of the calendar, whatever its offset: there is no time after it.</summary>
    internal static DateTimeOffset? WindowAfter(DateTimeOffset? inbound) => inbound < DateTimeOffset.MaxValue - (2 * CustomerServiceWindow) ? inbound + CustomerServiceWindow : null;
}

/// <summary>What Kapso counts and keeps about a conversation.</summary>
[JsonConverter(typeof(GeneratedConverter<KapsoConversationData, ConversationsJson>))]
public sealed partial record KapsoConversationData : KapsoModel
{
    /// <summary>The customer's name, or null when Kapso does not know one.</summary>
    public string? ContactName { get; init; }

    /// <summary>The number of messages in the conversation.</summary>
    public int? MessagesCount { get; init; }

    /// <summary>The id of its last message.</summary>
    public string? LastMessageId { get; init; }

    /// <summary>The kind of its last message.</summary>
    public MessageType? LastMessageType { get; init; }

    /// <summary>When the last message was sent or received.</summary>
    public DateTimeOffset? LastMessageTimestamp { get; init; }

    /// <summary>The last message as text.</summary>
    public string? LastMessageText { get; init; }

    /// <summary>When the customer last sent a message.</summary>
    public DateTimeOffset? LastInboundAt { get; init; }

    /// <summary>When the business last sent a message.</summary>
    public DateTimeOffset? LastOutboundAt { get; init; }
}
