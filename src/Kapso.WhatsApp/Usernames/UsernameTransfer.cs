using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Usernames;

/// <summary>What to do when another number of the same business portfolio has the username.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<UsernameTransfer>))]
public readonly record struct UsernameTransfer(string Value) : IOpenEnum<UsernameTransfer>
{
    /// <summary>Refuse; the server's default.</summary>
    public static UsernameTransfer None { get; } = new("none");

    /// <summary>Take it from that number.</summary>
    public static UsernameTransfer ForceTransfer { get; } = new("force_transfer");

    /// <inheritdoc/>
    public static IReadOnlyList<UsernameTransfer> Known { get; } = [None, ForceTransfer];

    static UsernameTransfer IOpenEnum<UsernameTransfer>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
