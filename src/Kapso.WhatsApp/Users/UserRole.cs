using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Users;

/// <summary>The role of a user in the project.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<UserRole>))]
public readonly record struct UserRole(string Value) : IOpenEnum<UserRole>
{
    /// <summary>The user may do everything in the project.</summary>
    public static UserRole Owner { get; } = new("owner");

    /// <summary>The user may do what the project's owners allow members.</summary>
    public static UserRole Member { get; } = new("member");

    /// <inheritdoc/>
    public static IReadOnlyList<UserRole> Known { get; } = [Owner, Member];

    static UserRole IOpenEnum<UserRole>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
