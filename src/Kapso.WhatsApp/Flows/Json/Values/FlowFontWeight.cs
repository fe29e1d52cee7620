using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The font weight and style of a text.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowFontWeight>))]
public readonly record struct FlowFontWeight(string Value) : IOpenEnum<FlowFontWeight>
{
    /// <summary>The text is in normal type.</summary>
    public static FlowFontWeight Normal { get; } = new("normal");

    /// <summary>The text is in bold type.</summary>
    public static FlowFontWeight Bold { get; } = new("bold");

    /// <summary>The text is in italic type.</summary>
    public static FlowFontWeight Italic { get; } = new("italic");

    /// <summary>The text is in bold and italic type.</summary>
    public static FlowFontWeight BoldItalic { get; } = new("bold_italic");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowFontWeight> Known { get; } = [Normal, Bold, Italic, BoldItalic];

    static FlowFontWeight IOpenEnum<FlowFontWeight>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
