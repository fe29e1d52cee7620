using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>Whether an embedded inbox can be opened.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<InboxEmbedStatus>))]
public readonly record struct InboxEmbedStatus(string Value) : IOpenEnum<InboxEmbedStatus>
{
    /// <summary>The inbox can be opened.</summary>
    public static InboxEmbedStatus Active { get; } = new("active");

    /// <summary>The inbox's token is no longer accepted.</summary>
    public static InboxEmbedStatus Revoked { get; } = new("revoked");

    /// <inheritdoc/>
    public static IReadOnlyList<InboxEmbedStatus> Known { get; } = [Active, Revoked];

    static InboxEmbedStatus IOpenEnum<InboxEmbedStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
