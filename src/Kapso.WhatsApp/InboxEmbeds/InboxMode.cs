using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>The colours of an embedded inbox.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InboxMode>))]
public readonly record struct InboxMode(string Value) : IOpenEnum<InboxMode>
{
    /// <summary>The colour scheme of the user's device.</summary>
    public static InboxMode System { get; } = new("system");

    /// <summary>A light colour scheme.</summary>
    public static InboxMode Light { get; } = new("light");

    /// <summary>A dark colour scheme.</summary>
    public static InboxMode Dark { get; } = new("dark");

    /// <inheritdoc/>
    public static IReadOnlyList<InboxMode> Known { get; } = [System, Light, Dark];

    static InboxMode IOpenEnum<InboxMode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
