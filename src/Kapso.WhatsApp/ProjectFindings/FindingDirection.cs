using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>How the signal behind a finding changed.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FindingDirection>))]
public readonly record struct FindingDirection(string Value) : IOpenEnum<FindingDirection>
{
    /// <summary>The event occurs more often than before.</summary>
    public static FindingDirection Rising { get; } = new("rising");

    /// <summary>The event occurs less often than before.</summary>
    public static FindingDirection Falling { get; } = new("falling");

    /// <summary>The event keeps occurring.</summary>
    public static FindingDirection Recurring { get; } = new("recurring");

    /// <inheritdoc/>
    public static IReadOnlyList<FindingDirection> Known { get; } = [Rising, Falling, Recurring];

    static FindingDirection IOpenEnum<FindingDirection>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
