using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Functions;

/// <summary>The outcome of an invocation.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FunctionInvocationStatus>))]
public readonly record struct FunctionInvocationStatus(string Value) : IOpenEnum<FunctionInvocationStatus>
{
    /// <summary>The function answered with a status from 200 to 299.</summary>
    public static FunctionInvocationStatus Success { get; } = new("success");

    /// <summary>The function answered with any other status.</summary>
    public static FunctionInvocationStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<FunctionInvocationStatus> Known { get; } = [Success, Failed];

    static FunctionInvocationStatus IOpenEnum<FunctionInvocationStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
