using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>What an execution does after a node.</summary>
internal abstract record NodeOutcome
{
    /// <summary>It follows an edge.</summary>
    public sealed record Follow(string Label = "next") : NodeOutcome;

    /// <summary>It waits for an input, at most for so long.</summary>
    public sealed record Wait(TimeSpan? Timeout) : NodeOutcome;

    /// <summary>It goes on with an action after a while.</summary>
    public sealed record Later(TimeSpan Delay, Func<NodeOutcome> Then) : NodeOutcome;

    /// <summary>It waits for another workflow.</summary>
    public sealed record Call(Workflow Workflow) : NodeOutcome;

    /// <summary>It hands over to a person.</summary>
    public sealed record HandOver(string? Reason, JsonNode? Context) : NodeOutcome;

    /// <summary>It fails with an error.</summary>
    public sealed record Fail(string Message) : NodeOutcome;
}
