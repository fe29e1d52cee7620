using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Notifications;

/// <summary>The events that can be routed: one of each part of Kapso that the emulator has something of.</summary>
internal static class NotificationEventTypes
{
    private static readonly string[] SharedMembers = ["resource_name", "details", "occurred_at"];

    private static readonly (string Key, string Name, string Category, string Severity)[] Known =
    [
        ("billing.credits_low", "Credits low", "billing", "warning"),
        ("findings.opened", "Finding opened", "findings", "info"),
        ("webhook.auto_paused", "Webhook paused", "integration", "error"),
        ("whatsapp.account_restricted", "Account restricted", "whatsapp", "critical"),
        ("workflow.execution_failed", "Workflow execution failed", "workflow", "error"),
    ];

    public static bool IsKnown(string key) => Known.Any(type => type.Key == key);

    public static JsonArray Show() => new([.. Known.OrderBy(type => type.Category, StringComparer.Ordinal).ThenBy(type => type.Name, StringComparer.Ordinal).Select(type => (JsonNode)new JsonObject
    {
        ["key"] = type.Key,
        ["name"] = type.Name,
        ["description"] = $"{type.Name} in the project.",
        ["category"] = type.Category,
        ["severity"] = type.Severity,
        ["supported_channels"] = Json.Texts(["email", "slack"]),
        ["data_contract"] = new JsonObject { ["required"] = Json.Texts(["title", "message"]), ["optional"] = Json.Texts(SharedMembers) },
        ["surface_path_template"] = $"/projects/%<project_id>s/{type.Category}",
    })]);
}
