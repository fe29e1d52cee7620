using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Agents;

/// <summary>The status of a run of an agent.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AgentRunStatus>))]
public readonly record struct AgentRunStatus(string Value) : IOpenEnum<AgentRunStatus>
{
    /// <summary>The run waits for its start.</summary>
    public static AgentRunStatus Queued { get; } = new("queued");

    /// <summary>The agent is working.</summary>
    public static AgentRunStatus Running { get; } = new("running");

    /// <summary>The run was paused and waits to be resumed.</summary>
    public static AgentRunStatus Paused { get; } = new("paused");

    /// <summary>The agent wants to use a tool and waits for approval.</summary>
    public static AgentRunStatus WaitingForApproval { get; } = new("waiting_for_approval");

    /// <summary>The run has ended with a result.</summary>
    public static AgentRunStatus Completed { get; } = new("completed");

    /// <summary>The run has failed with an error.</summary>
    public static AgentRunStatus Failed { get; } = new("failed");

    /// <summary>The run was cancelled.</summary>
    public static AgentRunStatus Canceled { get; } = new("cancelled");

    /// <inheritdoc/>
    public static IReadOnlyList<AgentRunStatus> Known { get; } = [Queued, Running, Paused, WaitingForApproval, Completed, Failed, Canceled];

    static AgentRunStatus IOpenEnum<AgentRunStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
