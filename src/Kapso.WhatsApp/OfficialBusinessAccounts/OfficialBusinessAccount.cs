using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.OfficialBusinessAccounts;

/// <summary>Whether a number is an official business account, which shows the blue check, and where a request for it stands.</summary>
public sealed record OfficialBusinessAccount : KapsoModel
{
    /// <summary>The id of the number, or null when Meta names it beside the status.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? Id { get; init; }

    /// <summary>Where the request stands.</summary>
    [JsonPropertyName("oba_status")]
    public OfficialBusinessAccountStatus? Status { get; init; }

    /// <summary>Meta's explanation of the status, in words, or null when there is none.</summary>
    public string? StatusMessage { get; init; }
}

/// <summary>Where the request for an official business account stands.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<OfficialBusinessAccountStatus>))]
public readonly record struct OfficialBusinessAccountStatus(string Value) : IOpenEnum<OfficialBusinessAccountStatus>
{
    /// <summary>Nobody has asked for it yet.</summary>
    public static OfficialBusinessAccountStatus NotStarted { get; } = new("NOT_STARTED");

    /// <summary>The request was submitted.</summary>
    public static OfficialBusinessAccountStatus Pending { get; } = new("PENDING");

    /// <summary>Meta looks at the request.</summary>
    public static OfficialBusinessAccountStatus UnderReview { get; } = new("UNDER_REVIEW");

    /// <summary>The number is an official business account.</summary>
    public static OfficialBusinessAccountStatus Approved { get; } = new("APPROVED");

    /// <summary>The request was rejected; a new one is possible after 30 days.</summary>
    public static OfficialBusinessAccountStatus Rejected { get; } = new("REJECTED");

    /// <summary>The request has expired.</summary>
    public static OfficialBusinessAccountStatus Expired { get; } = new("EXPIRED");

    /// <summary>The request was cancelled.</summary>
    public static OfficialBusinessAccountStatus Cancelled { get; } = new("CANCELLED");

    /// <inheritdoc/>
    public static IReadOnlyList<OfficialBusinessAccountStatus> Known { get; } = [NotStarted, Pending, UnderReview, Approved, Rejected, Expired, Cancelled];

    static OfficialBusinessAccountStatus IOpenEnum<OfficialBusinessAccountStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}

/// <summary>The response to the request for an official business account.</summary>
public sealed record OfficialBusinessAccountRequested : KapsoModel
{
    /// <summary>Meta's description of the result, in words.</summary>
    public string? Message { get; init; }

    /// <summary>Where the request stands now, or null when Meta does not say.</summary>
    public OfficialBusinessAccount? UpdatedStatus { get; init; }

    /// <summary>The id by which Meta follows the request, or null when there is none.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? TrackingId { get; init; }
}

/// <summary>A number with nothing but its status as an official business account.</summary>
internal sealed record OfficialBusinessAccountAnswer : KapsoModel
{
    public OfficialBusinessAccount? OfficialBusinessAccount { get; init; }
}
