using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>What a template is for. It decides the rules, the price and what the reader can opt out of.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<TemplateCategory>))]
public readonly record struct TemplateCategory(string Value) : IOpenEnum<TemplateCategory>
{
    /// <summary>One-time codes, with texts that are WhatsApp's own.</summary>
    public static TemplateCategory Authentication { get; } = new("AUTHENTICATION");

    /// <summary>Offers, news and everything that is neither of the others.</summary>
    public static TemplateCategory Marketing { get; } = new("MARKETING");

    /// <summary>What a customer asked for or needs to know: orders, appointments, accounts.</summary>
    public static TemplateCategory Utility { get; } = new("UTILITY");

    /// <inheritdoc/>
    public static IReadOnlyList<TemplateCategory> Known { get; } = [Authentication, Marketing, Utility];

    static TemplateCategory IOpenEnum<TemplateCategory>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
