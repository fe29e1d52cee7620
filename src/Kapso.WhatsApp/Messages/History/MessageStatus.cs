using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>How far a message has come.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MessageStatus>))]
public readonly record struct MessageStatus(string Value) : IOpenEnum<MessageStatus>
{
    /// <summary>Accepted, not yet sent.</summary>
    public static MessageStatus Pending { get; } = new("pending");

    /// <summary>Received from the contact.</summary>
    public static MessageStatus Received { get; } = new("received");

    /// <summary>WhatsApp has accepted the message.</summary>
    public static MessageStatus Sent { get; } = new("sent");

    /// <summary>On the device. Live inbound messages carry this value too.</summary>
    public static MessageStatus Delivered { get; } = new("delivered");

    /// <summary>Shown to the reader. May follow <see cref="Sent"/> directly.</summary>
    public static MessageStatus Read { get; } = new("read");

    /// <summary>A voice note that was listened to.</summary>
    public static MessageStatus Played { get; } = new("played");

    /// <summary>Not delivered; the errors say why.</summary>
    public static MessageStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<MessageStatus> Known { get; } = [Pending, Received, Sent, Delivered, Read, Played, Failed];

    static MessageStatus IOpenEnum<MessageStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
