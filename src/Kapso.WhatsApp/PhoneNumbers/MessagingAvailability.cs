using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>Whether messages can be sent.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MessagingAvailability>))]
public readonly record struct MessagingAvailability(string Value) : IOpenEnum<MessagingAvailability>
{
    /// <summary>Messages can be sent without restriction.</summary>
    public static MessagingAvailability Available { get; } = new("AVAILABLE");

    /// <summary>Messages can be sent, with limitations.</summary>
    public static MessagingAvailability Limited { get; } = new("LIMITED");

    /// <summary>Messages cannot be sent.</summary>
    public static MessagingAvailability Blocked { get; } = new("BLOCKED");

    /// <inheritdoc/>
    public static IReadOnlyList<MessagingAvailability> Known { get; } = [Available, Limited, Blocked];

    static MessagingAvailability IOpenEnum<MessagingAvailability>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
