using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Reads the changes of numbers that several applications share. All of it may be absent, and much of it comes in several forms.</summary>
internal static class MetaRoutingReader
{
    /// <summary>Meta's field for copies of other applications' conversations.</summary>
    public const string Standby = "standby";

    /// <summary>Meta's field for conversations that change hands.</summary>
    public const string Handovers = "messaging_handovers";

    private static readonly WebhookEventsJson Json = WebhookEventsJson.Default;

    private static readonly string[] Lists = ["contacts", "messages", "message_echoes", "statuses"];

    public static MetaHandover ReadHandover(string json) => TolerantJson.Read(Encoding.UTF8.GetBytes(json), Json.MetaHandover)!;

    /// <summary>Reads a handover; false when the value is nothing that could be one.</summary>
    public static bool TryReadHandover(JsonElement value, EventList events)
    {
        if (value.ValueKind is not JsonValueKind.Object || Read(value, Json.MetaHandoverEvent) is not { } handover)
        {
            return false;
        }

        events.Add(handover);
        return true;
    }

    /// <summary>Reads copies, of which a change has one list or several, all inside of its member <c>standby</c>. What is not known is kept as it came.</summary>
    /// <returns>The number of the business, where the change names it.</returns>
    public static MetaPhoneNumberInfo? ReadStandby(JsonElement value, JsonElement raw, EventList events)
    {
        MetaPhoneNumberInfo? number = value.ValueKind is JsonValueKind.Object && value.TryGetProperty("metadata"u8, out JsonElement metadata) ? Read(metadata, Json.MetaPhoneNumberInfo) : null;
        JsonElement copies = value.ValueKind is JsonValueKind.Object && value.TryGetProperty("standby"u8, out JsonElement standby) ? JsonForms.Only(standby) ?? standby : default;
        if (copies.ValueKind is not JsonValueKind.Object)
        {
            events.Add(new UnknownWebhookEvent { Raw = raw });
            return number;
        }

        int first = events.Count;
        MetaContacts contacts = MetaReader.ReadContacts(List(copies, "contacts"), Standby, events);
        foreach (JsonElement element in MetaReader.Items(List(copies, "messages"), Standby, events))
        {
            if (MetaReader.TryRead(element, Json.Message, Standby, events) is { } message)
            {
                events.Add(new MetaStandbyMessageEvent { Metadata = number, Message = message, Contact = contacts.Find(message.From, message.FromUserId) });
            }
        }

        foreach (JsonElement element in MetaReader.Items(List(copies, "message_echoes"), Standby, events))
        {
            if (MetaReader.TryRead(element, Json.MetaStandbyEcho, Standby, events) is { } echo)
            {
                events.Add(new MetaStandbyEchoEvent { Metadata = number, Echo = echo, Contact = contacts.Find(echo.To, echo.ToUserId) });
            }
        }

        foreach (JsonElement element in MetaReader.Items(List(copies, "statuses"), Standby, events))
        {
            if (MetaReader.TryRead(element, Json.MessageStatusUpdate, Standby, events) is { } status)
            {
                events.Add(new MetaStandbyStatusEvent { Metadata = number, Status = status, Contact = contacts.Find(status.RecipientId, status.RecipientUserId) });
            }
        }

        if (events.Count == first || copies.EnumerateObject().Any(member => !Lists.Contains(member.Name)))
        {
            events.Add(new UnknownWebhookEvent { Raw = raw });
        }

        return number;
    }

    private static JsonElement? List(JsonElement copies, string name) => copies.TryGetProperty(name, out JsonElement list) && list.ValueKind is not JsonValueKind.Null ? list : null;

    private static T? Read<T>(JsonElement value, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return TolerantJson.Read(Encoding.UTF8.GetBytes(value.GetRawText()), type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
