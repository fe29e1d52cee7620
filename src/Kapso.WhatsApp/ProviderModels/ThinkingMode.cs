using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProviderModels;

/// <summary>How a language model divides its budget for reasoning.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ThinkingMode>))]
public readonly record struct ThinkingMode(string Value) : IOpenEnum<ThinkingMode>
{
    /// <summary>The model does not reason before it answers.</summary>
    public static ThinkingMode Disabled { get; } = new("disabled");

    /// <summary>The model has a fixed budget of tokens for reasoning.</summary>
    public static ThinkingMode Manual { get; } = new("manual");

    /// <summary>The model sizes its reasoning by the effort that is asked for.</summary>
    public static ThinkingMode Adaptive { get; } = new("adaptive");

    /// <summary>The model always reasons, and sizes it by the effort that is asked for.</summary>
    public static ThinkingMode AlwaysAdaptive { get; } = new("always_adaptive");

    /// <inheritdoc/>
    public static IReadOnlyList<ThinkingMode> Known { get; } = [Disabled, Manual, Adaptive, AlwaysAdaptive];

    static ThinkingMode IOpenEnum<ThinkingMode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
