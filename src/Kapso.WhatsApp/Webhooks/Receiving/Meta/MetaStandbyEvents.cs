using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>
/// A copy of what happens in a conversation that another application of the number holds. It is there to be read along, not to be answered. <c>standby</c>
/// </summary>
public abstract record MetaStandbyEvent : MetaEvent
{
    private protected MetaStandbyEvent()
    {
    }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsPassive => true;

    /// <summary>The customer, where Meta says who it is.</summary>
    [JsonIgnore]
    public MetaContact? Contact { get; init; }
}

/// <summary>A customer's message to another application arrived. <c>standby</c></summary>
public sealed record MetaStandbyMessageEvent : MetaStandbyEvent
{
    /// <summary>The message that the customer wrote.</summary>
    [JsonIgnore]
    public required Message Message { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => $"{Name}:{Message.Id}";

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => [NumberId, Message.Kapso?.PhoneNumberId];

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Time, Message.Timestamp];
}

/// <summary>Another application sent a message. <c>standby</c></summary>
public sealed record MetaStandbyEchoEvent : MetaStandbyEvent
{
    /// <summary>What the other application sent.</summary>
    [JsonIgnore]
    public required MetaStandbyEcho Echo { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => Echo.Id is null ? null : $"{Name}:{Echo.Id}/echo";

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Time, Echo.Timestamp];
}

/// <summary>A message of another application came a step further. <c>standby</c></summary>
public sealed record MetaStandbyStatusEvent : MetaStandbyEvent
{
    /// <summary>The status update of the message.</summary>
    [JsonIgnore]
    public required MessageStatusUpdate Status { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? DeduplicationKey => Status.Id is null ? null : $"{Name}:{Status.Id}/{Status.Status}/{Status.RecipientId ?? Status.RecipientUserId}";

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => [Time, Status.Timestamp];
}

/// <summary>A message as another application sent it.</summary>
public sealed record MetaStandbyEcho : KapsoModel
{
    /// <summary>The id of the message (wamid).</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Id { get; init; }

    /// <summary>When the message was sent.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The body of the other application's request, word for word, as JSON.</summary>
    public JsonElement? Message { get; init; }

    /// <summary>The whole definition of the template that was sent, as JSON; null for other messages.</summary>
    public JsonElement? Template { get; init; }

    /// <summary>The whole definition of the flow that was sent, as JSON; null for other messages.</summary>
    public JsonElement? Flow { get; init; }

    /// <summary>The recipient's phone number, as the other application wrote it; null for one who is known by a BSUID only.</summary>
    [JsonIgnore]
    public string? To => TextIn("to");

    /// <summary>The recipient's BSUID, or null when the message went to a phone number.</summary>
    [JsonIgnore]
    public string? ToUserId => TextIn("recipient");

    /// <summary>The kind of the message, or null when the body does not say.</summary>
    [JsonIgnore]
    public MessageType? Type => TextIn("type") is { } type ? new MessageType(type) : null;

    private string? TextIn(string member) =>
        Message is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty(member, out JsonElement value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
