using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>An event that a webhook delivers.</summary>
public abstract record WebhookEvent : KapsoModel
{
    private protected WebhookEvent()
    {
    }

    /// <summary>The name: that of Kapso's event, for example <c>whatsapp.message.received</c>, or that of Meta's field, for example <c>messages</c>.</summary>
    [JsonIgnore]
    public string Name { get; internal set; } = "";

    /// <summary>
    /// The key that identifies the event across deliveries, also when Kapso redelivers it under another idempotency key, as it does with the failed parts of a
    /// batch. Null when the event has none.
    /// </summary>
    [JsonIgnore]
    public virtual string? DeduplicationKey => null;

    /// <summary>Whether what the event is about is there: a member that must be there can still be null.</summary>
    [JsonIgnore]
    internal virtual bool IsComplete => true;

    /// <summary>The id of the phone number that the event belongs to, or null when it belongs to none.</summary>
    [JsonIgnore]
    public virtual string? NumberId => null;

    /// <summary>Every id of a business's number that it names, wherever a handler may read it: a forged event may name several.</summary>
    [JsonIgnore]
    internal virtual IEnumerable<string?> NumberIds => [NumberId];

    /// <summary>The times that it names.</summary>
    [JsonIgnore]
    internal virtual IEnumerable<DateTimeOffset?> Times => [];

    /// <summary>The ids of numbers that JSON of an unknown form names, at whichever depth.</summary>
    internal static IEnumerable<string?> NumbersIn(JsonElement? json) => json is { } any ? any.ValueKind switch
    {
        JsonValueKind.Array => any.EnumerateArray().SelectMany(item => NumbersIn(item)),
        JsonValueKind.Object => any.EnumerateObject().SelectMany(member => member.NameEquals("phone_number_id"u8) && member.Value.ValueKind is (JsonValueKind.String or JsonValueKind.Number)
            ? [member.Value.ToString()]
            : NumbersIn(member.Value)),
        _ => [],
    } : [];
}

/// <summary>An event that this version of the SDK does not know, as it came.</summary>
public sealed record UnknownWebhookEvent : WebhookEvent
{
    /// <summary>The payload of the event as it was received.</summary>
    public required JsonElement Raw { get; init; }

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => NumbersIn(Raw);

    /// <summary>The name and the payload, even of one that is not valid text.</summary>
    public override string ToString() => $"{nameof(UnknownWebhookEvent)} {{ Name = {Name}, Raw = {Raw.GetRawText()} }}";
}

/// <summary>An event that is known but is not as it should be, as it came. Its siblings in a batch are not affected.</summary>
public sealed record UnreadableWebhookEvent : WebhookEvent
{
    /// <summary>The payload of the event as it was received.</summary>
    public required JsonElement Raw { get; init; }

    /// <summary>What is wrong with it. Names members and positions, not their values.</summary>
    public required string Problem { get; init; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override string? NumberId => PhoneNumberId;

    /// <summary>The id of the number that the unreadable part belongs to, where it stood beside the part.</summary>
    [JsonIgnore]
    internal string? PhoneNumberId { get; set; }

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => NumbersIn(Raw).Append(PhoneNumberId);

    /// <summary>The name, the problem and the payload, even of one that is not valid text.</summary>
    public override string ToString() => $"{nameof(UnreadableWebhookEvent)} {{ Name = {Name}, Problem = {Problem}, Raw = {Raw.GetRawText()} }}";
}
