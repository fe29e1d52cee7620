using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>Whether a message went to one person or to a group.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<StatusRecipientType>))]
public readonly record struct StatusRecipientType(string Value) : IOpenEnum<StatusRecipientType>
{
    /// <summary>One person.</summary>
    public static StatusRecipientType Individual { get; } = new("individual");

    /// <summary>A group.</summary>
    public static StatusRecipientType Group { get; } = new("group");

    /// <inheritdoc/>
    public static IReadOnlyList<StatusRecipientType> Known { get; } = [Individual, Group];

    static StatusRecipientType IOpenEnum<StatusRecipientType>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
