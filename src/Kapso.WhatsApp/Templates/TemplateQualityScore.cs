using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>How readers receive a template.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TemplateQualityScore>))]
public readonly record struct TemplateQualityScore(string Value) : IOpenEnum<TemplateQualityScore>
{
    /// <summary>Well.</summary>
    public static TemplateQualityScore Green { get; } = new("GREEN");

    /// <summary>Not so well.</summary>
    public static TemplateQualityScore Yellow { get; } = new("YELLOW");

    /// <summary>Badly: it will be paused.</summary>
    public static TemplateQualityScore Red { get; } = new("RED");

    /// <summary>Too few have read it.</summary>
    public static TemplateQualityScore Unknown { get; } = new("UNKNOWN");

    /// <inheritdoc/>
    public static IReadOnlyList<TemplateQualityScore> Known { get; } = [Green, Yellow, Red, Unknown];

    static TemplateQualityScore IOpenEnum<TemplateQualityScore>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
