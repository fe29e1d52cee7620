using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Agents;

/// <summary>The sessions of the agent, and what a test has said that modes do.</summary>
internal sealed class AgentStore : IEmulatorStore
{
    private long _lastNumber;

    public List<AgentSession> Sessions { get; } = [];

    /// <summary>What modes do, by their slugs. The handlers stay after a reset.</summary>
    public Dictionary<string, Func<EmulatedAgentTurn, EmulatedAgentReply>> Handlers { get; } = new(StringComparer.Ordinal);

    public IEnumerable<AgentRun> Runs => Sessions.SelectMany(session => session.Runs);

    /// <summary>The place of a session's activity or of a run among all others.</summary>
    public long NextNumber() => ++_lastNumber;

    public void Reset() => Sessions.Clear();
}
