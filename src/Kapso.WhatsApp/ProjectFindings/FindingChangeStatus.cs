using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>How the result of a repeated investigation compares with the one before.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FindingChangeStatus>))]
public readonly record struct FindingChangeStatus(string Value) : IOpenEnum<FindingChangeStatus>
{
    /// <summary>There is nothing to compare the result with.</summary>
    public static FindingChangeStatus NotApplicable { get; } = new("not_applicable");

    /// <summary>The result is the same as before.</summary>
    public static FindingChangeStatus Unchanged { get; } = new("unchanged");

    /// <summary>The result is narrower than before.</summary>
    public static FindingChangeStatus Narrowed { get; } = new("narrowed");

    /// <summary>Parts of the result have changed.</summary>
    public static FindingChangeStatus Revised { get; } = new("revised");

    /// <summary>The result replaces the one before.</summary>
    public static FindingChangeStatus Replaced { get; } = new("replaced");

    /// <summary>The new evidence does not suffice for a comparison.</summary>
    public static FindingChangeStatus InsufficientEvidence { get; } = new("insufficient_evidence");

    /// <inheritdoc/>
    public static IReadOnlyList<FindingChangeStatus> Known { get; } = [NotApplicable, Unchanged, Narrowed, Revised, Replaced, InsufficientEvidence];

    static FindingChangeStatus IOpenEnum<FindingChangeStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
