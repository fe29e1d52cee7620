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

    /// <summary>
    /// Whether it is a copy of what happens in a conversation that another application of the number holds: a bot that answers it answers somebody else's customer. Handlers do not get
    /// such copies unless they ask for them.
    /// </summary>
    [JsonIgnore]
    public virtual bool IsPassive => Name == MetaRoutingReader.Standby;

    /// <summary>Whether what the event is about is there: a member that must be there can still be null.</summary>
    [JsonIgnore]
    internal virtual bool IsComplete => true;

    /// <summary>The id of the phone number that the event belongs to, or null when it belongs to none.</summary>
    [JsonIgnore]
    public virtual string? NumberId => null;

    /// <summary>Every id of a business's number that it names, wherever a handler may read it: a forged event may name several.</summary>
    [JsonIgnore]
    internal virtual IEnumerable<string?> NumberIds => [NumberId];

    /// <summary>
    /// What stands where an id of a business's number belongs, in parts of the event that were set aside for what is odd about them. It counts as naming a number, so that such a part cannot make
    /// the event somebody else's: an id that cannot be read is nobody's, and is here as its JSON.
    /// </summary>
    [JsonIgnore]
    internal virtual IEnumerable<string?> OddNumberIds => OddNumbersOf(this);

    /// <summary>The times that it names.</summary>
    [JsonIgnore]
    internal virtual IEnumerable<DateTimeOffset?> Times => [];

    /// <summary>What stands where Meta names the number, when it is nothing that could name one.</summary>
    private protected string? OddMetadata => AdditionalData.TryGetValue("metadata", out JsonElement odd) ? odd.GetRawText() : null;

    /// <summary>Whether the event itself names a number that cannot be read: then it is about no number, whatever its parts name.</summary>
    [JsonIgnore]
    internal bool HasOddNumber => IsOdd(this, "phone_number_id") || LegacyPayload.HasOddNumber(this);

    /// <summary>Whether a member stood there but could not be read.</summary>
    private protected static bool IsOdd(KapsoModel? holder, string member) => holder?.AdditionalData.ContainsKey(member) is true;

    /// <summary>The ids of numbers in the members of a model that could not be read.</summary>
    private protected static IEnumerable<string?> OddNumbersOf(KapsoModel? holder) => holder?.AdditionalData is not { } kept ? [] :
        kept.Where(member => member.Key is "phone_number_id").Select(member => IdOf(member.Value))
            .Concat(kept.Where(member => member.Key is "conversation" or "kapso" or "whatsapp_config").SelectMany(member => NumbersIn(member.Value)));

    /// <summary>The ids of numbers that JSON of an unknown form names, at whichever depth. One that is no id is there as its JSON, which is the id of no number.</summary>
    internal static IEnumerable<string?> NumbersIn(JsonElement? json) => json is { } any ? any.ValueKind switch
    {
        JsonValueKind.Array => any.EnumerateArray().SelectMany(item => NumbersIn(item)),
        JsonValueKind.Object => any.EnumerateObject().SelectMany(member => member.NameEquals("phone_number_id"u8) ? [IdOf(member.Value)] : NumbersIn(member.Value)),
        _ => [],
    } : [];

    private static string? IdOf(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String or JsonValueKind.Number => json.ToString(),
        _ => json.GetRawText(),
    };
}

/// <summary>An event that this version of the SDK does not know, as it came.</summary>
public sealed record UnknownWebhookEvent : WebhookEvent
{
    /// <summary>The payload of the event as it was received.</summary>
    public required JsonElement Raw { get; init; }

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => NumbersIn(Raw);

    /// <summary>The name, without the payload, which can hold anything.</summary>
    private protected override string Describe() => $"{nameof(UnknownWebhookEvent)} {{ Name = {Name} }}";
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
    public override string? NumberId => Metadata?.PhoneNumberId;

    /// <summary>The number that the unreadable part belongs to, where it stood beside the part.</summary>
    [JsonIgnore]
    internal MetaPhoneNumberInfo? Metadata { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool IsPassive => base.IsPassive || IsPassiveMessage(Raw);

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds => NumbersIn(Raw).Append(NumberId);

    [JsonIgnore]
    internal override IEnumerable<string?> OddNumberIds => OddNumbersOf(Metadata).Append(OddMetadata);

    /// <summary>The name and the problem, without the payload, which can hold anything.</summary>
    private protected override string Describe() => $"{nameof(UnreadableWebhookEvent)} {{ Name = {Name}, Problem = {Problem} }}";

    /// <summary>Whether it is the payload of a message that is marked as a copy, be the rest as odd as it may.</summary>
    private static bool IsPassiveMessage(JsonElement raw) =>
        raw.ValueKind is JsonValueKind.Object && raw.TryGetProperty("message"u8, out JsonElement message)
        && message.ValueKind is JsonValueKind.Object && message.TryGetProperty("kapso"u8, out JsonElement kapso)
        && kapso.ValueKind is JsonValueKind.Object && kapso.TryGetProperty("passive"u8, out JsonElement passive)
        && Kapso.WhatsApp.Messages.KapsoMessageData.IsTrue(passive);
}
