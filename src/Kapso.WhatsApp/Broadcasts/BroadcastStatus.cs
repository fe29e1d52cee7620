using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>The status of a broadcast.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<BroadcastStatus>))]
public readonly record struct BroadcastStatus(string Value) : IOpenEnum<BroadcastStatus>
{
    /// <summary>The broadcast is a draft, to which recipients can be added.</summary>
    public static BroadcastStatus Draft { get; } = new("draft");

    /// <summary>The broadcast is scheduled for later.</summary>
    public static BroadcastStatus Scheduled { get; } = new("scheduled");

    /// <summary>The broadcast is being copied from another one; until it is a draft nothing can be done with it.</summary>
    public static BroadcastStatus Copying { get; } = new("copying");

    /// <summary>The broadcast is being sent.</summary>
    public static BroadcastStatus Sending { get; } = new("sending");

    /// <summary>The broadcast was stopped; recipients who had not been reached stay pending.</summary>
    public static BroadcastStatus Stopped { get; } = new("stopped");

    /// <summary>The broadcast was sent to all recipients.</summary>
    public static BroadcastStatus Completed { get; } = new("completed");

    /// <summary>The broadcast could not be sent.</summary>
    public static BroadcastStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<BroadcastStatus> Known { get; } = [Draft, Scheduled, Copying, Sending, Stopped, Completed, Failed];

    static BroadcastStatus IOpenEnum<BroadcastStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
