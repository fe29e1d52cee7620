using System.Text.Json;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>Somebody whom a broadcast goes to, and what became of the message.</summary>
public sealed record BroadcastRecipient : KapsoModel
{
    /// <summary>The id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>The phone number with its country code, without a plus sign.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>What became of the message.</summary>
    public BroadcastRecipientStatus? Status { get; init; }

    /// <summary>When it was sent.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When it failed.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>When it arrived.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When it was read.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When the recipient answered.</summary>
    public DateTimeOffset? RespondedAt { get; init; }

    /// <summary>When the recipient was added.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When anything last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The values of this recipient's message.</summary>
    public JsonElement? TemplateComponents { get; init; }

    /// <summary>Why it failed, in words.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Why it failed or was not sent.</summary>
    public BroadcastError? ErrorDetails { get; init; }
}

/// <summary>Why a recipient's message failed or was not sent.</summary>
public sealed record BroadcastError : KapsoModel
{
    /// <summary>Meta's code, or <c>marketing_preference_stopped</c>; <see cref="ErrorCatalog.Find"/> explains a number.</summary>
    [System.Text.Json.Serialization.JsonConverter(typeof(Serialization.LenientTextConverter))]
    public string? Code { get; init; }

    /// <summary>Meta's text.</summary>
    public string? Message { get; init; }

    /// <summary>What Meta said further.</summary>
    public string? Details { get; init; }

    /// <summary>Why it was not sent.</summary>
    public string? Detail { get; init; }

    /// <summary>The status of Meta's answer.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Meta's id of the request.</summary>
    public string? FbtraceId { get; init; }

    /// <summary>What kind of failure it was inside Kapso.</summary>
    public string? ErrorClass { get; init; }
}
