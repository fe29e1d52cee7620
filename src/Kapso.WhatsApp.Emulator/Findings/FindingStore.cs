using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Findings;

/// <summary>The findings, and what the events of the project say about each.</summary>
internal sealed class FindingStore(EmulatedProject project, IProjectEvents events) : IEmulatorStore
{
    private static readonly TimeSpan QueueTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan InvestigationTime = TimeSpan.FromSeconds(10);

    private readonly List<Finding> _findings = [];

    // Continues after a reset, so that a cursor from before it finds nothing rather than something else.
    private long _lastNumber;

    public IReadOnlyList<Finding> NewestFirst() => [.. Enumerable.Reverse(_findings)];

    public Finding Add(EmulatedFinding input)
    {
        Finding finding = new(++_lastNumber, input, project.Now);
        _findings.Add(finding);
        return finding;
    }

    public Finding? Find(string id) => _findings.Find(known => known.Id == id);

    /// <summary>The other findings of its group.</summary>
    public IReadOnlyList<Finding> RelatedTo(Finding finding) =>
        finding.Input.Group is { } group ? [.. _findings.Where(known => known != finding && known.Input.Group == group)] : [];

    /// <summary>The events that it was made of, oldest first.</summary>
    public IReadOnlyList<IProjectEvent> EventsOf(Finding finding) =>
        [.. events.Events.Where(known => known.Name == finding.Input.SignalName && known.OccurredAt >= finding.WindowStart)];

    public FindingNumbers NumbersOf(Finding finding)
    {
        IReadOnlyList<IProjectEvent> own = EventsOf(finding);
        int conversations = own.Select(known => known.Conversation).OfType<Conversation>().Distinct().Count();
        return new FindingNumbers(
            conversations > 0 ? conversations : own.Count,
            conversations > 0 ? "conversations" : "events",
            conversations > 0 ? (double)conversations / project.Conversations.Count : null,
            own.Count,
            own.Count > 0 ? own.Max(known => known.ObservedAt) : null);
    }

    /// <summary>Begins to investigate; the investigation ends by the emulator's clock.</summary>
    public Investigation Investigate(Finding finding)
    {
        Investigation investigation = new(finding, NumbersOf(finding).Revision, project.Now);
        finding.Investigation = investigation;
        project.Schedule.After(QueueTime, () =>
        {
            investigation.Begin();
            project.Schedule.After(InvestigationTime, () => investigation.End(EventsOf(finding), project.Now));
        });
        return investigation;
    }

    public void Reset() => _findings.Clear();
}
