using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>The format of a template's placeholders: named or numbered.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TemplateParameterFormat>))]
public readonly record struct TemplateParameterFormat(string Value) : IOpenEnum<TemplateParameterFormat>
{
    /// <summary>Placeholders are named, for example <c>{{customer_name}}</c>.</summary>
    public static TemplateParameterFormat Named { get; } = new("NAMED");

    /// <summary>Placeholders are numbered: <c>{{1}}</c>. The server's default.</summary>
    public static TemplateParameterFormat Positional { get; } = new("POSITIONAL");

    /// <inheritdoc/>
    public static IReadOnlyList<TemplateParameterFormat> Known { get; } = [Named, Positional];

    static TemplateParameterFormat IOpenEnum<TemplateParameterFormat>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
