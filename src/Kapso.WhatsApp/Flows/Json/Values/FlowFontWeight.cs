using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>How heavy a text is.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowFontWeight>))]
public readonly record struct FlowFontWeight(string Value) : IOpenEnum<FlowFontWeight>
{
    /// <summary>Plain.</summary>
    public static FlowFontWeight Normal { get; } = new("normal");

    /// <summary>Bold.</summary>
    public static FlowFontWeight Bold { get; } = new("bold");

    /// <summary>Italic.</summary>
    public static FlowFontWeight Italic { get; } = new("italic");

    /// <summary>Bold and italic.</summary>
    public static FlowFontWeight BoldItalic { get; } = new("bold_italic");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowFontWeight> Known { get; } = [Normal, Bold, Italic, BoldItalic];

    static FlowFontWeight IOpenEnum<FlowFontWeight>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
