using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Customers stopped or resumed marketing messages. <c>user_preferences</c></summary>
public sealed record MetaUserPreferencesEvent : MetaEvent
{
    /// <summary>The customers whose preferences changed.</summary>
    public IReadOnlyList<MetaContact> Contacts { get => field ?? []; init; }

    /// <summary>The changed preferences, one by customer.</summary>
    public IReadOnlyList<MetaUserPreference> UserPreferences { get => field ?? []; init; }

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => UserPreferences.Select(preference => preference?.Timestamp).Append(Time);
}

/// <summary>A marketing preference of a customer.</summary>
public sealed record MetaUserPreference : KapsoModel
{
    /// <summary>The customer's phone number in digits.</summary>
    public string? WaId { get; init; }

    /// <summary>The customer's business-scoped user id (BSUID).</summary>
    public string? UserId { get; init; }

    /// <summary>The customer's parent BSUID, which linked business portfolios share.</summary>
    public string? ParentUserId { get; init; }

    /// <summary>Meta's explanation of the change, in words.</summary>
    public string? Detail { get; init; }

    /// <summary>The category of the preference, for example <c>marketing_messages</c>.</summary>
    public string? Category { get; init; }

    /// <summary>The preference: <c>stop</c>, <c>resume</c> or <c>signup</c>.</summary>
    public string? Value { get; init; }

    /// <summary>The id of the signup.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? SignupId { get; init; }

    /// <summary>When the preference changed.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>A change of customers' BSUIDs: the only event that has the old and the new ones together. <c>user_id_update</c></summary>
public sealed record MetaUserIdEvent : MetaEvent
{
    /// <summary>The customers whose BSUID changed.</summary>
    public IReadOnlyList<MetaContact> Contacts { get => field ?? []; init; }

    /// <summary>The changes, with the old and the new ids.</summary>
    [JsonPropertyName("user_id_update")]
    public IReadOnlyList<MetaUserIdUpdate> Updates { get => field ?? []; init; }

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => Updates.Select(update => update?.Timestamp).Append(Time);
}

/// <summary>A change of a customer's business-scoped user id (BSUID).</summary>
public sealed record MetaUserIdUpdate : KapsoModel
{
    /// <summary>The customer's phone number in digits.</summary>
    public string? WaId { get; init; }

    /// <summary>Meta's explanation of the change, in words.</summary>
    public string? Detail { get; init; }

    /// <summary>The change of the BSUID.</summary>
    public MetaIdChange? UserId { get; init; }

    /// <summary>The change of the parent BSUID.</summary>
    public MetaIdChange? ParentUserId { get; init; }

    /// <summary>When the BSUID changed.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>An id before and after.</summary>
public sealed record MetaIdChange : KapsoModel
{
    /// <summary>The id before the change.</summary>
    public string? Previous { get; init; }

    /// <summary>The id after the change.</summary>
    public string? Current { get; init; }
}

/// <summary>The address book of a shared number's business app changed. <c>smb_app_state_sync</c></summary>
public sealed record MetaContactsSyncEvent : MetaEvent
{
    /// <summary>The changes of the address book.</summary>
    public IReadOnlyList<MetaContactSync> StateSync { get => field ?? []; init; }
}

/// <summary>A change of an address book.</summary>
public sealed record MetaContactSync : KapsoModel
{
    /// <summary>The kind of entry that was changed: <c>contact</c>.</summary>
    public string? Type { get; init; }

    /// <summary>What happened to the contact: <c>add</c> or <c>remove</c>.</summary>
    public string? Action { get; init; }

    /// <summary>The contact; without names when it was removed.</summary>
    public MetaAddressBookContact? Contact { get; init; }

    /// <summary>When the contact was changed.</summary>
    public MetaSyncTime? Metadata { get; init; }
}

/// <summary>A contact of an address book.</summary>
public sealed record MetaAddressBookContact : KapsoModel
{
    /// <summary>The contact's full name.</summary>
    public string? FullName { get; init; }

    /// <summary>The contact's first name.</summary>
    public string? FirstName { get; init; }

    /// <summary>The contact's phone number.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? PhoneNumber { get; init; }
}

/// <summary>The time when an address book changed.</summary>
public sealed record MetaSyncTime : KapsoModel
{
    /// <summary>The time of the change.</summary>
    public DateTimeOffset? Timestamp { get; init; }
}

/// <summary>Earlier messages of a number that was shared with the business app. <c>history</c></summary>
public sealed record MetaHistoryEvent : MetaEvent
{
    /// <summary>The messages, in parts that come one after the other.</summary>
    public IReadOnlyList<MetaHistoryChunk> History { get => field ?? []; init; }

    [JsonIgnore]
    internal override IEnumerable<string?> NumberIds =>
        History.SelectMany(chunk => chunk?.Threads ?? []).SelectMany(thread => thread?.Messages ?? []).Select(message => message?.Kapso?.PhoneNumberId).Append(NumberId);
}

/// <summary>A part of the earlier messages.</summary>
public sealed record MetaHistoryChunk : KapsoModel
{
    /// <summary>Where this part stands among the parts of the history.</summary>
    public MetaHistoryProgress? Metadata { get; init; }

    /// <summary>The messages by customer.</summary>
    public IReadOnlyList<MetaHistoryThread> Threads { get => field ?? []; init; }

    /// <summary>The errors when there is no history, because the business did not share it.</summary>
    public IReadOnlyList<MessageError> Errors { get => field ?? []; init; }
}

/// <summary>The position of a part among the parts of the history.</summary>
public sealed record MetaHistoryProgress : KapsoModel
{
    /// <summary>The phase, 0 to 2: how far back the messages are.</summary>
    public int? Phase { get; init; }

    /// <summary>The number of the part.</summary>
    public int? ChunkOrder { get; init; }

    /// <summary>The progress of the transfer, in percent.</summary>
    public int? Progress { get; init; }
}

/// <summary>The earlier messages with one customer.</summary>
public sealed record MetaHistoryThread : KapsoModel
{
    /// <summary>The customer's phone number in digits.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Id { get; init; }

    /// <summary>The messages that can be read.</summary>
    [JsonIgnore]
    public IReadOnlyList<Message> Messages { get => All.Items; init => All = All with { Items = value }; }

    /// <summary>The messages that this version of the SDK could not read, as they came; they are missing from <see cref="Messages"/>. Empty nearly always.</summary>
    [JsonIgnore]
    public IReadOnlyList<JsonElement> Unreadable { get => All.Unreadable; init => All = All with { Unreadable = value }; }

    [JsonInclude, JsonPropertyName("messages")]
    internal MetaHistoryMessages All { get => field ?? MetaHistoryMessages.None; init; }
}

/// <summary>The messages of a thread, with those that cannot be read beside them: one must not cost the others.</summary>
[JsonConverter(typeof(MetaHistoryMessagesConverter))]
internal sealed record MetaHistoryMessages
{
    public static MetaHistoryMessages None { get; } = new();

    public IReadOnlyList<Message> Items { get => field ?? []; init; }

    public IReadOnlyList<JsonElement> Unreadable { get => field ?? []; init; }
}

/// <summary>Reads and writes the messages of a thread one by one.</summary>
internal sealed class MetaHistoryMessagesConverter : JsonConverter<MetaHistoryMessages>
{
    /// <summary>With more than these it is not a list of messages, and finding out what is wrong with each takes far longer than reading it.</summary>
    private const int MaxUnreadable = 1000;

    public override MetaHistoryMessages Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw new JsonException("A list of messages is an array.");
        }

        List<Message> items = [];
        List<JsonElement> unreadable = [];
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            Utf8JsonReader start = reader;
            try
            {
                items.Add(Message.Read(ref reader));
            }
            catch (Exception wrong) when (WebhookReader.IsUnreadable(wrong) && unreadable.Count < MaxUnreadable)
            {
                reader = start;
                unreadable.Add(JsonElement.ParseValue(ref reader));
            }
        }

        return new MetaHistoryMessages { Items = items, Unreadable = unreadable };
    }

    public override void Write(Utf8JsonWriter writer, MetaHistoryMessages value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (Message message in value.Items)
        {
            Message.Write(writer, message);
        }

        foreach (JsonElement message in value.Unreadable)
        {
            message.WriteTo(writer);
        }

        writer.WriteEndArray();
    }
}

/// <summary>Leads and purchases that Meta recognized in conversations. <c>automatic_events</c></summary>
public sealed record MetaAutomaticEventsEvent : MetaEvent
{
    /// <summary>The leads and purchases that Meta recognized.</summary>
    public IReadOnlyList<MetaAutomaticEvent> AutomaticEvents { get => field ?? []; init; }
}

/// <summary>A lead or a purchase that Meta recognized in a conversation.</summary>
public sealed record MetaAutomaticEvent : KapsoModel
{
    /// <summary>The id of the message.</summary>
    public string? Id { get; init; }

    /// <summary>The kind of event: <c>LeadSubmitted</c> or <c>Purchase</c>.</summary>
    public string? EventName { get; init; }

    /// <summary>When the event happened.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The click on the advertisement.</summary>
    public string? CtwaClid { get; init; }

    /// <summary>The currency and the value of a purchase, as JSON.</summary>
    public JsonElement? CustomData { get; init; }
}

/// <summary>A change or an alert of a flow; <see cref="Event"/> names it, and the other members have its details. <c>flows</c></summary>
public sealed record MetaFlowEvent : MetaEvent
{
    /// <summary>The name of the event, for example <c>FLOW_STATUS_CHANGE</c>.</summary>
    public string? Event { get; init; }

    /// <summary>The description of the event, in words for people.</summary>
    public string? Message { get; init; }

    /// <summary>The id of the flow at Meta.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? FlowId { get; init; }

    /// <summary>The status of the flow before the change.</summary>
    public string? OldStatus { get; init; }

    /// <summary>The status now, for example <c>PUBLISHED</c>.</summary>
    public string? NewStatus { get; init; }

    /// <summary>The share of calls that failed.</summary>
    public double? ErrorRate { get; init; }

    /// <summary>The share or time from which Meta warns.</summary>
    public double? Threshold { get; init; }

    /// <summary>Whether the warning is active: <c>ACTIVATED</c> or <c>DEACTIVATED</c>.</summary>
    public string? AlertState { get; init; }

    /// <summary>The errors that calls of the endpoint ended with.</summary>
    public IReadOnlyList<MetaFlowError> Errors { get => field ?? []; init; }

    /// <summary>The time within which half of the calls were answered, in milliseconds.</summary>
    [JsonPropertyName("p50_latency")]
    public double? P50Latency { get; init; }

    /// <summary>The time within which nine of ten calls were answered, in milliseconds.</summary>
    [JsonPropertyName("p90_latency")]
    public double? P90Latency { get; init; }

    /// <summary>The number of calls of the endpoint.</summary>
    public long? RequestsCount { get; init; }

    /// <summary>The share of calls that were answered.</summary>
    public double? Availability { get; init; }

    /// <summary>The text of a warning from Meta.</summary>
    public string? Warning { get; init; }
}

/// <summary>A kind of error that calls of a flow's endpoint ended with.</summary>
public sealed record MetaFlowError : KapsoModel
{
    /// <summary>The kind of error, as Meta names it.</summary>
    public string? ErrorType { get; init; }

    /// <summary>The share of calls that ended with the error.</summary>
    public double? ErrorRate { get; init; }

    /// <summary>The number of calls that ended with the error.</summary>
    public long? ErrorCount { get; init; }
}

/// <summary>Something happened to groups; each says what. <c>group_lifecycle_update</c>, <c>group_participants_update</c>, <c>group_settings_update</c>, <c>group_status_update</c></summary>
public sealed record MetaGroupEvent : MetaEvent
{
    /// <summary>The groups that changed, with what happened to each.</summary>
    public IReadOnlyList<MetaGroupChange> Groups { get => field ?? []; init; }

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => Groups.Select(group => group?.Timestamp).Append(Time);
}

/// <summary>A change of a group or its participants.</summary>
public sealed record MetaGroupChange : KapsoModel
{
    /// <summary>When the change happened.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The id of the group at Meta.</summary>
    public string? GroupId { get; init; }

    /// <summary>What happened, for example <c>group_create</c> or <c>group_participants_add</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The call that asked for it.</summary>
    public string? RequestId { get; init; }

    /// <summary>The name of a new group.</summary>
    public string? Subject { get; init; }

    /// <summary>The description of a new group.</summary>
    public string? Description { get; init; }

    /// <summary>The link by which people join.</summary>
    public string? InviteLink { get; init; }

    /// <summary>Whether joining the group needs an approval.</summary>
    public string? JoinApprovalMode { get; init; }

    /// <summary>The reason why participants joined or want to join.</summary>
    public string? Reason { get; init; }

    /// <summary>The participants who joined the group.</summary>
    public IReadOnlyList<MetaGroupParticipant> AddedParticipants { get => field ?? []; init; }

    /// <summary>The participants who left or were removed.</summary>
    public IReadOnlyList<MetaGroupParticipant> RemovedParticipants { get => field ?? []; init; }

    /// <summary>The participants who could not be added or removed.</summary>
    public IReadOnlyList<MetaGroupParticipant> FailedParticipants { get => field ?? []; init; }

    /// <summary>Who removed the participants: <c>business</c> or <c>participant</c>.</summary>
    public string? InitiatedBy { get; init; }

    /// <summary>The id of the request to join.</summary>
    public string? JoinRequestId { get; init; }

    /// <summary>The phone number of the person who wants to join.</summary>
    public string? WaId { get; init; }

    /// <summary>The BSUID of the person who wants to join.</summary>
    public string? UserId { get; init; }

    /// <summary>The result of changing the group's picture, as JSON.</summary>
    public JsonElement? ProfilePicture { get; init; }

    /// <summary>The result of changing the group's name, as JSON.</summary>
    public JsonElement? GroupSubject { get; init; }

    /// <summary>The result of changing the group's description, as JSON.</summary>
    public JsonElement? GroupDescription { get; init; }

    /// <summary>The errors with which the change failed; empty when it did not.</summary>
    public IReadOnlyList<MessageError> Errors { get => field ?? []; init; }
}

/// <summary>A participant of a group.</summary>
public sealed record MetaGroupParticipant : KapsoModel
{
    /// <summary>The number as it was given.</summary>
    public string? Input { get; init; }

    /// <summary>The participant's phone number in digits.</summary>
    public string? WaId { get; init; }

    /// <summary>The participant's business-scoped user id (BSUID).</summary>
    public string? UserId { get; init; }

    /// <summary>The errors with which the participant could not be added or removed.</summary>
    public IReadOnlyList<MessageError> Errors { get => field ?? []; init; }
}
