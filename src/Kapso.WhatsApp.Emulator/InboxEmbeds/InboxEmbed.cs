using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.InboxEmbeds;

/// <summary>Kapso's inbox inside somebody's page.</summary>
internal sealed class InboxEmbed(string scopeType, string? scopeId, string? scopeName, DateTimeOffset at) : IIdentified
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public string Token { get; } = Guid.NewGuid().ToString("N");

    public string ScopeType { get; } = scopeType;

    public string? ScopeId { get; } = scopeId;

    public string? Name { get; set; }

    public string? AssignedUserId { get; set; }

    public string? AssignedUserName { get; set; }

    public bool IsRevoked { get; set; }

    public IReadOnlyList<string> AllowedOrigins { get; set; } = [];

    public string Mode { get; set; } = "system";

    public string Language { get; set; } = "en";

    public DateTimeOffset? ExpiresAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public DateTimeOffset CreatedAt { get; } = at;

    public DateTimeOffset UpdatedAt { get; set; } = at;

    public string Status => IsRevoked ? "revoked" : "active";

    public bool CanBeOpened(DateTimeOffset now) => !IsRevoked && !(ExpiresAt <= now);

    public JsonObject Show() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["scope_type"] = ScopeType,
        ["scope_id"] = ScopeId,
        ["scope_name"] = scopeName,
        ["assigned_user_id"] = AssignedUserId,
        ["assigned_user_name"] = AssignedUserName,
        ["status"] = Status,
        ["allowed_origins"] = Json.Texts(AllowedOrigins),
        ["default_mode"] = Mode,
        ["language"] = Language,
        ["expires_at"] = Json.Time(ExpiresAt),
        ["last_used_at"] = Json.Time(LastUsedAt),
        ["created_at"] = Json.Time(CreatedAt),
        ["updated_at"] = Json.Time(UpdatedAt),
    };
}
