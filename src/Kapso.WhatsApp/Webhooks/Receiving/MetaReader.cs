using System.Collections.Frozen;
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
        ["template_correct_category_detection"] = Json.MetaTemplateCategoryDetectionEvent,
        ["phone_number_quality_update"] = Json.MetaPhoneNumberQualityEvent,
        ["phone_number_name_update"] = Json.MetaPhoneNumberNameEvent,
        ["phone_number_username_update"] = Json.MetaPhoneNumberUsernameEvent,
        ["business_username_updates"] = Json.MetaPhoneNumberUsernameEvent,
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
        [MetaRoutingReader.Handovers] = Json.MetaHandoverEvent,
        ["history"] = Json.MetaHistoryEvent,
        ["automatic_events"] = Json.MetaAutomaticEventsEvent,
        ["flows"] = Json.MetaFlowEvent,
        ["group_lifecycle_update"] = Json.MetaGroupEvent,
        ["group_participants_update"] = Json.MetaGroupEvent,
        ["group_participant_update"] = Json.MetaGroupEvent,
        ["group_settings_update"] = Json.MetaGroupEvent,
        ["group_status_update"] = Json.MetaGroupEvent,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static EventList Read(ReadOnlySpan<byte> body)
    {
        EventList events = [];
        if (KapsoEvents.Raw(body).TryGetProperty("entry"u8, out JsonElement entries))
        {
            foreach (JsonElement entry in entries.ValueKind is JsonValueKind.Null ? [] : JsonForms.Items(entries) ?? throw new JsonException("The entries are a list."))
            {
                ReadEntry(entry, events);
            }
        }

        return events;
    }

    private static void ReadEntry(JsonElement element, EventList events)
    {
        if (TryRead(element, Json.MetaEntry, "entry", events) is not { } entry)
        {
            return;
        }

        foreach (JsonElement change in Items(entry.Changes, "entry", events))
        {
            if (TryRead(change, Json.MetaChange, "change", events) is { } known)
            {
                ReadChange(known, change, entry, events);
            }
        }
    }

    private static void ReadChange(MetaChange change, JsonElement raw, MetaEntry entry, EventList events)
    {
        int first = events.Count;
        string field = change.Field ?? "";
        bool isHistory = field == "history";
        MetaValue? value = isHistory || field is "messages" or "smb_message_echoes" or "message_echoes" or "calls" ? TryRead(change.Value, Json.MetaValue, field, events) : null;
        MetaPhoneNumberInfo? number = value?.Metadata is { } metadata && IsObject(metadata) ? TryRead(metadata, Json.MetaPhoneNumberInfo, field, events) : null;
        JsonElement? oddMetadata = number is null ? value?.Metadata : null;
        if (value is not null)
        {
            Expand(value, number, field, events);
        }
        else if (field is MetaRoutingReader.Standby)
        {
            number = MetaRoutingReader.ReadStandby(change.Value, raw, events);
        }

        // Of a history, the files that are sent later come as messages and without chunks.
        bool isExpanded = isHistory && events.Count > first && value?.History is null;
        if (field is MetaRoutingReader.Handovers && MetaRoutingReader.TryReadHandover(change.Value, events))
        {
            // All of it was read.
        }
        else if (Types.TryGetValue(field, out JsonTypeInfo? type) && !isExpanded)
        {
            ReadTyped(change.Value, type, field, events);
        }
        else if (events.Count == first)
        {
            events.Add(new UnknownWebhookEvent { Raw = raw });
        }

        for (int i = first; i < events.Count; i++)
        {
            events[i].Name = field;
            if (oddMetadata is { } odd)
            {
                (events[i].ExtensionData ??= [])["metadata"] = odd;
            }

            if (events[i] is MetaEvent meta)
            {
                (meta.BusinessAccountId, meta.Time) = (entry.Id, entry.Time);
            }
            else if (events[i] is UnreadableWebhookEvent part)
            {
                part.Metadata = number;
            }
        }
    }

    private static void Expand(MetaValue value, MetaPhoneNumberInfo? metadata, string field, EventList events)
    {
        MetaContacts contacts = ReadContacts(value.Contacts, field, events);
        MetaConversationContext? context = value.ConversationContext is { ValueKind: JsonValueKind.Object } said ? TryRead(said, Json.MetaConversationContext, field, events) : null;
        foreach (JsonElement element in Items(value.Messages, field, events))
        {
            if (TryRead(element, Json.Message, field, events) is { } message)
            {
                events.Add(new MetaMessageReceivedEvent { Metadata = metadata, Message = message, Contact = contacts.Find(message.From, message.FromUserId), ConversationContext = context });
            }
        }

        foreach (JsonElement element in Items(value.MessageEchoes, field, events))
        {
            if (TryRead(element, Json.Message, field, events) is { } message)
            {
                events.Add(new MetaMessageEchoEvent { Metadata = metadata, Message = message, Contact = contacts.Find(message.To, message.ToUserId) });
            }
        }

        foreach (JsonElement element in Items(value.Calls, field, events))
        {
            if (TryRead(element, Json.MetaCall, field, events) is { } call)
            {
                events.Add(new MetaCallEvent { Metadata = metadata, Call = call, Contact = contacts.Find(call.From, call.FromUserId) ?? contacts.Find(call.To, call.ToUserId) });
            }
        }

        foreach (JsonElement element in Items(value.UserActions, field, events))
        {
            if (TryRead(element, Json.MetaUserAction, field, events) is { } action)
            {
                events.Add(new MetaUserActionEvent { Metadata = metadata, Action = action });
            }
        }

        foreach (JsonElement element in Items(value.Statuses, field, events))
        {
            if (TryRead(element, Json.MessageStatusUpdate, field, events) is { } status)
            {
                events.Add(new MetaStatusEvent { Metadata = metadata, Status = status, Contact = contacts.Find(status.RecipientId, status.RecipientUserId) });
            }
        }

        if (value.Errors is { } problems && ReadErrors(problems, field, events) is { Count: > 0 } errors)
        {
            events.Add(new MetaErrorsEvent { Metadata = metadata, Errors = errors });
        }
    }

    internal static MetaContacts ReadContacts(JsonElement? contacts, string field, EventList events)
    {
        MetaContacts read = new();
        foreach (JsonElement element in Items(contacts, field, events))
        {
            if (element.ValueKind is not JsonValueKind.Null && TryRead(element, Json.MetaContact, field, events) is { } contact)
            {
                read.Add(contact);
            }
        }

        return read;
    }

    /// <summary>The items of a list, which are read one by one: one that is broken must not cost the others.</summary>
    internal static IEnumerable<JsonElement> Items(JsonElement? list, string field, EventList events)
    {
        if (list is not { ValueKind: not JsonValueKind.Null } json)
        {
            return [];
        }

        if (JsonForms.Items(json) is { } items)
        {
            return items;
        }

        events.Add(Unreadable(json, field, "A list was expected."));
        return [];
    }

    private static IReadOnlyList<MessageError>? ReadErrors(JsonElement errors, string field, EventList events)
    {
        try
        {
            return ((IReadOnlyList<MessageError>?)TolerantJson.ReadMember(errors, Json.IReadOnlyListMessageError)).WithoutNulls();
        }
        catch (Exception wrong) when (TolerantJson.IsOfContent(wrong))
        {
            events.Add(Unreadable(errors, field, wrong.Message));
            return null;
        }
    }

    private static void ReadTyped(JsonElement value, JsonTypeInfo type, string field, EventList events)
    {
        try
        {
            events.Add(TolerantJson.ReadMember(value, type) as WebhookEvent ?? Unreadable(value, field, "The value is null."));
        }
        catch (Exception wrong) when (TolerantJson.IsOfContent(wrong))
        {
            events.Add(Unreadable(value, field, wrong.Message));
        }
    }

    internal static T? TryRead<T>(JsonElement element, JsonTypeInfo<T> type, string name, EventList events)
        where T : class
    {
        try
        {
            if (IsObject(element))
            {
                return (T?)TolerantJson.ReadMember(element, type);
            }

            events.Add(Unreadable(element, name, "An object was expected."));
        }
        catch (Exception wrong) when (TolerantJson.IsOfContent(wrong))
        {
            events.Add(Unreadable(element, name, wrong.Message));
        }

        return null;
    }

    private static bool IsObject(JsonElement element) => (JsonForms.Only(element) ?? element).ValueKind is JsonValueKind.Object;

    private static UnreadableWebhookEvent Unreadable(JsonElement raw, string name, string problem) =>
        new() { Raw = raw.ValueKind is JsonValueKind.Undefined ? KapsoEvents.Raw("null"u8) : raw, Problem = problem, Name = name };
}

/// <summary>What happened to one account.</summary>
internal sealed record MetaEntry
{
    [System.Text.Json.Serialization.JsonConverter(typeof(LenientTextConverter))]
    public string? Id { get; init; }

    public DateTimeOffset? Time { get; init; }

    public JsonElement? Changes { get; init; }
}

/// <summary>A change of one field.</summary>
internal sealed record MetaChange
{
    public string? Field { get; init; }

    public JsonElement Value { get; init; }
}

/// <summary>The people that Meta introduces beside messages, by their ids: a body may hold as many people as messages.</summary>
internal sealed class MetaContacts
{
    private readonly Dictionary<string, MetaContact> _byId = new(StringComparer.Ordinal);

    public void Add(MetaContact contact)
    {
        foreach (string? id in (ReadOnlySpan<string?>)[contact.WaId, contact.UserId, contact.ParentUserId])
        {
            if (!string.IsNullOrEmpty(id))
            {
                _byId.TryAdd(id, contact);
            }
        }
    }

    public MetaContact? Find(string? waId, string? userId) => Find(waId) ?? Find(userId);

    private MetaContact? Find(string? id) => string.IsNullOrEmpty(id) ? null : _byId.GetValueOrDefault(id);
}
