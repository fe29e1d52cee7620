using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>How a picture is scaled to the space it has.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowScaleType>))]
public readonly record struct FlowScaleType(string Value) : IOpenEnum<FlowScaleType>
{
    /// <summary>The picture is cropped to fill the space.</summary>
    public static FlowScaleType Cover { get; } = new("cover");

    /// <summary>The picture is scaled to be shown whole.</summary>
    public static FlowScaleType Contain { get; } = new("contain");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowScaleType> Known { get; } = [Cover, Contain];

    static FlowScaleType IOpenEnum<FlowScaleType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
