using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectEvents;

/// <summary>The type of a property that an event definition declares.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ProjectEventPropertyType>))]
public readonly record struct ProjectEventPropertyType(string Value) : IOpenEnum<ProjectEventPropertyType>
{
    /// <summary>The property holds a text.</summary>
    public static ProjectEventPropertyType Text { get; } = new("string");

    /// <summary>The property holds a number.</summary>
    public static ProjectEventPropertyType Number { get; } = new("number");

    /// <summary>The property holds true or false.</summary>
    public static ProjectEventPropertyType Boolean { get; } = new("boolean");

    /// <inheritdoc/>
    public static IReadOnlyList<ProjectEventPropertyType> Known { get; } = [Text, Number, Boolean];

    static ProjectEventPropertyType IOpenEnum<ProjectEventPropertyType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
