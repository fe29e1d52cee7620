using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.BlockedUsers;

/// <summary>What came of blocking or unblocking people: it may succeed for some and fail for others.</summary>
public sealed record BlockedUsersChange : KapsoModel
{
    /// <summary>Gets the users who are blocked now, or are not any more.</summary>
    public IReadOnlyList<ChangedUser> Changed { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the users for whom it failed, and why.</summary>
    public IReadOnlyList<FailedUser> Failed { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Says how many, and nobody's number.</summary>
    private protected override string Describe() => $"{nameof(BlockedUsersChange)} {{ {Changed.Count} changed, {Failed.Count} failed }}";
}

/// <summary>Somebody who was blocked or unblocked.</summary>
public sealed record ChangedUser : KapsoModel
{
    /// <summary>Gets the phone number as it was given.</summary>
    public string? Input { get; init; }

    /// <summary>The number as WhatsApp has it; null when the server does not say.</summary>
    public string? WaId { get; init; }

    /// <summary>Says who it is by the last digits only.</summary>
    private protected override string Describe() => $"{nameof(ChangedUser)} {PhoneMask.MaskDigits(WaId ?? Input ?? "")}";
}

/// <summary>Somebody who could not be blocked or unblocked.</summary>
public sealed record FailedUser : KapsoModel
{
    /// <summary>Gets the phone number as it was given.</summary>
    public string? Input { get; init; }

    /// <summary>The number as WhatsApp has it; null when it is not a user of WhatsApp.</summary>
    public string? WaId { get; init; }

    /// <summary>The errors for this person, as the server reports them.</summary>
    public IReadOnlyList<MessageError> Errors { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>
    /// Meta's code of the first error: 131047 when the person has not written within 24 hours or is not a user of WhatsApp, 131021 for the number itself,
    /// 139103 for a failure of Meta's.
    /// </summary>
    [JsonIgnore]
    public int? Code => Errors is [var first, ..] ? first.Code : null;

    /// <summary>Gets the category of the first error.</summary>
    [JsonIgnore]
    public ErrorCategory Category => Known?.Category ?? ErrorCategory.Unknown;

    /// <summary>Whether to try again for this person, and how.</summary>
    [JsonIgnore]
    public RetryAdvice RetryAdvice => Known?.RetryAdvice ?? RetryAdvice.FixRequest;

    private ErrorCatalogEntry? Known => Code is int code ? ErrorCatalog.Find(code) : null;

    /// <summary>Says who it is by the last digits only, and the code.</summary>
    private protected override string Describe() => $"{nameof(FailedUser)} {PhoneMask.MaskDigits(WaId ?? Input ?? "")} (code {Code})";
}
