using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>A member of a template that can be asked for.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TemplateField>))]
public readonly record struct TemplateField(string Value) : IOpenEnum<TemplateField>
{
    /// <summary><see cref="Template.Id"/></summary>
    public static TemplateField Id { get; } = new("id");

    /// <summary><see cref="Template.Name"/></summary>
    public static TemplateField Name { get; } = new("name");

    /// <summary><see cref="Template.Language"/></summary>
    public static TemplateField Language { get; } = new("language");

    /// <summary><see cref="Template.Status"/></summary>
    public static TemplateField Status { get; } = new("status");

    /// <summary><see cref="Template.Category"/></summary>
    public static TemplateField Category { get; } = new("category");

    /// <summary><see cref="Template.PreviousCategory"/></summary>
    public static TemplateField PreviousCategory { get; } = new("previous_category");

    /// <summary><see cref="Template.CorrectCategory"/></summary>
    public static TemplateField CorrectCategory { get; } = new("correct_category");

    /// <summary><see cref="Template.SubCategory"/></summary>
    public static TemplateField SubCategory { get; } = new("sub_category");

    /// <summary><see cref="Template.ParameterFormat"/></summary>
    public static TemplateField ParameterFormat { get; } = new("parameter_format");

    /// <summary><see cref="Template.Components"/></summary>
    public static TemplateField Components { get; } = new("components");

    /// <summary><see cref="Template.QualityScore"/></summary>
    public static TemplateField QualityScore { get; } = new("quality_score");

    /// <summary><see cref="Template.RejectedReason"/></summary>
    public static TemplateField RejectedReason { get; } = new("rejected_reason");

    /// <summary><see cref="Template.MessageSendTtlSeconds"/></summary>
    public static TemplateField MessageSendTtlSeconds { get; } = new("message_send_ttl_seconds");

    /// <summary><see cref="Template.LibraryTemplateName"/></summary>
    public static TemplateField LibraryTemplateName { get; } = new("library_template_name");

    /// <summary><see cref="Template.CtaUrlLinkTrackingOptedOut"/></summary>
    public static TemplateField CtaUrlLinkTrackingOptedOut { get; } = new("cta_url_link_tracking_opted_out");

    /// <summary><see cref="Template.DegreesOfFreedomSpec"/></summary>
    public static TemplateField DegreesOfFreedomSpec { get; } = new("degrees_of_freedom_spec");

    /// <inheritdoc/>
    public static IReadOnlyList<TemplateField> Known { get; } =
    [
        Id, Name, Language, Status, Category, PreviousCategory, CorrectCategory, SubCategory, ParameterFormat, Components, QualityScore,
        RejectedReason, MessageSendTtlSeconds, LibraryTemplateName, CtaUrlLinkTrackingOptedOut, DegreesOfFreedomSpec,
    ];

    static TemplateField IOpenEnum<TemplateField>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
