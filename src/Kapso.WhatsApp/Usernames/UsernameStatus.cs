using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Usernames;

/// <summary>The status of a username: whether it is in use.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<UsernameStatus>))]
public readonly record struct UsernameStatus(string Value) : IOpenEnum<UsernameStatus>
{
    /// <summary>The username is in use: people find the number by it.</summary>
    public static UsernameStatus Approved { get; } = new("approved");

    /// <summary>The username is reserved for the number and not shown yet.</summary>
    public static UsernameStatus Reserved { get; } = new("reserved");

    /// <inheritdoc/>
    public static IReadOnlyList<UsernameStatus> Known { get; } = [Approved, Reserved];

    static UsernameStatus IOpenEnum<UsernameStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
