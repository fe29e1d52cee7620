using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The type of a field of a screen's data.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowDataType>))]
public readonly record struct FlowDataType(string Value) : IOpenEnum<FlowDataType>
{
    /// <summary>The value is a string.</summary>
    public static FlowDataType String { get; } = new("string");

    /// <summary>The value is a number.</summary>
    public static FlowDataType Number { get; } = new("number");

    /// <summary>The value is true or false.</summary>
    public static FlowDataType Boolean { get; } = new("boolean");

    /// <summary>An object, described by its properties.</summary>
    public static FlowDataType Object { get; } = new("object");

    /// <summary>A list, described by its items.</summary>
    public static FlowDataType Array { get; } = new("array");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowDataType> Known { get; } = [String, Number, Boolean, Object, Array];

    static FlowDataType IOpenEnum<FlowDataType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
