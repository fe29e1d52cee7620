using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>A recipient of a broadcast, and the status of the message.</summary>
public sealed record BroadcastRecipient : KapsoModel
{
    /// <summary>Gets the id of the recipient, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the phone number with its country code, without a plus sign.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Gets the status of the recipient's message.</summary>
    public BroadcastRecipientStatus? Status { get; init; }

    /// <summary>Gets when the message was sent; null when it was not.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Gets when the message failed; null when it did not.</summary>
    public DateTimeOffset? FailedAt { get; init; }

    /// <summary>Gets when the message was delivered; null when it was not.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Gets when the message was read; null when it was not.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>Gets when the recipient answered; null when no answer came.</summary>
    public DateTimeOffset? RespondedAt { get; init; }

    /// <summary>Gets when the recipient was added.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the recipient was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Gets the values of this recipient's message.</summary>
    public JsonElement? TemplateComponents { get; init; }

    /// <summary>Gets why the message failed, in words.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>Gets why the message failed or was not sent.</summary>
    public BroadcastError? ErrorDetails { get; init; }
}

/// <summary>Why a recipient's message failed or was not sent.</summary>
public sealed record BroadcastError : KapsoModel
{
    /// <summary>Gets Meta's code, or <c>marketing_preference_stopped</c>; <see cref="ErrorCatalog.Find"/> explains a number.</summary>
    [System.Text.Json.Serialization.JsonConverter(typeof(Serialization.LenientTextConverter))]
    public string? Code { get; init; }

    /// <summary>Gets the text of Meta's error.</summary>
    public string? Message { get; init; }

    /// <summary>Gets the details of Meta's error.</summary>
    public string? Details { get; init; }

    /// <summary>Gets why the message was not sent.</summary>
    public string? Detail { get; init; }

    /// <summary>Gets the HTTP status of Meta's response.</summary>
    public int? HttpStatus { get; init; }

    /// <summary>Gets Meta's id of the request, for its support.</summary>
    [JsonPropertyName("fbtrace_id")]
    public string? FbTraceId { get; init; }

    /// <summary>Gets the class of the failure inside Kapso.</summary>
    public string? ErrorClass { get; init; }
}
