using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>An event as a webhook is sent it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Payload">Its payload; never changed, for several webhooks may share it.</param>
internal sealed record WebhookEvent(string Name, JsonObject Payload)
{
    /// <summary>The number that it is about; null for what concerns no number.</summary>
    public ConnectedNumber? About { get; init; }

    public Conversation? Conversation { get; init; }

    /// <summary>The position of the message that it is about in its conversation, from 1.</summary>
    public long Sequence { get; init; }
}
