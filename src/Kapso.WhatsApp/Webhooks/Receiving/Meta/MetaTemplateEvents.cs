using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>A change of a template's status: reviewed, paused, disabled, archived or taken out of the archive. <c>message_template_status_update</c></summary>
public sealed record MetaTemplateStatusEvent : MetaEvent
{
    /// <summary>
    /// What happened: <c>APPROVED</c>, <c>REJECTED</c>, <c>PENDING</c>, <c>PAUSED</c>, <c>DISABLED</c>, <c>FLAGGED</c>, <c>REINSTATED</c>, <c>IN_APPEAL</c>, <c>LOCKED</c>, <c>LIMIT_EXCEEDED</c>,
    /// <c>PENDING_DELETION</c>, <c>DELETED</c>, <c>ARCHIVED</c> or <c>UNARCHIVED</c>, or what Meta adds.
    /// </summary>
    public string? Event { get; init; }

    /// <summary>The id of the template.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? MessageTemplateId { get; init; }

    /// <summary>The name of the template.</summary>
    public string? MessageTemplateName { get; init; }

    /// <summary>The template's language; Meta writes it as <c>en_US</c> and as <c>en-US</c>.</summary>
    public string? MessageTemplateLanguage { get; init; }

    /// <summary>The category of the template.</summary>
    public string? MessageTemplateCategory { get; init; }

    /// <summary>The reason why the template was rejected.</summary>
    public string? Reason { get; init; }

    /// <summary>When the template is disabled; null for other events.</summary>
    public MetaTemplateDisabling? DisableInfo { get; init; }

    /// <summary>The details of a pause; null for other events.</summary>
    public MetaNotice? OtherInfo { get; init; }

    /// <summary>The details of a rejection; null for other events.</summary>
    public MetaTemplateRejection? RejectionInfo { get; init; }
}

/// <summary>The time when a template is disabled.</summary>
public sealed record MetaTemplateDisabling : KapsoModel
{
    /// <summary>The day, as Meta writes it.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? DisableDate { get; init; }
}

/// <summary>A notice from Meta, with a title and an explanation.</summary>
public sealed record MetaNotice : KapsoModel
{
    /// <summary>The title, for example <c>FIRST_PAUSE</c>.</summary>
    public string? Title { get; init; }

    /// <summary>The explanation of the notice, in words.</summary>
    public string? Description { get; init; }
}

/// <summary>The reason why a template was rejected.</summary>
public sealed record MetaTemplateRejection : KapsoModel
{
    /// <summary>The reason of the rejection, in words.</summary>
    public string? Reason { get; init; }

    /// <summary>What Meta recommends to change, in words.</summary>
    public string? Recommendation { get; init; }
}

/// <summary>A change of a template's quality score. <c>message_template_quality_update</c></summary>
public sealed record MetaTemplateQualityEvent : MetaEvent
{
    /// <summary>The quality before, for example <c>GREEN</c>.</summary>
    public string? PreviousQualityScore { get; init; }

    /// <summary>The quality after the change.</summary>
    public string? NewQualityScore { get; init; }

    /// <summary>The id of the template.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? MessageTemplateId { get; init; }

    /// <summary>The name of the template.</summary>
    public string? MessageTemplateName { get; init; }

    /// <summary>The template's language; Meta writes it as <c>en_US</c> and as <c>en-US</c>.</summary>
    public string? MessageTemplateLanguage { get; init; }
}

/// <summary>A template was changed. <c>message_template_components_update</c></summary>
public sealed record MetaTemplateComponentsEvent : MetaEvent
{
    /// <summary>The id of the template.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? MessageTemplateId { get; init; }

    /// <summary>The name of the template.</summary>
    public string? MessageTemplateName { get; init; }

    /// <summary>The template's language; Meta writes it as <c>en_US</c> and as <c>en-US</c>.</summary>
    public string? MessageTemplateLanguage { get; init; }

    /// <summary>The text of the body.</summary>
    public string? MessageTemplateElement { get; init; }

    /// <summary>The text of the header.</summary>
    public string? MessageTemplateTitle { get; init; }

    /// <summary>The text of the footer.</summary>
    public string? MessageTemplateFooter { get; init; }

    /// <summary>The buttons of the template.</summary>
    public IReadOnlyList<MetaTemplateButton> MessageTemplateButtons { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>A button of a changed template.</summary>
public sealed record MetaTemplateButton : KapsoModel
{
    /// <summary>The kind of button, as Meta names it.</summary>
    [JsonPropertyName("message_template_button_type")]
    public string? Type { get; init; }

    /// <summary>The label of the button.</summary>
    [JsonPropertyName("message_template_button_text")]
    public string? Text { get; init; }

    /// <summary>The web address that the button opens.</summary>
    [JsonPropertyName("message_template_button_url")]
    public string? Url { get; init; }

    /// <summary>The phone number that the button calls.</summary>
    [JsonPropertyName("message_template_button_phone_number")]
    public string? PhoneNumber { get; init; }
}

/// <summary>
/// A change of a template's category by Meta. <c>template_category_update</c>. In the notice a day before, <see cref="NewCategory"/> is the present
/// category and <see cref="CorrectCategory"/> the coming one; afterwards <see cref="PreviousCategory"/> is the category before and
/// <see cref="NewCategory"/> the new one.
/// </summary>
public sealed record MetaTemplateCategoryEvent : MetaEvent
{
    /// <summary>The id of the template.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? MessageTemplateId { get; init; }

    /// <summary>The name of the template.</summary>
    public string? MessageTemplateName { get; init; }

    /// <summary>The template's language; Meta writes it as <c>en_US</c> and as <c>en-US</c>.</summary>
    public string? MessageTemplateLanguage { get; init; }

    /// <summary>The new category; in the notice the present one.</summary>
    public string? NewCategory { get; init; }

    /// <summary>The category before; absent in the notice.</summary>
    public string? PreviousCategory { get; init; }

    /// <summary>The coming category; only in the notice.</summary>
    public string? CorrectCategory { get; init; }

    /// <summary>When the category changes.</summary>
    public DateTimeOffset? CategoryUpdateTimestamp { get; init; }

    /// <summary>Whether the event is the notice a day before the change.</summary>
    [JsonIgnore]
    public bool IsNotice => CorrectCategory is not null;}

/// <summary>
/// Meta found that a message, or a template, has content of another category than the one it was sent in. <c>template_correct_category_detection</c>
/// </summary>
public sealed record MetaTemplateCategoryDetectionEvent : MetaEvent
{
    /// <summary>The id of the template, or of the content that was sent without an own template.</summary>
    [JsonConverter(typeof(LenientTextConverter))]
    public string? MessageTemplateId { get; init; }

    /// <summary>The name of the template, or null when Meta names none.</summary>
    public string? MessageTemplateName { get; init; }

    /// <summary>The template's language, or null when Meta names none; Meta writes it as <c>en_US</c> and as <c>en-US</c>.</summary>
    public string? MessageTemplateLanguage { get; init; }

    /// <summary>The category that it was sent in, or null when Meta does not say.</summary>
    public string? Category { get; init; }

    /// <summary>The category that its content has, for example <c>MARKETING</c>, or null when Meta does not say.</summary>
    public string? CorrectCategory { get; init; }
}
