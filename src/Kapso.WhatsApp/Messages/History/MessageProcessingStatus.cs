using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>How far Kapso has come with a message.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MessageProcessingStatus>))]
public readonly record struct MessageProcessingStatus(string Value) : IOpenEnum<MessageProcessingStatus>
{
    /// <summary>Not yet looked at.</summary>
    public static MessageProcessingStatus Pending { get; } = new("pending");

    /// <summary>Being processed.</summary>
    public static MessageProcessingStatus Processing { get; } = new("processing");

    /// <summary>Processed.</summary>
    public static MessageProcessingStatus Processed { get; } = new("processed");

    /// <summary>Processed.</summary>
    public static MessageProcessingStatus Completed { get; } = new("completed");

    /// <summary>Processed.</summary>
    public static MessageProcessingStatus Done { get; } = new("done");

    /// <summary>Held back.</summary>
    public static MessageProcessingStatus Blocked { get; } = new("blocked");

    /// <summary>Processing failed.</summary>
    public static MessageProcessingStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<MessageProcessingStatus> Known { get; } = [Pending, Processing, Processed, Completed, Done, Blocked, Failed];

    static MessageProcessingStatus IOpenEnum<MessageProcessingStatus>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
