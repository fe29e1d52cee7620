using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.ProjectEvents;

/// <summary>An event of the project's own.</summary>
internal sealed class ProjectEvent(long number, EventDefinition definition, DateTimeOffset occurredAt, DateTimeOffset at, Conversation? conversation, JsonObject properties)
    : INumbered, IProjectEvent
{
    public long Number { get; } = number;

    public string Id { get; } = Guid.NewGuid().ToString();

    public EventDefinition Definition { get; } = definition;

    public string Name => Definition.Name;

    public DateTimeOffset OccurredAt { get; } = occurredAt;

    public DateTimeOffset ObservedAt { get; } = at;

    public Conversation? Conversation { get; } = conversation;

    public JsonObject Properties { get; } = properties;

    public JsonObject Show() => new()
    {
        ["id"] = Id,
        ["name"] = Definition.Name,
        ["occurred_at"] = Json.Time(OccurredAt),
        ["conversation_id"] = Conversation?.Id,
        ["properties"] = Properties.DeepClone(),
    };

    /// <summary>The event as webhooks receive it.</summary>
    public JsonObject ForWebhook(string projectId)
    {
        JsonObject payload = Show();
        payload["event"] = EventNames.ProjectEvent;
        payload["project_id"] = projectId;
        return payload;
    }
}
