using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>What a customer sees between a message and the reply of a workflow.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InboundMessageReadMode>))]
public readonly record struct InboundMessageReadMode(string Value) : IOpenEnum<InboundMessageReadMode>
{
    /// <summary>The message is not marked as read.</summary>
    public static InboundMessageReadMode Disabled { get; } = new("disabled");

    /// <summary>The message is marked as read.</summary>
    public static InboundMessageReadMode ReadOnly { get; } = new("read_only");

    /// <summary>The message is marked as read, and a typing indicator is shown; the default.</summary>
    public static InboundMessageReadMode ReadWithTyping { get; } = new("read_with_typing");

    /// <inheritdoc/>
    public static IReadOnlyList<InboundMessageReadMode> Known { get; } = [Disabled, ReadOnly, ReadWithTyping];

    static InboundMessageReadMode IOpenEnum<InboundMessageReadMode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
