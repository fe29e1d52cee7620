using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Conversations;

/// <summary>A member of the project looks after a conversation.</summary>
internal sealed class ConversationAssignment(string userId, string? notes, DateTimeOffset at)
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public string UserId { get; set; } = userId;

    public string? Notes { get; set; } = notes;

    public bool IsActive { get; set; } = true;

    public JsonObject Show() => new()
    {
        ["id"] = Id,
        ["user_id"] = UserId,
        ["created_by_user_id"] = null,
        ["notes"] = Notes,
        ["active"] = IsActive,
        ["created_at"] = Json.Time(at),
    };
}
