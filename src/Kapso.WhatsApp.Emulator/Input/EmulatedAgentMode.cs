namespace Kapso.WhatsApp.Emulator;

/// <summary>A mode of the project's agent.</summary>
public sealed record EmulatedAgentMode
{
    /// <summary>The slug by which runs name the mode.</summary>
    public required string Slug { get; init; }

    /// <summary>The name that is shown to people; the slug when null.</summary>
    public string? Name { get; init; }

    /// <summary>Whether the mode is one of Kapso's own, or else one that was made in the project.</summary>
    public bool IsBuiltIn { get; init; }

    /// <summary>Whether runs of it need the id of a finding, or else a prompt.</summary>
    public bool InvestigatesFindings { get; init; }

    /// <summary>The surfaces from which it can be invoked: <c>ui</c>, <c>api</c> and <c>slack</c>.</summary>
    public IReadOnlyList<string> AvailableInvocations { get; init; } = ["ui", "api"];
}
