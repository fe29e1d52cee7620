namespace Kapso.WhatsApp.Emulator;

/// <summary>A finding for <see cref="KapsoEmulator.AddFinding"/>. Its evidence is the events of the project that have its name.</summary>
public sealed record EmulatedFinding
{
    /// <summary>The name of the project event that was found, for example <c>order.cancelled</c>.</summary>
    public required string SignalName { get; init; }

    /// <summary>How the signal changed: <c>rising</c>, <c>falling</c> or <c>recurring</c>.</summary>
    public string Direction { get; init; } = "rising";

    /// <summary>The status: <c>candidate</c>, <c>open</c> or <c>quiet</c>. A list leaves quiet ones out.</summary>
    public string Status { get; init; } = "open";

    /// <summary>The group that it is found together with; null when it stands alone.</summary>
    public string? Group { get; init; }

    /// <summary>Whether an investigation of it fails.</summary>
    public bool InvestigationFails { get; init; }

    /// <summary>Whether its evidence cannot be read.</summary>
    public bool EvidenceIsUnreadable { get; init; }
}
