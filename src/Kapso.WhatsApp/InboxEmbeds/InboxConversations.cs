using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>Which conversations an embedded inbox shows first.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InboxConversations>))]
public readonly record struct InboxConversations(string Value) : IOpenEnum<InboxConversations>
{
    /// <summary>Those that are open; the inbox's own default.</summary>
    public static InboxConversations Active { get; } = new("active");

    /// <summary>Those that are over.</summary>
    public static InboxConversations Ended { get; } = new("ended");

    /// <summary>All.</summary>
    public static InboxConversations All { get; } = new("all");

    /// <inheritdoc/>
    public static IReadOnlyList<InboxConversations> Known { get; } = [Active, Ended, All];

    static InboxConversations IOpenEnum<InboxConversations>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
