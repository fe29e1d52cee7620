using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>The quality score of a template, by how readers receive it.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TemplateQualityScore>))]
public readonly record struct TemplateQualityScore(string Value) : IOpenEnum<TemplateQualityScore>
{
    /// <summary>The quality score is high.</summary>
    public static TemplateQualityScore Green { get; } = new("GREEN");

    /// <summary>The quality score is medium.</summary>
    public static TemplateQualityScore Yellow { get; } = new("YELLOW");

    /// <summary>The quality score is low: the template will be paused.</summary>
    public static TemplateQualityScore Red { get; } = new("RED");

    /// <summary>The score is not known, because too few people have read the template.</summary>
    public static TemplateQualityScore Unknown { get; } = new("UNKNOWN");

    /// <inheritdoc/>
    public static IReadOnlyList<TemplateQualityScore> Known { get; } = [Green, Yellow, Red, Unknown];

    static TemplateQualityScore IOpenEnum<TemplateQualityScore>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
