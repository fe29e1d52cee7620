using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>How far Kapso has come with a message.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MessageProcessingStatus>))]
public readonly record struct MessageProcessingStatus(string Value) : IOpenEnum<MessageProcessingStatus>
{
    /// <summary>Processing has not started yet.</summary>
    public static MessageProcessingStatus Pending { get; } = new("pending");

    /// <summary>The message is being processed.</summary>
    public static MessageProcessingStatus Processing { get; } = new("processing");

    /// <summary>The message was processed (<c>processed</c>).</summary>
    public static MessageProcessingStatus Processed { get; } = new("processed");

    /// <summary>The message was processed (<c>completed</c>).</summary>
    public static MessageProcessingStatus Completed { get; } = new("completed");

    /// <summary>The message was processed (<c>done</c>).</summary>
    public static MessageProcessingStatus Done { get; } = new("done");

    /// <summary>Processing is blocked for the message.</summary>
    public static MessageProcessingStatus Blocked { get; } = new("blocked");

    /// <summary>Processing of the message failed.</summary>
    public static MessageProcessingStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<MessageProcessingStatus> Known { get; } = [Pending, Processing, Processed, Completed, Done, Blocked, Failed];

    static MessageProcessingStatus IOpenEnum<MessageProcessingStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
