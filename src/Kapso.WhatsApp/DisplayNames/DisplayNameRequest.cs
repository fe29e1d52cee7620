using System.Text.Json.Serialization;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.DisplayNames;

/// <summary>A request to show another name for a number, and its outcome.</summary>
public sealed record DisplayNameRequest : KapsoModel
{
    /// <summary>Gets the id of the request, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the id of the WhatsApp number that is to show the name.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Gets the name that was requested.</summary>
    public string? RequestedDisplayName { get; init; }

    /// <summary>Gets the name that the number showed before.</summary>
    public string? PreviousDisplayName { get; init; }

    /// <summary>Gets how far the review has come.</summary>
    public DisplayNameStatus? Status { get; init; }

    /// <summary>Gets when the request was submitted to Meta.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Gets when Meta decided; null when it has not yet.</summary>
    public DateTimeOffset? ReviewedAt { get; init; }

    /// <summary>Gets since when the number shows the name; null when it does not.</summary>
    public DateTimeOffset? AppliedAt { get; init; }

    /// <summary>Gets Meta's error code when the submission failed.</summary>
    public int? MetaErrorCode { get; init; }

    /// <summary>Gets Meta's error subcode when the submission failed.</summary>
    public int? MetaErrorSubcode { get; init; }

    /// <summary>Gets the type of Meta's error when the submission failed.</summary>
    public string? MetaErrorType { get; init; }

    /// <summary>Gets the text of Meta's error when the submission failed.</summary>
    public string? MetaErrorMessage { get; init; }
}

/// <summary>A display name to ask for.</summary>
internal sealed record NewDisplayName([property: JsonPropertyName("new_display_name")] string Name) : ICheckable
{
    void ICheckable.Check(Rules rules) => rules.Text(Name, DisplayNamesClient.MaxDisplayNameLength, "");
}
