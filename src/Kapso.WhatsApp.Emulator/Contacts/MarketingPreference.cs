using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contacts;

/// <summary>Whether a contact takes marketing from one number; there is none until the contact decides.</summary>
internal sealed class MarketingPreference(Contact contact, ConnectedNumber number, DateTimeOffset at)
{
    public const string FromWebhook = "meta_webhook";
    public const string FromDelivery = "meta_delivery_error";

    private readonly string _id = Guid.NewGuid().ToString();

    public ConnectedNumber Number => number;

    public bool IsStopped { get; private set; }

    public string Status => IsStopped ? "stopped" : "resumed";

    public string? Detail { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    private string Source { get; set; } = FromWebhook;

    public void Change(bool stops, string source, string? detail, DateTimeOffset now) => (IsStopped, Source, Detail, ChangedAt) = (stops, source, detail, now);

    /// <summary>The payload of the event that tells of the last change.</summary>
    /// <param name="previous">The status before; null when there was none.</param>
    /// <param name="sequence">Greater than that of every earlier change.</param>
    public JsonObject ShowChange(string? previous, long sequence) => new()
    {
        ["contact"] = contact.Show(),
        ["marketing_preference"] = new JsonObject
        {
            ["status"] = Status,
            ["previous_status"] = previous,
            ["detail"] = Detail,
            ["occurred_at"] = ChangedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["sequence"] = sequence,
        },
        ["phone_number_id"] = number.Number.Id,
    };

    public JsonObject Show() => new()
    {
        ["id"] = number.Number.Id,
        ["phone_number_id"] = number.Number.Id,
        ["status"] = Status,
        ["detail"] = Detail,
        ["source"] = Source,
        ["marketing_allowed"] = !IsStopped,
        ["config_display_name"] = number.DisplayName,
        ["last_event_at"] = Json.Time(ChangedAt),
        ["whatsapp_contact_id"] = contact.Id,
        ["internal_id"] = _id,
        ["whatsapp_config_id"] = number.InternalId,
        ["whatsapp_config_internal_id"] = number.InternalId,
        ["created_at"] = Json.Time(at),
        ["updated_at"] = Json.Time(ChangedAt),
    };
}
