using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Functions;

/// <summary>How an invocation ended.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FunctionInvocationStatus>))]
public readonly record struct FunctionInvocationStatus(string Value) : IOpenEnum<FunctionInvocationStatus>
{
    /// <summary>With a status from 200 to 299.</summary>
    public static FunctionInvocationStatus Success { get; } = new("success");

    /// <summary>With any other status.</summary>
    public static FunctionInvocationStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<FunctionInvocationStatus> Known { get; } = [Success, Failed];

    static FunctionInvocationStatus IOpenEnum<FunctionInvocationStatus>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
