using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>The colours of an embedded inbox.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InboxColorMode>))]
public readonly record struct InboxColorMode(string Value) : IOpenEnum<InboxColorMode>
{
    /// <summary>The colour scheme of the user's device.</summary>
    public static InboxColorMode System { get; } = new("system");

    /// <summary>A light colour scheme.</summary>
    public static InboxColorMode Light { get; } = new("light");

    /// <summary>A dark colour scheme.</summary>
    public static InboxColorMode Dark { get; } = new("dark");

    /// <inheritdoc/>
    public static IReadOnlyList<InboxColorMode> Known { get; } = [System, Light, Dark];

    static InboxColorMode IOpenEnum<InboxColorMode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
