using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>What the user filled in.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowReplyName>))]
public readonly record struct FlowReplyName(string Value) : IOpenEnum<FlowReplyName>
{
    /// <summary>A flow.</summary>
    public static FlowReplyName Flow { get; } = new("flow");

    /// <summary>An address form.</summary>
    public static FlowReplyName AddressMessage { get; } = new("address_message");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowReplyName> Known { get; } = [Flow, AddressMessage];

    static FlowReplyName IOpenEnum<FlowReplyName>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
