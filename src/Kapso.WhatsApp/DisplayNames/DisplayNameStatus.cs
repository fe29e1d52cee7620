using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.DisplayNames;

/// <summary>How far the review of a display name has come.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<DisplayNameStatus>))]
public readonly record struct DisplayNameStatus(string Value) : IOpenEnum<DisplayNameStatus>
{
    /// <summary>Handed in.</summary>
    public static DisplayNameStatus Submitted { get; } = new("submitted");

    /// <summary>Under review, usually 24 to 48 hours.</summary>
    public static DisplayNameStatus PendingReview { get; } = new("pending_review");

    /// <summary>Approved, not yet shown.</summary>
    public static DisplayNameStatus Approved { get; } = new("approved");

    /// <summary>Good to go without a review.</summary>
    public static DisplayNameStatus AvailableWithoutReview { get; } = new("available_without_review");

    /// <summary>Decided later.</summary>
    public static DisplayNameStatus Deferred { get; } = new("deferred");

    /// <summary>Refused; ask for another name.</summary>
    public static DisplayNameStatus Declined { get; } = new("declined");

    /// <summary>Not decided in time.</summary>
    public static DisplayNameStatus Expired { get; } = new("expired");

    /// <summary>Needs no review.</summary>
    public static DisplayNameStatus NoReview { get; } = new("no_review");

    /// <summary>Could not be handed in; the error members say why.</summary>
    public static DisplayNameStatus Failed { get; } = new("failed");

    /// <summary>The number shows it.</summary>
    public static DisplayNameStatus Applied { get; } = new("applied");

    /// <summary>Taken back.</summary>
    public static DisplayNameStatus Cancelled { get; } = new("cancelled");

    /// <inheritdoc/>
    public static IReadOnlyList<DisplayNameStatus> Known { get; } =
    [
        Submitted, PendingReview, Approved, AvailableWithoutReview, Deferred, Declined, Expired, NoReview, Failed, Applied, Cancelled,
    ];

    static DisplayNameStatus IOpenEnum<DisplayNameStatus>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
