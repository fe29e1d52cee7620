using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>Who answered a request for permission to call.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<CallPermissionSource>))]
public readonly record struct CallPermissionSource(string Value) : IOpenEnum<CallPermissionSource>
{
    /// <summary>The user answered the request.</summary>
    public static CallPermissionSource UserAction { get; } = new("user_action");

    /// <summary>WhatsApp, for example because the user called the business.</summary>
    public static CallPermissionSource Automatic { get; } = new("automatic");

    /// <inheritdoc/>
    public static IReadOnlyList<CallPermissionSource> Known { get; } = [UserAction, Automatic];

    static CallPermissionSource IOpenEnum<CallPermissionSource>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
