using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// A message as Kapso keeps it: received or sent. Everything but the id may be absent, phone numbers too: a person may be known
/// by a business-scoped user id (BSUID) only.
/// </summary>
[JsonConverter(typeof(GeneratedConverter<Message, MessagesJson>))]
public sealed partial record Message : KapsoModel
{
    /// <summary>The message's id (wamid).</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Whether it is a voicemail that a caller left: a message of type audio whose id is that of the call (wacid). It cannot be quoted, reacted to or marked as read.
    /// </summary>
    [JsonIgnore]
    public bool IsVoicemail => Rules.IsCallId(Id);

    /// <summary>When it was received or sent.</summary>
    [JsonConverter(typeof(UnixTimeConverter))]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The kind of message; <see cref="Content"/> holds what belongs to it.</summary>
    public MessageType? Type { get; init; }

    /// <summary>What the message says; <see cref="UnknownContent"/> when this version of the SDK does not know the kind.</summary>
    [JsonIgnore]
    public required MessageContent Content { get; init; }

    /// <summary>The sender's WhatsApp id (phone number), if known.</summary>
    public string? From { get; init; }

    /// <summary>The sender's BSUID, if known.</summary>
    public string? FromUserId { get; init; }

    /// <summary>The sender's parent BSUID, if known.</summary>
    public string? FromParentUserId { get; init; }

    /// <summary>The recipient's WhatsApp id (phone number), if known.</summary>
    public string? To { get; init; }

    /// <summary>The recipient's BSUID, if known.</summary>
    public string? ToUserId { get; init; }

    /// <summary>The recipient's parent BSUID, if known.</summary>
    public string? ToParentUserId { get; init; }

    /// <summary>The customer's username, with or without a leading <c>@</c>.</summary>
    public string? Username { get; init; }

    /// <summary>The group that the message was written in.</summary>
    public string? GroupId { get; init; }

    /// <summary>What the message answers or that it was forwarded.</summary>
    public MessageContext? Context { get; init; }

    /// <summary>The advertisement or post that the customer came from.</summary>
    public MessageReferral? Referral { get; init; }

    /// <summary>A change of the sender's identity.</summary>
    public MessageIdentity? Identity { get; init; }

    /// <summary>What was wrong with the message, for example that its kind is not supported.</summary>
    public IReadOnlyList<MessageError> Errors { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Whether the message is a copy from a conversation that another application of the number holds: it is there to be read along, not to be answered.</summary>
    [JsonIgnore]
    public bool IsPassive => Kapso is { } kapso && (kapso.Passive ?? (kapso.AdditionalData.TryGetValue("passive", out JsonElement mark) && KapsoMessageData.IsTrue(mark)));

    /// <summary>What Kapso adds; which members are there depends on the fields that were asked for.</summary>
    public KapsoMessageData? Kapso { get; init; }
}
