using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>How sure an investigation is of a cause.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FindingConfidence>))]
public readonly record struct FindingConfidence(string Value) : IOpenEnum<FindingConfidence>
{
    /// <summary>The evidence for the cause is weak.</summary>
    public static FindingConfidence Low { get; } = new("low");

    /// <summary>The evidence for the cause is moderate.</summary>
    public static FindingConfidence Medium { get; } = new("medium");

    /// <summary>The evidence for the cause is strong.</summary>
    public static FindingConfidence High { get; } = new("high");

    /// <inheritdoc/>
    public static IReadOnlyList<FindingConfidence> Known { get; } = [Low, Medium, High];

    static FindingConfidence IOpenEnum<FindingConfidence>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
