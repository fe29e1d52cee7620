namespace Kapso.WhatsApp.Emulator;

/// <summary>What an emulated agent knows when it decides what to do next; see <see cref="KapsoEmulator.OnAgent"/>.</summary>
public sealed record EmulatedAgentTurn
{
    /// <summary>The prompt of the run; null when it was given a finding.</summary>
    public string? Prompt { get; init; }

    /// <summary>The id of the finding that the run investigates; null when it was given a prompt.</summary>
    public string? FindingId { get; init; }

    /// <summary>The tools that the run has asked for so far, oldest first.</summary>
    public IReadOnlyList<EmulatedAgentDecision> Decisions { get; init; } = [];
}

/// <summary>What was decided about a tool that an emulated agent has asked for.</summary>
/// <param name="ToolName">The name of the tool.</param>
/// <param name="IsApproved">Whether the agent may use it.</param>
public sealed record EmulatedAgentDecision(string ToolName, bool IsApproved);
