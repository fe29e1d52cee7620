using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>The reason why Meta rejected a template.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TemplateRejectionReason>))]
public readonly record struct TemplateRejectionReason(string Value) : IOpenEnum<TemplateRejectionReason>
{
    /// <summary>The template was not rejected.</summary>
    public static TemplateRejectionReason None { get; } = new("NONE");

    /// <summary>The content of the template is abusive.</summary>
    public static TemplateRejectionReason AbusiveContent { get; } = new("ABUSIVE_CONTENT");

    /// <summary>The placeholders or the format of the template are invalid.</summary>
    public static TemplateRejectionReason InvalidFormat { get; } = new("INVALID_FORMAT");

    /// <summary>The content is promotional, which the category does not allow.</summary>
    public static TemplateRejectionReason Promotional { get; } = new("PROMOTIONAL");

    /// <summary>The content looks like a scam.</summary>
    public static TemplateRejectionReason Scam { get; } = new("SCAM");

    /// <summary>The content does not match the category or the language.</summary>
    public static TemplateRejectionReason TagContentMismatch { get; } = new("TAG_CONTENT_MISMATCH");

    /// <inheritdoc/>
    public static IReadOnlyList<TemplateRejectionReason> Known { get; } = [None, AbusiveContent, InvalidFormat, Promotional, Scam, TagContentMismatch];

    static TemplateRejectionReason IOpenEnum<TemplateRejectionReason>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
