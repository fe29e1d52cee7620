using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Functions;

/// <summary>The status of a function.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FunctionStatus>))]
public readonly record struct FunctionStatus(string Value) : IOpenEnum<FunctionStatus>
{
    /// <summary>The function is saved and not deployed.</summary>
    public static FunctionStatus Draft { get; } = new("draft");

    /// <summary>The function is deployed and can be invoked.</summary>
    public static FunctionStatus Deployed { get; } = new("deployed");

    /// <summary>The deployment of the function failed.</summary>
    public static FunctionStatus Error { get; } = new("error");

    /// <inheritdoc/>
    public static IReadOnlyList<FunctionStatus> Known { get; } = [Draft, Deployed, Error];

    static FunctionStatus IOpenEnum<FunctionStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
