namespace Kapso.WhatsApp.Broadcasts;

/// <summary>The status of a broadcast after it was sent, scheduled or cancelled.</summary>
public sealed record BroadcastStatusUpdate : KapsoModel
{
    /// <summary>Gets the id of the broadcast, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the status of the broadcast.</summary>
    public BroadcastStatus? Status { get; init; }

    /// <summary>Gets when the broadcast is to be sent; null when it is not scheduled.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>Gets when sending began; null when it has not.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when the broadcast was stopped; null when it was not.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Gets when it had been sent to all recipients; null when it has not.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}
