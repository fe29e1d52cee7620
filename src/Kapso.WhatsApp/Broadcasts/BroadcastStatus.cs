using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>Where a broadcast stands.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<BroadcastStatus>))]
public readonly record struct BroadcastStatus(string Value) : IOpenEnum<BroadcastStatus>
{
    /// <summary>It is being put together.</summary>
    public static BroadcastStatus Draft { get; } = new("draft");

    /// <summary>It will be sent at its time.</summary>
    public static BroadcastStatus Scheduled { get; } = new("scheduled");

    /// <summary>It is being made as a copy of another one; until it is a draft nothing can be done with it.</summary>
    public static BroadcastStatus Copying { get; } = new("copying");

    /// <summary>It is being sent.</summary>
    public static BroadcastStatus Sending { get; } = new("sending");

    /// <summary>It was stopped; who had not been reached stays pending.</summary>
    public static BroadcastStatus Stopped { get; } = new("stopped");

    /// <summary>It was sent to all.</summary>
    public static BroadcastStatus Completed { get; } = new("completed");

    /// <summary>It could not be sent.</summary>
    public static BroadcastStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<BroadcastStatus> Known { get; } = [Draft, Scheduled, Copying, Sending, Stopped, Completed, Failed];

    static BroadcastStatus IOpenEnum<BroadcastStatus>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
