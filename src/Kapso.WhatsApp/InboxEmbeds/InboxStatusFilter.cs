using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>The conversations that an embedded inbox shows first.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InboxStatusFilter>))]
public readonly record struct InboxStatusFilter(string Value) : IOpenEnum<InboxStatusFilter>
{
    /// <summary>Open conversations; the inbox's own default.</summary>
    public static InboxStatusFilter Active { get; } = new("active");

    /// <summary>Conversations that have ended.</summary>
    public static InboxStatusFilter Ended { get; } = new("ended");

    /// <summary>Open and ended conversations.</summary>
    public static InboxStatusFilter All { get; } = new("all");

    /// <inheritdoc/>
    public static IReadOnlyList<InboxStatusFilter> Known { get; } = [Active, Ended, All];

    static InboxStatusFilter IOpenEnum<InboxStatusFilter>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
