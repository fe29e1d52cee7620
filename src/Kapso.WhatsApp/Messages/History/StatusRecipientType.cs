using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>Whether a message went to one person or to a group.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<StatusRecipientType>))]
public readonly record struct StatusRecipientType(string Value) : IOpenEnum<StatusRecipientType>
{
    /// <summary>The recipient is one person.</summary>
    public static StatusRecipientType Individual { get; } = new("individual");

    /// <summary>The recipient is a group.</summary>
    public static StatusRecipientType Group { get; } = new("group");

    /// <inheritdoc/>
    public static IReadOnlyList<StatusRecipientType> Known { get; } = [Individual, Group];

    static StatusRecipientType IOpenEnum<StatusRecipientType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
