using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.ProjectEvents;

/// <summary>The definition of an event.</summary>
internal sealed class EventDefinition(string name, DateTimeOffset at)
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public string Name { get; set; } = name;

    public string? Description { get; set; }

    public JsonObject PropertySchema { get; set; } = [];

    public DateTimeOffset CreatedAt { get; } = at;

    public DateTimeOffset UpdatedAt { get; set; } = at;

    public DateTimeOffset? ArchivedAt { get; set; }

    public DateTimeOffset? LastSeenAt { get; set; }

    /// <summary>Whether it is being deleted with its events.</summary>
    public bool IsBeingDeleted { get; set; }

    public JsonObject Show() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["description"] = Description,
        ["property_schema"] = PropertySchema.DeepClone(),
        ["last_seen_at"] = Json.Time(LastSeenAt),
        ["created_at"] = Json.Time(CreatedAt),
        ["updated_at"] = Json.Time(UpdatedAt),
        ["archived_at"] = Json.Time(ArchivedAt),
    };
}
