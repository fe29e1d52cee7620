using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.DisplayNames;

/// <summary>The status of a display name's review.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<DisplayNameStatus>))]
public readonly record struct DisplayNameStatus(string Value) : IOpenEnum<DisplayNameStatus>
{
    /// <summary>The request was submitted.</summary>
    public static DisplayNameStatus Submitted { get; } = new("submitted");

    /// <summary>Meta reviews the name, which usually takes 24 to 48 hours.</summary>
    public static DisplayNameStatus PendingReview { get; } = new("pending_review");

    /// <summary>The name is approved and not shown yet.</summary>
    public static DisplayNameStatus Approved { get; } = new("approved");

    /// <summary>The name can be used without a review.</summary>
    public static DisplayNameStatus AvailableWithoutReview { get; } = new("available_without_review");

    /// <summary>Meta has deferred its decision.</summary>
    public static DisplayNameStatus Deferred { get; } = new("deferred");

    /// <summary>Meta declined the name; request another one.</summary>
    public static DisplayNameStatus Declined { get; } = new("declined");

    /// <summary>The request expired before a decision.</summary>
    public static DisplayNameStatus Expired { get; } = new("expired");

    /// <summary>The name needs no review.</summary>
    public static DisplayNameStatus NoReview { get; } = new("no_review");

    /// <summary>The request could not be submitted; the error members say why.</summary>
    public static DisplayNameStatus Failed { get; } = new("failed");

    /// <summary>The number shows the name.</summary>
    public static DisplayNameStatus Applied { get; } = new("applied");

    /// <summary>The request was cancelled.</summary>
    public static DisplayNameStatus Canceled { get; } = new("cancelled");

    /// <inheritdoc/>
    public static IReadOnlyList<DisplayNameStatus> Known { get; } =
    [
        Submitted, PendingReview, Approved, AvailableWithoutReview, Deferred, Declined, Expired, NoReview, Failed, Applied, Canceled,
    ];

    static DisplayNameStatus IOpenEnum<DisplayNameStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
