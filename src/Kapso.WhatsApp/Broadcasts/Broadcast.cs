using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Templates;

namespace Kapso.WhatsApp.Broadcasts;

/// <summary>One template, sent to many people at Kapso's pace.</summary>
public sealed record Broadcast : KapsoModel
{
    /// <summary>Gets the id of the broadcast, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name of the broadcast.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the status of the broadcast.</summary>
    public BroadcastStatus? Status { get; init; }

    /// <summary>Gets when the broadcast is to be sent; null when it is not scheduled.</summary>
    public DateTimeOffset? ScheduledAt { get; init; }

    /// <summary>Gets when sending began; null when it has not.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when the broadcast was stopped; null when it was not.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Gets when it had been sent to all recipients; null when it has not.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Gets when the broadcast was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the broadcast was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Gets how many recipients the broadcast has.</summary>
    public int? TotalRecipients { get; init; }

    /// <summary>Gets how many messages were sent.</summary>
    public int? SentCount { get; init; }

    /// <summary>Gets how many messages could not be sent.</summary>
    public int? FailedCount { get; init; }

    /// <summary>Gets how many messages were delivered.</summary>
    public int? DeliveredCount { get; init; }

    /// <summary>Gets how many messages were read.</summary>
    public int? ReadCount { get; init; }

    /// <summary>Gets how many messages are still to be sent.</summary>
    public int? PendingCount { get; init; }

    /// <summary>Gets how many messages were not sent, and cost nothing, because their recipients want no marketing; neither sent nor failed.</summary>
    public int? SuppressedCount { get; init; }

    /// <summary>Gets how many recipients answered.</summary>
    public int? RespondedCount { get; init; }

    /// <summary>Gets how many recipients answered, in percent.</summary>
    public double? ResponseRate { get; init; }

    /// <summary>Gets the id of the WhatsApp number that sends.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Gets the template that is sent.</summary>
    [JsonPropertyName("whatsapp_template")]
    public BroadcastTemplate? Template { get; init; }

    /// <summary>Gets whether nothing happens any more unless somebody acts: the broadcast is completed, stopped, failed, or a draft.</summary>
    [JsonIgnore]
    public bool HasEnded => Status is { } status
        && (status == BroadcastStatus.Completed || status == BroadcastStatus.Stopped || status == BroadcastStatus.Failed || status == BroadcastStatus.Draft);
}

/// <summary>The template of a broadcast.</summary>
public sealed record BroadcastTemplate : KapsoModel
{
    /// <summary>Gets the template's id at Meta, or Kapso's own for old templates.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the template's id at Meta.</summary>
    public string? MetaTemplateId { get; init; }

    /// <summary>Gets the name of the template.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the code of the template's language, for example <c>en_US</c>.</summary>
    public string? LanguageCode { get; init; }

    /// <summary>Gets the category of the template, for example marketing.</summary>
    public TemplateCategory? Category { get; init; }

    /// <summary>Gets the status of the template, for example approved.</summary>
    public TemplateStatus? Status { get; init; }

    /// <summary>Gets the template's quality score when Kapso last asked Meta; null when Meta did not say.</summary>
    public TemplateQualityScore? QualityScore { get; init; }

    /// <summary>Gets the components of the template, as Meta has them.</summary>
    public JsonElement? Components { get; init; }
}
