using System.Text.Json.Serialization;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>An event of a conversation, as Kapso sends it to webhooks.</summary>
public abstract record ConversationEvent : WebhookEvent
{
    private protected ConversationEvent()
    {
    }

    /// <summary>The conversation that the event is about.</summary>
    public required Conversation Conversation { get; init; }

    /// <summary>The id of the business's number.</summary>
    public string? PhoneNumberId { get; init; }

    [JsonIgnore]
    internal override bool IsComplete => Conversation is not null;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? NumberId => PhoneNumberId ?? (HasOddNumber ? null : Conversation.PhoneNumberId);

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => [PhoneNumberId, Conversation.PhoneNumberId, LegacyPayload.NumberOf(this)];

    [JsonIgnore]
    internal override IEnumerable<string?> OddNumberIds => [.. OddNumbersOf(this), .. OddNumbersOf(Conversation)];

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Conversation.CreatedAt, Conversation.LastActiveAt, Conversation.UpdatedAt];
}

/// <summary>A conversation began. <c>whatsapp.conversation.created</c></summary>
public sealed record ConversationCreatedEvent : ConversationEvent;

/// <summary>A conversation ended. <c>whatsapp.conversation.ended</c></summary>
public sealed record ConversationEndedEvent : ConversationEvent;

/// <summary>Nothing was written in a conversation for a while. <c>whatsapp.conversation.inactive</c></summary>
public sealed record ConversationInactiveEvent : ConversationEvent
{
    /// <summary>The message after which the conversation was inactive.</summary>
    public InactiveSinceMessage? SinceMessage { get; init; }

    /// <summary>How long the conversation has been inactive.</summary>
    public Inactivity? Inactivity { get; init; }
}

/// <summary>The message after which a conversation was inactive.</summary>
public sealed record InactiveSinceMessage : KapsoModel
{
    /// <summary>The id of the message at Kapso.</summary>
    public string? Id { get; init; }

    /// <summary>The id of the message at Meta (wamid).</summary>
    [JsonPropertyName("whatsapp_message_id")]
    public string? Wamid { get; init; }

    /// <summary>Whether the message was received or sent.</summary>
    public MessageDirection? Direction { get; init; }

    /// <summary>When the message was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>The time for which a conversation was inactive.</summary>
public sealed record Inactivity : KapsoModel
{
    /// <summary>The time without a message.</summary>
    [JsonPropertyName("minutes"), JsonConverter(typeof(MinutesConverter))]
    public TimeSpan? Duration { get; init; }
}

/// <summary>The business-scoped id of a customer changed, as it does with a new phone number. <c>whatsapp.contact.identity_changed</c></summary>
public sealed record ContactIdentityChangedEvent : WebhookEvent
{
    /// <summary>The customer with the new ids.</summary>
    public Contact? Contact { get; init; }

    /// <summary>The ids that the customer had before.</summary>
    public PreviousIdentity? Previous { get; init; }

    /// <summary>The id of the business's number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? NumberId => PhoneNumberId;

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Contact?.UpdatedAt];
}

/// <summary>The ids that a customer had before they changed.</summary>
public sealed record PreviousIdentity : KapsoModel
{
    /// <summary>The BSUID that the customer had before.</summary>
    public string? BusinessScopedUserId { get; init; }

    /// <summary>The parent BSUID that the customer had before.</summary>
    public string? ParentBusinessScopedUserId { get; init; }
}

/// <summary>A customer stopped or resumed marketing messages. <c>whatsapp.contact.marketing_preference_changed</c></summary>
public sealed record ContactMarketingPreferenceChangedEvent : WebhookEvent
{
    /// <summary>The customer whose preference changed.</summary>
    public Contact? Contact { get; init; }

    /// <summary>The preference after the change.</summary>
    public MarketingPreferenceChange? MarketingPreference { get; init; }

    /// <summary>The id of the business's number: the preference concerns no other.</summary>
    public string? PhoneNumberId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? NumberId => PhoneNumberId;

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [MarketingPreference?.OccurredAt, Contact?.UpdatedAt];
}

/// <summary>A change of a customer's marketing preference.</summary>
public sealed record MarketingPreferenceChange : KapsoModel
{
    /// <summary>Whether marketing messages may be sent.</summary>
    public MarketingPreferenceStatus? Status { get; init; }

    /// <summary>The preference before the change.</summary>
    public MarketingPreferenceStatus? PreviousStatus { get; init; }

    /// <summary>Meta's explanation of the change, in words.</summary>
    public string? Detail { get; init; }

    /// <summary>When the preference changed, to the second.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>
    /// The sequence number of the change, which grows with every change of the contact: a change with a number that is not greater than the last one is
    /// outdated or already known.
    /// </summary>
    public long? Sequence { get; init; }
}

/// <summary>Meta's business agent handed a conversation over. <c>whatsapp.meta_business_agent.handover</c></summary>
public sealed record MetaBusinessAgentHandoverEvent : WebhookEvent
{
    /// <summary>The conversation that was handed over.</summary>
    public Conversation? Conversation { get; init; }

    /// <summary>The customer of the conversation.</summary>
    public Contact? Contact { get; init; }

    /// <summary>The id of the business's number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? NumberId => PhoneNumberId ?? (HasOddNumber ? null : Conversation?.PhoneNumberId);

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => [PhoneNumberId, Conversation?.PhoneNumberId];

    [JsonIgnore]
    internal override IEnumerable<string?> OddNumberIds => [.. OddNumbersOf(this), .. OddNumbersOf(Conversation)];

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Conversation?.LastActiveAt, Conversation?.UpdatedAt, Contact?.UpdatedAt];
}
