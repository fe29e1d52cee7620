using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>What the user filled in.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowReplyName>))]
public readonly record struct FlowReplyName(string Value) : IOpenEnum<FlowReplyName>
{
    /// <summary>The reply to a WhatsApp flow.</summary>
    public static FlowReplyName Flow { get; } = new("flow");

    /// <summary>The reply to an address request.</summary>
    public static FlowReplyName AddressMessage { get; } = new("address_message");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowReplyName> Known { get; } = [Flow, AddressMessage];

    static FlowReplyName IOpenEnum<FlowReplyName>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
