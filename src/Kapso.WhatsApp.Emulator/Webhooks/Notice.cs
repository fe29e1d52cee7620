using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>One event in the words of a webhook.</summary>
/// <param name="Event">Its name.</param>
/// <param name="Payload">What is told; never changed, for several webhooks may share it.</param>
internal sealed record Notice(string Event, JsonObject Payload)
{
    /// <summary>The number that it is about; null for what concerns no number.</summary>
    public ConnectedNumber? About { get; init; }

    public Conversation? Conversation { get; init; }

    /// <summary>The how-manieth message of its conversation it is about.</summary>
    public long Sequence { get; init; }
}
