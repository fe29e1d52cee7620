using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>The workflows of the project with their triggers and executions, and what a test has said that nodes do.</summary>
internal sealed class WorkflowStore : IEmulatorStore
{
    private long _lastNumber;

    public List<Workflow> Workflows { get; } = [];

    public List<WorkflowTrigger> Triggers { get; } = [];

    /// <summary>The executions, oldest first.</summary>
    public List<WorkflowExecution> Executions { get; } = [];

    /// <summary>What nodes do, by their ids. The handlers stay after a reset.</summary>
    public Dictionary<string, Func<string, string>> Handlers { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<WorkflowExecution> NewestFirst => [.. Executions.AsEnumerable().Reverse()];

    /// <summary>The place of an execution or an event among all others.</summary>
    public long NextNumber() => ++_lastNumber;

    public void Reset()
    {
        Workflows.Clear();
        Triggers.Clear();
        Executions.Clear();
    }
}
