using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>Why Meta rejected a template.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TemplateRejectionReason>))]
public readonly record struct TemplateRejectionReason(string Value) : IOpenEnum<TemplateRejectionReason>
{
    /// <summary>The template was not rejected.</summary>
    public static TemplateRejectionReason None { get; } = new("NONE");

    /// <summary>Its content is abusive.</summary>
    public static TemplateRejectionReason AbusiveContent { get; } = new("ABUSIVE_CONTENT");

    /// <summary>Its placeholders or its form are wrong.</summary>
    public static TemplateRejectionReason InvalidFormat { get; } = new("INVALID_FORMAT");

    /// <summary>It advertises, which its category does not allow.</summary>
    public static TemplateRejectionReason Promotional { get; } = new("PROMOTIONAL");

    /// <summary>It looks like a fraud.</summary>
    public static TemplateRejectionReason Scam { get; } = new("SCAM");

    /// <summary>Its content does not fit its category or language.</summary>
    public static TemplateRejectionReason TagContentMismatch { get; } = new("TAG_CONTENT_MISMATCH");

    /// <inheritdoc/>
    public static IReadOnlyList<TemplateRejectionReason> Known { get; } = [None, AbusiveContent, InvalidFormat, Promotional, Scam, TagContentMismatch];

    static TemplateRejectionReason IOpenEnum<TemplateRejectionReason>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
