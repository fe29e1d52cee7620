using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Usernames;

/// <summary>What to do when another number of the same business portfolio has the username.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<UsernameTransfer>))]
public readonly record struct UsernameTransfer(string Value) : IOpenEnum<UsernameTransfer>
{
    /// <summary>The claim is refused; the server's default.</summary>
    public static UsernameTransfer None { get; } = new("none");

    /// <summary>The username is taken from that number.</summary>
    public static UsernameTransfer ForceTransfer { get; } = new("force_transfer");

    /// <inheritdoc/>
    public static IReadOnlyList<UsernameTransfer> Known { get; } = [None, ForceTransfer];

    static UsernameTransfer IOpenEnum<UsernameTransfer>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
