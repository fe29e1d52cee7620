using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>Whether a suggested fix is the one to make first.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FindingFixPriority>))]
public readonly record struct FindingFixPriority(string Value) : IOpenEnum<FindingFixPriority>
{
    /// <summary>The fix to make first; each investigation has exactly one.</summary>
    public static FindingFixPriority Primary { get; } = new("primary");

    /// <summary>A further fix, besides the primary one.</summary>
    public static FindingFixPriority Secondary { get; } = new("secondary");

    /// <inheritdoc/>
    public static IReadOnlyList<FindingFixPriority> Known { get; } = [Primary, Secondary];

    static FindingFixPriority IOpenEnum<FindingFixPriority>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
