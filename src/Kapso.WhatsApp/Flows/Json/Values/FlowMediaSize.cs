using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The size of the pictures of a list.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowMediaSize>))]
public readonly record struct FlowMediaSize(string Value) : IOpenEnum<FlowMediaSize>
{
    /// <summary>Pictures are shown small.</summary>
    public static FlowMediaSize Regular { get; } = new("regular");

    /// <summary>Pictures are shown large.</summary>
    public static FlowMediaSize Large { get; } = new("large");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowMediaSize> Known { get; } = [Regular, Large];

    static FlowMediaSize IOpenEnum<FlowMediaSize>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
