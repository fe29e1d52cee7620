using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>The status of a recipient's message.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<BroadcastRecipientStatus>))]
public readonly record struct BroadcastRecipientStatus(string Value) : IOpenEnum<BroadcastRecipientStatus>
{
    /// <summary>The message is not sent yet.</summary>
    public static BroadcastRecipientStatus Pending { get; } = new("pending");

    /// <summary>The message was sent.</summary>
    public static BroadcastRecipientStatus Sent { get; } = new("sent");

    /// <summary>The message could not be sent.</summary>
    public static BroadcastRecipientStatus Failed { get; } = new("failed");

    /// <summary>The message was not sent and costs nothing: the recipient wants no marketing.</summary>
    public static BroadcastRecipientStatus Suppressed { get; } = new("suppressed");

    /// <inheritdoc/>
    public static IReadOnlyList<BroadcastRecipientStatus> Known { get; } = [Pending, Sent, Failed, Suppressed];

    static BroadcastRecipientStatus IOpenEnum<BroadcastRecipientStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
