using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.ProjectEvents;

/// <summary>The events of the project and their definitions.</summary>
internal sealed class ProjectEventStore(EmulatedProject project, IEventPublisher publisher) : IEmulatorStore, IProjectEvents
{
    private static readonly TimeSpan DeletionTime = TimeSpan.FromSeconds(1);

    private readonly List<ProjectEvent> _events = [];
    private readonly List<EventDefinition> _definitions = [];

    // Continues after a reset, so that a cursor from before it finds nothing rather than something else.
    private long _lastNumber;

    public IReadOnlyList<IProjectEvent> Events => _events;

    /// <summary>The definitions that are not being deleted, oldest first.</summary>
    public IEnumerable<EventDefinition> Definitions => _definitions.Where(definition => !definition.IsBeingDeleted);

    public IReadOnlyList<ProjectEvent> NewestFirst(Func<ProjectEvent, bool> filter) => [.. _events.Where(filter).Reverse()];

    public bool HasEvents(EventDefinition definition) => _events.Exists(known => known.Definition == definition);

    public JsonObject? ShowDefinition(string name) => Definitions.FirstOrDefault(known => known.Name == name)?.Show();

    /// <summary>The definition of a name, which is made when there is none.</summary>
    /// <exception cref="RefusalException">It is being deleted.</exception>
    public (EventDefinition Definition, bool IsNew) Define(string name)
    {
        if (_definitions.Find(known => known.Name == name) is { } known)
        {
            return known.IsBeingDeleted ? throw new RefusalException(Reply.Error(422, $"The event definition {name} is being deleted")) : (known, false);
        }

        EventDefinition definition = new(name, project.Now);
        _definitions.Add(definition);
        return (definition, true);
    }

    public ProjectEvent Record(EventDefinition definition, DateTimeOffset occurredAt, Conversation? conversation, JsonObject properties)
    {
        ProjectEvent recorded = new(++_lastNumber, definition, occurredAt, project.Now, conversation, properties);
        _events.Add(recorded);
        definition.LastSeenAt = definition.LastSeenAt > occurredAt ? definition.LastSeenAt : occurredAt;
        publisher.Publish(EventNames.ProjectEvent, () => recorded.ForWebhook(project.Id));
        return recorded;
    }

    /// <summary>Deletes a definition and its events, a little later.</summary>
    public void Delete(EventDefinition definition)
    {
        definition.IsBeingDeleted = true;
        project.Schedule.After(DeletionTime, () =>
        {
            _definitions.Remove(definition);
            _events.RemoveAll(known => known.Definition == definition);
        });
    }

    public void Reset()
    {
        _events.Clear();
        _definitions.Clear();
    }
}
