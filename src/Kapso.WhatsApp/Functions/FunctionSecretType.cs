using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Functions;

/// <summary>The type of a function's secret.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FunctionSecretType>))]
public readonly record struct FunctionSecretType(string Value) : IOpenEnum<FunctionSecretType>
{
    /// <summary>The secret is a text.</summary>
    public static FunctionSecretType Text { get; } = new("text");

    /// <summary>The secret is a JSON object or array.</summary>
    public static FunctionSecretType Json { get; } = new("json");

    /// <summary>The secret comes from the platform on which the function runs.</summary>
    public static FunctionSecretType Inherited { get; } = new("inherited");

    /// <inheritdoc/>
    public static IReadOnlyList<FunctionSecretType> Known { get; } = [Text, Json, Inherited];

    static FunctionSecretType IOpenEnum<FunctionSecretType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
