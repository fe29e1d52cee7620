using System.Text.Json.Serialization;
using Kapso.WhatsApp.Contacts;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Something happened to a conversation.</summary>
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
    public override string? NumberId => PhoneNumberId ?? Conversation.PhoneNumberId;

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => [PhoneNumberId, Conversation.PhoneNumberId, LegacyPayload.NumberOf(this)];

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
    /// <summary>The message after which nothing was written.</summary>
    public InactiveSinceMessage? SinceMessage { get; init; }

    /// <summary>How long the conversation has been inactive.</summary>
    public Inactivity? Inactivity { get; init; }
}

/// <summary>The message after which nothing was written.</summary>
public sealed record InactiveSinceMessage : KapsoModel
{
    /// <summary>The id of the message at Kapso.</summary>
    public string? Id { get; init; }

    /// <summary>The id of the message at Meta (wamid).</summary>
    public string? WhatsappMessageId { get; init; }

    /// <summary>Whether it was received or sent.</summary>
    public MessageDirection? Direction { get; init; }

    /// <summary>When the message was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>How long nothing was written.</summary>
public sealed record Inactivity : KapsoModel
{
    /// <summary>The time without a message, in minutes.</summary>
    public int? Minutes { get; init; }
}

/// <summary>The business-scoped id of a customer changed, as it does with a new phone number. <c>whatsapp.contact.identity_changed</c></summary>
public sealed record ContactIdentityChangedEvent : WebhookEvent
{
    /// <summary>The customer as they are known now.</summary>
    public Contact? Contact { get; init; }

    /// <summary>How they were known before.</summary>
    public PreviousIdentity? Previous { get; init; }

    /// <summary>The id of the business's number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? NumberId => PhoneNumberId;

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Contact?.UpdatedAt];
}

/// <summary>How a customer was known before.</summary>
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

    /// <summary>What they prefer now.</summary>
    public MarketingPreferenceChange? MarketingPreference { get; init; }

    /// <summary>The id of the business's number: the preference concerns no other.</summary>
    public string? PhoneNumberId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? NumberId => PhoneNumberId;

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [MarketingPreference?.OccurredAt, Contact?.UpdatedAt];
}

/// <summary>What a customer prefers now.</summary>
public sealed record MarketingPreferenceChange : KapsoModel
{
    /// <summary>Whether marketing messages may be sent.</summary>
    public MarketingPreferenceStatus? Status { get; init; }

    /// <summary>The preference before the change.</summary>
    public MarketingPreferenceStatus? PreviousStatus { get; init; }

    /// <summary>Meta's explanation of the change, in words.</summary>
    public string? Detail { get; init; }

    /// <summary>When it changed, to the second.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Grows with every change of the contact: a change whose number is not greater than the last one is old or known already.</summary>
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
    public override string? NumberId => PhoneNumberId ?? Conversation?.PhoneNumberId;

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => [PhoneNumberId, Conversation?.PhoneNumberId];

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Conversation?.LastActiveAt, Conversation?.UpdatedAt, Contact?.UpdatedAt];
}
