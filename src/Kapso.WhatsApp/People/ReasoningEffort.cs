using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp;

/// <summary>How much effort a language model spends on reasoning.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ReasoningEffort>))]
public readonly record struct ReasoningEffort(string Value) : IOpenEnum<ReasoningEffort>
{
    /// <summary>The model answers without reasoning.</summary>
    public static ReasoningEffort None { get; } = new("none");

    /// <summary>The model reasons as little as possible.</summary>
    public static ReasoningEffort Minimal { get; } = new("minimal");

    /// <summary>The model spends little effort on reasoning.</summary>
    public static ReasoningEffort Low { get; } = new("low");

    /// <summary>The model spends moderate effort on reasoning.</summary>
    public static ReasoningEffort Medium { get; } = new("medium");

    /// <summary>The model spends much effort on reasoning.</summary>
    public static ReasoningEffort High { get; } = new("high");

    /// <summary>The model spends very much effort on reasoning.</summary>
    public static ReasoningEffort ExtraHigh { get; } = new("xhigh");

    /// <summary>The model reasons as much as it can.</summary>
    public static ReasoningEffort Maximum { get; } = new("max");

    /// <inheritdoc/>
    public static IReadOnlyList<ReasoningEffort> Known { get; } = [None, Minimal, Low, Medium, High, ExtraHigh, Maximum];

    static ReasoningEffort IOpenEnum<ReasoningEffort>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
