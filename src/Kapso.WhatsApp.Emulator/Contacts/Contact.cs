using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contacts;

/// <summary>Someone who has been in touch with the business, or whom it has noted.</summary>
internal sealed class Contact(long number, Identity who, DateTimeOffset at) : INumbered
{
    public long Number => number;

    public string Id { get; } = Guid.NewGuid().ToString();

    public Identity Who { get; set; } = who;

    public string? ProfileName { get; set; }

    public string? DisplayName { get; set; }

    public string? CustomerId { get; set; }

    public JsonNode? Metadata { get; set; }

    /// <summary>What it has decided about marketing.</summary>
    public List<MarketingPreference> Preferences { get; } = [];

    /// <summary>Whether its erasure was asked for and is still to come.</summary>
    public bool IsBeingErased { get; set; }

    public DateTimeOffset CreatedAt { get; } = at;

    public DateTimeOffset UpdatedAt { get; set; } = at;

    public JsonObject Show()
    {
        JsonObject shown = new()
        {
            ["id"] = Id,
            ["wa_id"] = Who.WaId,
            ["business_scoped_user_id"] = Who.UserId,
            ["parent_business_scoped_user_id"] = null,
            ["username"] = null,
        };

        // Names are texts or absent, never null.
        Json.AddIfAny(shown, "profile_name", ProfileName);
        Json.AddIfAny(shown, "display_name", DisplayName);
        shown["customer_id"] = CustomerId;
        shown["metadata"] = Metadata?.DeepClone();
        shown["created_at"] = Json.Time(CreatedAt);
        shown["updated_at"] = Json.Time(UpdatedAt);
        return shown;
    }

    /// <summary>The proxy does not show which customer it belongs to.</summary>
    public JsonObject ShowOnProxy()
    {
        JsonObject shown = Show();
        shown.Remove("customer_id");
        return shown;
    }
}
