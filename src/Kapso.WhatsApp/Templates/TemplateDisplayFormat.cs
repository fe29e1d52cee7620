using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>The format in which a template is displayed.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TemplateDisplayFormat>))]
public readonly record struct TemplateDisplayFormat(string Value) : IOpenEnum<TemplateDisplayFormat>
{
    /// <summary>As an order that can be paid.</summary>
    public static TemplateDisplayFormat OrderDetails { get; } = new("ORDER_DETAILS");

    /// <inheritdoc/>
    public static IReadOnlyList<TemplateDisplayFormat> Known { get; } = [OrderDetails];

    static TemplateDisplayFormat IOpenEnum<TemplateDisplayFormat>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
