using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Contracts;

/// <summary>What the other rooms ask about the events of the project.</summary>
internal interface IProjectEvents
{
    /// <summary>The events, oldest first.</summary>
    IReadOnlyList<IProjectEvent> Events { get; }

    /// <summary>The definition of the events of a name, as the API shows it; null when there is none.</summary>
    JsonObject? ShowDefinition(string name);
}

/// <summary>An event of the project's own.</summary>
internal interface IProjectEvent
{
    string Id { get; }

    string Name { get; }

    /// <summary>When it happened.</summary>
    DateTimeOffset OccurredAt { get; }

    /// <summary>When it was recorded.</summary>
    DateTimeOffset ObservedAt { get; }

    Conversation? Conversation { get; }

    JsonObject Properties { get; }
}
