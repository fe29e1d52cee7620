using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>Why a finding is dismissed.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FindingDismissalReason>))]
public readonly record struct FindingDismissalReason(string Value) : IOpenEnum<FindingDismissalReason>
{
    /// <summary>The finding does not matter to the project.</summary>
    public static FindingDismissalReason NotRelevant { get; } = new("not_relevant");

    /// <summary>What was found is expected behaviour.</summary>
    public static FindingDismissalReason ExpectedBehavior { get; } = new("expected_behavior");

    /// <summary>What was found has been fixed already.</summary>
    public static FindingDismissalReason AlreadyFixed { get; } = new("already_fixed");

    /// <summary>The finding is wrong.</summary>
    public static FindingDismissalReason Incorrect { get; } = new("incorrect");

    /// <summary>Another reason, which the note states.</summary>
    public static FindingDismissalReason Other { get; } = new("other");

    /// <inheritdoc/>
    public static IReadOnlyList<FindingDismissalReason> Known { get; } = [NotRelevant, ExpectedBehavior, AlreadyFixed, Incorrect, Other];

    static FindingDismissalReason IOpenEnum<FindingDismissalReason>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
