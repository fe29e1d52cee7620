namespace Kapso.WhatsApp.Emulator;

/// <summary>When the status of a message moves on, each counted from the moment it was accepted. Null: never.</summary>
public sealed record StatusDelays
{
    /// <summary>When it is <c>sent</c>, or <c>failed</c> if it cannot be delivered.</summary>
    public TimeSpan? Sent { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>When a message gets the status <c>delivered</c>.</summary>
    public TimeSpan? Delivered { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>When a message gets the status <c>read</c>.</summary>
    public TimeSpan? Read { get; init; } = TimeSpan.FromSeconds(5);
}
