using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>The language of an embedded inbox.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InboxLanguage>))]
public readonly record struct InboxLanguage(string Value) : IOpenEnum<InboxLanguage>
{
    /// <summary>The inbox is shown in English.</summary>
    public static InboxLanguage English { get; } = new("en");

    /// <summary>The inbox is shown in Spanish.</summary>
    public static InboxLanguage Spanish { get; } = new("es");

    /// <inheritdoc/>
    public static IReadOnlyList<InboxLanguage> Known { get; } = [English, Spanish];

    static InboxLanguage IOpenEnum<InboxLanguage>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
