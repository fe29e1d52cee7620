using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>Whether a message came from the contact or went to the contact.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MessageDirection>))]
public readonly record struct MessageDirection(string Value) : IOpenEnum<MessageDirection>
{
    /// <summary>From the contact to the business.</summary>
    public static MessageDirection Inbound { get; } = new("inbound");

    /// <summary>From the business to the contact.</summary>
    public static MessageDirection Outbound { get; } = new("outbound");

    /// <inheritdoc/>
    public static IReadOnlyList<MessageDirection> Known { get; } = [Inbound, Outbound];

    static MessageDirection IOpenEnum<MessageDirection>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
