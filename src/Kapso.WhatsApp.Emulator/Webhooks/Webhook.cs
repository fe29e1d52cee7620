using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>A subscription to the events of one number or of the project.</summary>
internal sealed class Webhook(string projectId, ConnectedNumber? number, WebhookSettings settings, DateTimeOffset at) : IIdentified
{
    public string Id { get; } = Guid.NewGuid().ToString();

    /// <summary>The number whose events it receives; null for those of the project.</summary>
    public ConnectedNumber? Number { get; } = number;

    public WebhookSettings Settings { get; private set; } = settings;

    public DateTimeOffset CreatedAt { get; } = at;

    public DateTimeOffset UpdatedAt { get; private set; } = at;

    /// <summary>When it was last switched on: failures from before do not count.</summary>
    public DateTimeOffset ActiveSince { get; private set; } = at;

    public void Change(WebhookSettings settings, DateTimeOffset now)
    {
        ActiveSince = settings.IsActive && !Settings.IsActive ? now : ActiveSince;
        (Settings, UpdatedAt) = (settings, now);
    }

    public JsonNode Show() => new JsonObject
    {
        ["id"] = Id,
        ["url"] = Settings.Url,
        ["kind"] = Settings.Kind,
        ["events"] = Json.Texts(Settings.Events),
        ["active"] = Settings.IsActive,
        ["created_at"] = Json.Time(CreatedAt),
        ["updated_at"] = Json.Time(UpdatedAt),
        ["project_id"] = projectId,
        ["phone_number_id"] = Number?.Number.Id,
        ["secret_key"] = Settings.SecretKey,
        ["headers"] = Settings.Headers?.DeepClone(),
        ["buffer_enabled"] = Settings.BufferEnabled,
        ["buffer_window_seconds"] = Settings.BufferSeconds,
        ["max_buffer_size"] = Settings.MaxBufferSize,
        ["buffer_events"] = Json.Texts(Settings.BufferEvents),
        ["inactivity_minutes"] = Settings.InactivityMinutes,
        ["payload_version"] = Settings.PayloadVersion,
    };
}
