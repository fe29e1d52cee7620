using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Functions;

/// <summary>The form of the response to an invocation.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InvokeResponseMode>))]
public readonly record struct InvokeResponseMode(string Value) : IOpenEnum<InvokeResponseMode>
{
    /// <summary>The older form: JSON of a success is nested under <c>data</c>.</summary>
    public static InvokeResponseMode Wrapped { get; } = new("wrapped");

    /// <summary>The function's own body, status and content type.</summary>
    public static InvokeResponseMode Passthrough { get; } = new("passthrough");

    /// <inheritdoc/>
    public static IReadOnlyList<InvokeResponseMode> Known { get; } = [Wrapped, Passthrough];

    static InvokeResponseMode IOpenEnum<InvokeResponseMode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
