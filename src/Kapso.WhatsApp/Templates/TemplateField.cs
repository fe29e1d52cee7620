using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>A member of a template that can be asked for.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TemplateField>))]
public readonly record struct TemplateField(string Value) : IOpenEnum<TemplateField>
{
    /// <summary>The field <see cref="Template.Id"/> of the response.</summary>
    public static TemplateField Id { get; } = new("id");

    /// <summary>The field <see cref="Template.Name"/> of the response.</summary>
    public static TemplateField Name { get; } = new("name");

    /// <summary>The field <see cref="Template.Language"/> of the response.</summary>
    public static TemplateField Language { get; } = new("language");

    /// <summary>The field <see cref="Template.Status"/> of the response.</summary>
    public static TemplateField Status { get; } = new("status");

    /// <summary>The field <see cref="Template.Category"/> of the response.</summary>
    public static TemplateField Category { get; } = new("category");

    /// <summary>The field <see cref="Template.PreviousCategory"/> of the response.</summary>
    public static TemplateField PreviousCategory { get; } = new("previous_category");

    /// <summary>The field <see cref="Template.CorrectCategory"/> of the response.</summary>
    public static TemplateField CorrectCategory { get; } = new("correct_category");

    /// <summary>The field <see cref="Template.SubCategory"/> of the response.</summary>
    public static TemplateField SubCategory { get; } = new("sub_category");

    /// <summary>The field <see cref="Template.ParameterFormat"/> of the response.</summary>
    public static TemplateField ParameterFormat { get; } = new("parameter_format");

    /// <summary>The field <see cref="Template.Components"/> of the response.</summary>
    public static TemplateField Components { get; } = new("components");

    /// <summary>The field <see cref="Template.QualityScore"/> of the response.</summary>
    public static TemplateField QualityScore { get; } = new("quality_score");

    /// <summary>The field <see cref="Template.RejectedReason"/> of the response.</summary>
    public static TemplateField RejectedReason { get; } = new("rejected_reason");

    /// <summary>The field <see cref="Template.MessageSendTtl"/> of the response.</summary>
    public static TemplateField MessageSendTtl { get; } = new("message_send_ttl_seconds");

    /// <summary>The field <see cref="Template.LibraryTemplateName"/> of the response.</summary>
    public static TemplateField LibraryTemplateName { get; } = new("library_template_name");

    /// <summary>The field <see cref="Template.CtaUrlLinkTrackingOptedOut"/> of the response.</summary>
    public static TemplateField CtaUrlLinkTrackingOptedOut { get; } = new("cta_url_link_tracking_opted_out");

    /// <summary>The field <see cref="Template.DegreesOfFreedomSpec"/> of the response.</summary>
    public static TemplateField DegreesOfFreedomSpec { get; } = new("degrees_of_freedom_spec");

    /// <summary>The field <see cref="Template.OptimizationSpec"/> of the response.</summary>
    public static TemplateField OptimizationSpec { get; } = new("optimization_spec");

    /// <inheritdoc/>
    public static IReadOnlyList<TemplateField> Known { get; } =
    [
        Id, Name, Language, Status, Category, PreviousCategory, CorrectCategory, SubCategory, ParameterFormat, Components, QualityScore,
        RejectedReason, MessageSendTtl, LibraryTemplateName, CtaUrlLinkTrackingOptedOut, DegreesOfFreedomSpec, OptimizationSpec,
    ];

    static TemplateField IOpenEnum<TemplateField>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
