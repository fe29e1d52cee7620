using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>What a status event reports on.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<StatusEventType>))]
public readonly record struct StatusEventType(string Value) : IOpenEnum<StatusEventType>
{
    /// <summary>The status of a message.</summary>
    public static StatusEventType Message { get; } = new("message");

    /// <summary>The status of a payment.</summary>
    public static StatusEventType Payment { get; } = new("payment");

    /// <summary>The status of a call.</summary>
    public static StatusEventType Call { get; } = new("call");

    /// <inheritdoc/>
    public static IReadOnlyList<StatusEventType> Known { get; } = [Message, Payment, Call];

    static StatusEventType IOpenEnum<StatusEventType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
