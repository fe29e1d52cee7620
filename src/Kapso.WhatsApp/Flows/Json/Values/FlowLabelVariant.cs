using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The style of an input's label.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowLabelVariant>))]
public readonly record struct FlowLabelVariant(string Value) : IOpenEnum<FlowLabelVariant>
{
    /// <summary>Large, over several lines. Flow JSON 7.0 and later.</summary>
    public static FlowLabelVariant Large { get; } = new("large");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowLabelVariant> Known { get; } = [Large];

    static FlowLabelVariant IOpenEnum<FlowLabelVariant>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
