using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>The language of the hosted setup page.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<SetupLanguage>))]
public readonly record struct SetupLanguage(string Value) : IOpenEnum<SetupLanguage>
{
    /// <summary>The page is shown in English.</summary>
    public static SetupLanguage English { get; } = new("en");

    /// <summary>The page is shown in Spanish.</summary>
    public static SetupLanguage Spanish { get; } = new("es");

    /// <summary>The page is shown in Portuguese.</summary>
    public static SetupLanguage Portuguese { get; } = new("pt");

    /// <summary>The page is shown in Hindi.</summary>
    public static SetupLanguage Hindi { get; } = new("hi");

    /// <summary>The page is shown in Indonesian.</summary>
    public static SetupLanguage Indonesian { get; } = new("id");

    /// <summary>The page is shown in Arabic.</summary>
    public static SetupLanguage Arabic { get; } = new("ar");

    /// <inheritdoc/>
    public static IReadOnlyList<SetupLanguage> Known { get; } = [English, Spanish, Portuguese, Hindi, Indonesian, Arabic];

    static SetupLanguage IOpenEnum<SetupLanguage>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
