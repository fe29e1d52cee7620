using System.Text.Json;
using System.Text.Json.Serialization;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>One template, sent to many people at Kapso's pace.</summary>
public sealed record Broadcast : KapsoModel
{
    /// <summary>Its id, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>Where it stands.</summary>
    public BroadcastStatus? Status { get; init; }

    /// <summary>When it is to be sent.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>When sending began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was stopped.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>When it had been sent to all.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>How many people it goes to.</summary>
    public int? TotalRecipients { get; init; }

    /// <summary>How many messages were sent.</summary>
    public int? SentCount { get; init; }

    /// <summary>How many could not be sent.</summary>
    public int? FailedCount { get; init; }

    /// <summary>How many arrived.</summary>
    public int? DeliveredCount { get; init; }

    /// <summary>How many were read.</summary>
    public int? ReadCount { get; init; }

    /// <summary>How many are still to be sent.</summary>
    public int? PendingCount { get; init; }

    /// <summary>How many were not sent, and cost nothing, because their recipients want no marketing; neither sent nor failed.</summary>
    public int? SuppressedCount { get; init; }

    /// <summary>How many people answered.</summary>
    public int? RespondedCount { get; init; }

    /// <summary>How many answered, in percent.</summary>
    public double? ResponseRate { get; init; }

    /// <summary>The id of the number that sends.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The template.</summary>
    [JsonPropertyName("whatsapp_template")]
    public BroadcastTemplate? Template { get; init; }

    /// <summary>Whether nothing happens any more unless somebody acts: it is completed, stopped, failed, or a draft.</summary>
    [JsonIgnore]
    public bool HasEnded => Status is { } status
        && (status == BroadcastStatus.Completed || status == BroadcastStatus.Stopped || status == BroadcastStatus.Failed || status == BroadcastStatus.Draft);
}

/// <summary>The template of a broadcast.</summary>
public sealed record BroadcastTemplate : KapsoModel
{
    /// <summary>The id at Meta; Kapso's own for old ones.</summary>
    public string? Id { get; init; }

    /// <summary>The id at Meta.</summary>
    public string? MetaTemplateId { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The code of the language.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>What it is for, for example <c>MARKETING</c>.</summary>
    public string? Category { get; init; }

    /// <summary>Where it stands, for example <c>APPROVED</c>.</summary>
    public string? Status { get; init; }

    /// <summary>How readers received it when Kapso last asked Meta, for example <c>GREEN</c>; null when that was never told.</summary>
    public string? QualityScore { get; init; }

    /// <summary>Its parts, as Meta has them.</summary>
    public JsonElement? Components { get; init; }
}

/// <summary>Where a broadcast stands after it was told to do something.</summary>
public sealed record BroadcastState : KapsoModel
{
    /// <summary>The broadcast's id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public BroadcastStatus? Status { get; init; }

    /// <summary>When it is to be sent.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>When sending began.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was stopped.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>When it had been sent to all.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}
