namespace Kapso.WhatsApp.DisplayNames;

/// <summary>A request to show another name for a number, and what came of it.</summary>
public sealed record DisplayNameRequest : KapsoModel
{
    /// <summary>The id of the request, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The number that is to show the name.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The name that was asked for.</summary>
    public string? RequestedDisplayName { get; init; }

    /// <summary>The name that was shown before.</summary>
    public string? PreviousDisplayName { get; init; }

    /// <summary>How far the review has come.</summary>
    public DisplayNameStatus? Status { get; init; }

    /// <summary>When it was handed in.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>When Meta decided.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Since when the number shows the name.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>Meta's error code, when handing it in failed.</summary>
    public int? MetaErrorCode { get; init; }

    /// <summary>Meta's error subcode.</summary>
    public int? MetaErrorSubcode { get; init; }

    /// <summary>The type of Meta's error.</summary>
    public string? MetaErrorType { get; init; }

    /// <summary>The text of Meta's error.</summary>
    public string? MetaErrorMessage { get; init; }
}

/// <summary>A display name as it is asked for.</summary>
internal sealed record NewDisplayName(string Value)
{
    [System.Text.Json.Serialization.JsonPropertyName("new_display_name")]
    public string Value { get; } = Value;
}

/// <summary>The wrapper in which a display name is asked for.</summary>
internal sealed record DisplayNameRequestBody(NewDisplayName DisplayNameRequest);
