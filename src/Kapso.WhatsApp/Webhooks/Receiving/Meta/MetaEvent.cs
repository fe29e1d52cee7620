using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>An event in the form that Meta gave it: webhooks of kind meta pass it on. <see cref="WebhookEvent.Name"/> is Meta's field.</summary>
public abstract record MetaEvent : WebhookEvent
{
    private protected MetaEvent()
    {
    }

    /// <summary>The id of the WhatsApp business account (WABA). May be <c>0</c> in tests by Meta.</summary>
    [JsonIgnore]
    public string? BusinessAccountId { get; internal set; }

    /// <summary>When Meta sent the event; null for messages and the like, which have a time of their own.</summary>
    [JsonIgnore]
    public DateTimeOffset? Time { get; internal set; }

    /// <summary>The business's number that the event is about.</summary>
    public MetaPhoneNumberInfo? Metadata { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? NumberId => Metadata?.PhoneNumberId;

    [JsonIgnore]
    internal override IEnumerable<string?> OddNumberIds => [.. OddNumbersOf(this), .. OddNumbersOf(Metadata), OddMetadata];

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Time];
}

/// <summary>A number of the business, as Meta names it in webhooks.</summary>
public sealed record MetaPhoneNumberInfo : KapsoModel
{
    /// <summary>The number in digits.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? DisplayPhoneNumber { get; init; }

    /// <summary>The phone number id at Meta.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? PhoneNumberId { get; init; }
}

/// <summary>A person, as Meta describes them beside a message.</summary>
public sealed record MetaContact : KapsoModel
{
    /// <summary>The phone number; absent for one who is known by a BSUID only.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? WaId { get; init; }

    /// <summary>The person's business-scoped user id (BSUID).</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? UserId { get; init; }

    /// <summary>The person's parent BSUID, which linked business portfolios share.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? ParentUserId { get; init; }

    /// <summary>The person's WhatsApp profile.</summary>
    public MetaProfile? Profile { get; init; }

    /// <summary>The hash of their identity key.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? IdentityKeyHash { get; init; }
}

/// <summary>The WhatsApp profile of a person.</summary>
public sealed record MetaProfile : KapsoModel
{
    /// <summary>The name in the person's WhatsApp profile.</summary>
    public string? Name { get; init; }

    /// <summary>The username, with or without a leading <c>@</c>.</summary>
    public string? Username { get; init; }
}

/// <summary>A message that came from a customer or was sent with the business app.</summary>
public abstract record MetaMessageEvent : MetaEvent
{
    private protected MetaMessageEvent()
    {
    }

    /// <summary>The message that the event is about.</summary>
    [JsonIgnore]
    public required Message Message { get; init; }

    /// <summary>The customer, where Meta says who it is.</summary>
    [JsonIgnore]
    public MetaContact? Contact { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => $"{Message.Id}/{Name}";

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => [NumberId, Message.Kapso?.PhoneNumberId];

    [JsonIgnore]
    internal override IEnumerable<string?> OddNumberIds => [.. base.OddNumberIds, .. OddNumbersOf(Message), .. OddNumbersOf(Message.Kapso)];

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Time, Message.Timestamp];
}

/// <summary>A customer's message arrived. <c>messages</c></summary>
public sealed record MetaMessageReceivedEvent : MetaMessageEvent
{
    /// <summary>What was said before, when the conversation came from another application; null otherwise. It belongs to all messages of a delivery.</summary>
    [JsonIgnore]
    public MetaConversationContext? ConversationContext { get; init; }
}

/// <summary>A message that was sent from the number by something else, mostly the WhatsApp Business App. <c>smb_message_echoes</c> or <c>message_echoes</c></summary>
public sealed record MetaMessageEchoEvent : MetaMessageEvent;

/// <summary>A sent message, a call or a payment came a step further. <c>messages</c> or <c>calls</c></summary>
public sealed record MetaStatusEvent : MetaEvent
{
    private static readonly string[] ParticipantMembers =
        ["recipient_participant_id", "participant_recipient_id", "recipient_participant_user_id", "recipient_participant_parent_user_id"];

    /// <summary>The status update of the message, call or payment.</summary>
    [JsonIgnore]
    public required MessageStatusUpdate Status { get; init; }

    /// <summary>The recipient, where Meta names them.</summary>
    [JsonIgnore]
    public MetaContact? Contact { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => Status.Id is null ? null : $"{Status.Id}/{Status.Status}/{Recipient}/{Name}";

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Time, Status.Timestamp];

    // In a group each member has a status of the same message, and the recipient of them all is the group.
    private string? Recipient => Participant is { } member ? $"{Status.RecipientId}:{member}" : Status.RecipientId ?? Status.RecipientUserId;

    private string? Participant => ParticipantMembers
        .Select(name => Status.AdditionalData.TryGetValue(name, out JsonElement member) && member.ValueKind is JsonValueKind.String or JsonValueKind.Number ? member.ToString() : null)
        .FirstOrDefault(member => !string.IsNullOrEmpty(member));
}

/// <summary>Errors that Meta reports and that are not about a message. <c>messages</c> or <c>calls</c></summary>
public sealed record MetaErrorsEvent : MetaEvent
{
    /// <summary>The errors that Meta reports.</summary>
    [JsonIgnore]
    public required IReadOnlyList<MessageError> Errors { get; init; }
}

/// <summary>The value of the fields that hold several things at once.</summary>
internal sealed record MetaValue : KapsoModel
{
    // These parts and their items are read one by one: a broken one must not cost the messages beside it.
    public JsonElement? Metadata { get; init; }

    public JsonElement? Contacts { get; init; }

    public JsonElement? Messages { get; init; }

    public JsonElement? MessageEchoes { get; init; }

    public JsonElement? Statuses { get; init; }

    public JsonElement? Calls { get; init; }

    public JsonElement? UserActions { get; init; }

    public JsonElement? Errors { get; init; }

    public JsonElement? History { get; init; }

    public JsonElement? ConversationContext { get; init; }
}
