using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.DisplayNames;

/// <summary>A name that is asked for, and how far its review has come.</summary>
internal sealed class DisplayNameRequest(ConnectedNumber number, string name, DateTimeOffset at) : IIdentified
{
    private readonly string _previous = number.DisplayName;
    private DateTimeOffset? _appliedAt;

    public string Id { get; } = Guid.NewGuid().ToString();

    public ConnectedNumber Number { get; } = number;

    public void Apply(DateTimeOffset now)
    {
        _appliedAt = now;
        Number.DisplayName = name;
        Number.UpdatedAt = now;
    }

    public JsonNode Show() => new JsonObject
    {
        ["id"] = Id,
        ["phone_number_id"] = Number.Number.Id,
        ["requested_display_name"] = name,
        ["previous_display_name"] = _previous,
        ["status"] = _appliedAt is null ? "pending_review" : "applied",
        ["submitted_at"] = Json.Time(at),
        ["reviewed_at"] = Json.Time(_appliedAt),
        ["applied_at"] = Json.Time(_appliedAt),
        ["meta_error_code"] = null,
        ["meta_error_subcode"] = null,
        ["meta_error_type"] = null,
        ["meta_error_message"] = null,
    };
}
