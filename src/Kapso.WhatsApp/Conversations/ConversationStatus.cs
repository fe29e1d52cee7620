using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Conversations;

/// <summary>Whether a conversation goes on.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ConversationStatus>))]
public readonly record struct ConversationStatus(string Value) : IOpenEnum<ConversationStatus>
{
    /// <summary>It goes on.</summary>
    public static ConversationStatus Active { get; } = new("active");

    /// <summary>It is over.</summary>
    public static ConversationStatus Ended { get; } = new("ended");

    /// <inheritdoc/>
    public static IReadOnlyList<ConversationStatus> Known { get; } = [Active, Ended];

    static ConversationStatus IOpenEnum<ConversationStatus>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
