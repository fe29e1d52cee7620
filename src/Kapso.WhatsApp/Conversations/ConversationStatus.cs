using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Conversations;

/// <summary>The status of a conversation: active or ended.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<ConversationStatus>))]
public readonly record struct ConversationStatus(string Value) : IOpenEnum<ConversationStatus>
{
    /// <summary>The conversation is going on.</summary>
    public static ConversationStatus Active { get; } = new("active");

    /// <summary>The conversation was ended.</summary>
    public static ConversationStatus Ended { get; } = new("ended");

    /// <inheritdoc/>
    public static IReadOnlyList<ConversationStatus> Known { get; } = [Active, Ended];

    static ConversationStatus IOpenEnum<ConversationStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
