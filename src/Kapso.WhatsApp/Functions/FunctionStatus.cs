using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Functions;

/// <summary>How far a function is.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FunctionStatus>))]
public readonly record struct FunctionStatus(string Value) : IOpenEnum<FunctionStatus>
{
    /// <summary>Saved, not deployed.</summary>
    public static FunctionStatus Draft { get; } = new("draft");

    /// <summary>Can be invoked.</summary>
    public static FunctionStatus Deployed { get; } = new("deployed");

    /// <summary>The deployment failed.</summary>
    public static FunctionStatus Error { get; } = new("error");

    /// <inheritdoc/>
    public static IReadOnlyList<FunctionStatus> Known { get; } = [Draft, Deployed, Error];

    static FunctionStatus IOpenEnum<FunctionStatus>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
