using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>The conversations that an embedded inbox shows first.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InboxConversations>))]
public readonly record struct InboxConversations(string Value) : IOpenEnum<InboxConversations>
{
    /// <summary>Open conversations; the inbox's own default.</summary>
    public static InboxConversations Active { get; } = new("active");

    /// <summary>Conversations that have ended.</summary>
    public static InboxConversations Ended { get; } = new("ended");

    /// <summary>Open and ended conversations.</summary>
    public static InboxConversations All { get; } = new("all");

    /// <inheritdoc/>
    public static IReadOnlyList<InboxConversations> Known { get; } = [Active, Ended, All];

    static InboxConversations IOpenEnum<InboxConversations>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
