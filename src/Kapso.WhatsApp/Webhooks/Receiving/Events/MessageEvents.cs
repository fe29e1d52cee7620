using System.Text.Json.Serialization;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>An event of a message, as Kapso sends it to webhooks.</summary>
public abstract record MessageEvent : WebhookEvent
{
    private protected MessageEvent()
    {
    }

    /// <summary>The message that the event is about.</summary>
    public required Message Message { get; init; }

    /// <summary>The conversation that it belongs to.</summary>
    public Conversation? Conversation { get; init; }

    /// <summary>Whether the conversation began with the message.</summary>
    public bool? IsNewConversation { get; init; }

    /// <summary>The id of the business's number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => $"{Message.Id}/{Name}";

    [JsonIgnore]
    internal override bool IsComplete => Message is not null;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? NumberId => PhoneNumberId ?? Conversation?.PhoneNumberId ?? Message.Kapso?.PhoneNumberId;

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => [PhoneNumberId, Conversation?.PhoneNumberId, Message.Kapso?.PhoneNumberId, LegacyPayload.NumberOf(this)];

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times =>
        [Message.Timestamp, Conversation?.LastActiveAt, Conversation?.UpdatedAt, .. (Message.Kapso?.Statuses ?? []).Select(status => status?.Timestamp)];
}

/// <summary>A customer's message arrived. <c>whatsapp.message.received</c></summary>
[JsonConverter(typeof(GeneratedConverter<MessageReceivedEvent, WebhookEventsJson>))]
public sealed partial record MessageReceivedEvent : MessageEvent
{
    /// <summary>Until when anything but a template may be sent: 24 hours after this message. Null when it does not say when it was written.</summary>
    [JsonIgnore]
    public DateTimeOffset? WindowClosesAt => Message.Timestamp is { } written ? Kapso.WhatsApp.Conversations.Conversation.WindowAfter(written) : Conversation?.WindowClosesAt;
}

/// <summary>A message was accepted by WhatsApp, or was sent from the WhatsApp Business app. <c>whatsapp.message.sent</c></summary>
[JsonConverter(typeof(GeneratedConverter<MessageSentEvent, WebhookEventsJson>))]
public sealed partial record MessageSentEvent : MessageEvent;

/// <summary>A message reached the customer's device. <c>whatsapp.message.delivered</c></summary>
[JsonConverter(typeof(GeneratedConverter<MessageDeliveredEvent, WebhookEventsJson>))]
public sealed partial record MessageDeliveredEvent : MessageEvent;

/// <summary>A customer read a message. <c>whatsapp.message.read</c></summary>
[JsonConverter(typeof(GeneratedConverter<MessageReadEvent, WebhookEventsJson>))]
public sealed partial record MessageReadEvent : MessageEvent;

/// <summary>A message could not be delivered. <c>whatsapp.message.failed</c></summary>
[JsonConverter(typeof(GeneratedConverter<MessageFailedEvent, WebhookEventsJson>))]
public sealed partial record MessageFailedEvent : MessageEvent
{
    /// <summary>Why, as Meta says; empty when it does not. <see cref="ErrorCatalog.Find"/> explains a code.</summary>
    [JsonIgnore]
    public IReadOnlyList<MessageError> Reasons => Message.Errors.Count > 0 ? Message.Errors : [.. (Message.Kapso?.Statuses ?? []).SelectMany(status => status?.Errors ?? [])];
}
