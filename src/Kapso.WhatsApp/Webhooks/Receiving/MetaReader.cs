using System.Collections.Frozen;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Reads Meta's bodies: entries of accounts, each with changes of fields, each of which may hold several messages and statuses.</summary>
internal static class MetaReader
{
    private static readonly WebhookEventsJson Json = WebhookEventsJson.Default;

    private static readonly FrozenDictionary<string, JsonTypeInfo> Types = new Dictionary<string, JsonTypeInfo>
    {
        ["message_template_status_update"] = Json.MetaTemplateStatusEvent,
        ["message_template_quality_update"] = Json.MetaTemplateQualityEvent,
        ["message_template_components_update"] = Json.MetaTemplateComponentsEvent,
        ["template_category_update"] = Json.MetaTemplateCategoryEvent,
        ["phone_number_quality_update"] = Json.MetaNumberQualityEvent,
        ["phone_number_name_update"] = Json.MetaNumberNameEvent,
        ["phone_number_username_update"] = Json.MetaNumberUsernameEvent,
        ["business_capability_update"] = Json.MetaBusinessCapabilityEvent,
        ["account_update"] = Json.MetaAccountUpdateEvent,
        ["account_alerts"] = Json.MetaAccountAlertEvent,
        ["account_review_update"] = Json.MetaAccountReviewEvent,
        ["account_settings_update"] = Json.MetaAccountSettingsEvent,
        ["security"] = Json.MetaSecurityEvent,
        ["partner_solutions"] = Json.MetaPartnerSolutionEvent,
        ["payment_configuration_update"] = Json.MetaPaymentConfigurationEvent,
        ["user_preferences"] = Json.MetaUserPreferencesEvent,
        ["user_id_update"] = Json.MetaUserIdEvent,
        ["smb_app_state_sync"] = Json.MetaContactsSyncEvent,
        ["history"] = Json.MetaHistoryEvent,
        ["automatic_events"] = Json.MetaAutomaticEventsEvent,
        ["flows"] = Json.MetaFlowEvent,
        ["group_lifecycle_update"] = Json.MetaGroupEvent,
        ["group_participants_update"] = Json.MetaGroupEvent,
        ["group_participant_update"] = Json.MetaGroupEvent,
        ["group_settings_update"] = Json.MetaGroupEvent,
        ["group_status_update"] = Json.MetaGroupEvent,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static List<WebhookEvent> Read(ReadOnlySpan<byte> body)
    {
        List<WebhookEvent> events = [];
        MetaBody meta = JsonSerializer.Deserialize(body, Json.MetaBody)!;
        foreach (JsonElement entry in meta.Entry)
        {
            ReadEntry(entry, events);
        }

        return events;
    }

    private static void ReadEntry(JsonElement element, List<WebhookEvent> events)
    {
        if (TryRead(element, Json.MetaEntry, "entry", events, holdsOthers: true) is not { } entry)
        {
            return;
        }

        foreach (JsonElement change in entry.Changes)
        {
            if (TryRead(change, Json.MetaChange, "change", events, holdsOthers: true) is { } known)
            {
                ReadChange(known, change, entry, events);
            }
        }
    }

    private static void ReadChange(MetaChange change, JsonElement raw, MetaEntry entry, List<WebhookEvent> events)
    {
        int first = events.Count;
        string field = change.Field ?? "";
        bool isHistory = field == "history";
        MetaValue? value = isHistory || field is "messages" or "smb_message_echoes" or "calls" ? TryRead(change.Value, Json.MetaValue, field, events, holdsOthers: true) : null;
        if (value is not null)
        {
            Expand(value, field, events);
        }

        // Of a history, the files that are sent later come as messages and without chunks.
        bool isExpanded = isHistory && events.Count > first && value?.History is null;
        if (Types.TryGetValue(field, out JsonTypeInfo? type) && !isExpanded)
        {
            ReadTyped(change.Value, type, field, events);
        }
        else if (events.Count == first)
        {
            events.Add(new UnknownWebhookEvent { Raw = raw });
        }

        foreach (WebhookEvent added in events.Skip(first))
        {
            added.Name = field;
            if (added is MetaEvent meta)
            {
                (meta.BusinessAccountId, meta.Time) = (entry.Id, entry.Time);
            }
        }
    }

    private static void Expand(MetaValue value, string field, List<WebhookEvent> events)
    {
        MetaNumber? metadata = value.Metadata is { } number ? TryRead(number, Json.MetaNumber, field, events) : null;
        List<MetaContact> contacts = ReadContacts(value.Contacts, field, events);
        foreach (JsonElement element in value.Messages ?? [])
        {
            if (TryRead(element, Json.Message, field, events) is { } message)
            {
                events.Add(new MetaMessageReceivedEvent { Metadata = metadata, Message = message, Contact = Find(contacts, message.From, message.FromUserId) });
            }
        }

        foreach (JsonElement element in value.MessageEchoes ?? [])
        {
            if (TryRead(element, Json.Message, field, events) is { } message)
            {
                events.Add(new MetaMessageEchoEvent { Metadata = metadata, Message = message, Contact = Find(contacts, message.To, message.ToUserId) });
            }
        }

        foreach (JsonElement element in value.Calls ?? [])
        {
            if (TryRead(element, Json.MetaCall, field, events) is { } call)
            {
                events.Add(new MetaCallEvent { Metadata = metadata, Call = call, Contact = Find(contacts, call.From, call.FromUserId) ?? Find(contacts, call.To, call.ToUserId) });
            }
        }

        foreach (JsonElement element in value.Statuses ?? [])
        {
            if (TryRead(element, Json.MessageStatusEvent, field, events) is { } status)
            {
                events.Add(new MetaStatusEvent { Metadata = metadata, Status = status, Contact = Find(contacts, status.RecipientId, status.RecipientUserId) });
            }
        }

        if (value.Errors is { } problems && ReadErrors(problems, field, events) is { Count: > 0 } errors)
        {
            events.Add(new MetaErrorsEvent { Metadata = metadata, Errors = errors });
        }
    }

    private static List<MetaContact> ReadContacts(JsonElement? contacts, string field, List<WebhookEvent> events)
    {
        List<MetaContact> read = [];
        if (contacts is not { } list)
        {
            return read;
        }

        if (list.ValueKind is not JsonValueKind.Array)
        {
            events.Add(Unreadable(list, field, "A list was expected."));
            return read;
        }

        foreach (JsonElement element in list.EnumerateArray())
        {
            if (element.ValueKind is not JsonValueKind.Null && TryRead(element, Json.MetaContact, field, events) is { } contact)
            {
                read.Add(contact);
            }
        }

        return read;
    }

    private static IReadOnlyList<MessageError>? ReadErrors(JsonElement errors, string field, List<WebhookEvent> events)
    {
        try
        {
            WebhookReader.RequireWholeTexts(JsonMarshal.GetRawUtf8Value(errors));
            return errors.Deserialize(Json.IReadOnlyListMessageError);
        }
        catch (Exception wrong) when (WebhookReader.IsUnreadable(wrong))
        {
            events.Add(Unreadable(errors, field, wrong.Message));
            return null;
        }
    }

    private static void ReadTyped(JsonElement value, JsonTypeInfo type, string field, List<WebhookEvent> events)
    {
        try
        {
            WebhookReader.RequireWholeTexts(JsonMarshal.GetRawUtf8Value(value));
            events.Add(value.Deserialize(type) as WebhookEvent ?? Unreadable(value, field, "The value is null."));
        }
        catch (Exception wrong) when (WebhookReader.IsUnreadable(wrong))
        {
            events.Add(Unreadable(value, field, wrong.Message));
        }
    }

    private static T? TryRead<T>(JsonElement element, JsonTypeInfo<T> type, string name, List<WebhookEvent> events, bool holdsOthers = false)
        where T : class
    {
        try
        {
            if (element.ValueKind is JsonValueKind.Object)
            {
                // What is wrong in one of several events must not cost the others.
                WebhookReader.RequireWholeTexts(holdsOthers ? [] : JsonMarshal.GetRawUtf8Value(element));
                return element.Deserialize(type);
            }

            events.Add(Unreadable(element, name, "An object was expected."));
        }
        catch (Exception wrong) when (WebhookReader.IsUnreadable(wrong))
        {
            events.Add(Unreadable(element, name, wrong.Message));
        }

        return null;
    }

    private static UnreadableWebhookEvent Unreadable(JsonElement raw, string name, string problem) =>
        new() { Raw = raw.ValueKind is JsonValueKind.Undefined ? KapsoEvents.Raw("null"u8) : raw, Problem = problem, Name = name };

    private static MetaContact? Find(List<MetaContact> contacts, string? waId, string? userId) => contacts.Find(contact => contact.Is(waId, userId));
}

/// <summary>Meta's envelope.</summary>
internal sealed record MetaBody
{
    public IReadOnlyList<JsonElement> Entry { get => field ?? []; init; }
}

/// <summary>What happened to one account.</summary>
internal sealed record MetaEntry
{
    [System.Text.Json.Serialization.JsonConverter(typeof(LenientTextConverter))]
    public string? Id { get; init; }

    public DateTimeOffset? Time { get; init; }

    public IReadOnlyList<JsonElement> Changes { get => field ?? []; init; }
}

/// <summary>A change of one field.</summary>
internal sealed record MetaChange
{
    public string? Field { get; init; }

    public JsonElement Value { get; init; }
}
