using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>A step of a message's delivery, as Meta reports it.</summary>
public sealed record MessageStatusUpdate : KapsoModel
{
    /// <summary>The message's id (wamid).</summary>
    public string? Id { get; init; }

    /// <summary>The status that was reached.</summary>
    public MessageStatus? Status { get; init; }

    /// <summary>When the status was reached.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>What the status is about; a message when absent.</summary>
    public StatusEventType? Type { get; init; }

    /// <summary>The recipient's WhatsApp id, or the group's id.</summary>
    public string? RecipientId { get; init; }

    /// <summary>The business-scoped user id (BSUID) of the recipient.</summary>
    public string? RecipientUserId { get; init; }

    /// <summary>Whether the recipient is a person or a group.</summary>
    public StatusRecipientType? RecipientType { get; init; }

    /// <summary>What the message carried as callback data; it settles whether a send with an unknown outcome happened.</summary>
    [JsonPropertyName("biz_opaque_callback_data")]
    public string? CallbackData { get; init; }

    /// <summary>The conversation that the message opened or belongs to.</summary>
    public StatusConversation? Conversation { get; init; }

    /// <summary>Whether and how the message is charged for.</summary>
    public StatusPricing? Pricing { get; init; }

    /// <summary>The id of the template that Meta filed the content under, for content that was sent without an own template; null otherwise.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? TemplateId { get; init; }

    /// <summary>Why the message was not delivered.</summary>
    public IReadOnlyList<MessageError> Errors { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>The conversation that a message belongs to, as Meta counts conversations.</summary>
public sealed record StatusConversation : KapsoModel
{
    /// <summary>The id of the conversation at Meta.</summary>
    public string? Id { get; init; }

    /// <summary>When the conversation expires.</summary>
    public DateTimeOffset? ExpirationTimestamp { get; init; }

    /// <summary>The origin of the conversation: what opened it.</summary>
    public StatusConversationOrigin? Origin { get; init; }
}

/// <summary>What opened a conversation.</summary>
public sealed record StatusConversationOrigin : KapsoModel
{
    /// <summary>The kind of conversation.</summary>
    public ConversationCategory? Type { get; init; }
}

/// <summary>Whether and how a message is charged for.</summary>
public sealed record StatusPricing : KapsoModel
{
    /// <summary>Whether it is charged for.</summary>
    public bool? Billable { get; init; }

    /// <summary>The pricing model by which Meta charges.</summary>
    public PricingModel? PricingModel { get; init; }

    /// <summary>What it is charged as.</summary>
    public PricingCategory? Category { get; init; }

    /// <summary>Why it is free, or that it is not.</summary>
    public PricingType? Type { get; init; }

    /// <summary>What the message is estimated to cost, for messages of templates with a max price; null for others.</summary>
    public StatusCost? Cost { get; init; }
}

/// <summary>What a message costs, as Meta estimates it.</summary>
public sealed record StatusCost : KapsoModel
{
    /// <summary>The amount in the currency's main unit, for example 0.035 dollars.</summary>
    public decimal? Amount { get; init; }

    /// <summary>The currency's three-letter code.</summary>
    public string? Currency { get; init; }
}
