using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Templates;

/// <summary>How a one-time code gets from the message into the app.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<OneTimePasswordType>))]
public readonly record struct OneTimePasswordType(string Value) : IOpenEnum<OneTimePasswordType>
{
    /// <summary>The reader copies it.</summary>
    public static OneTimePasswordType CopyCode { get; } = new("COPY_CODE");

    /// <summary>A tap on the button passes the code to the app.</summary>
    public static OneTimePasswordType OneTap { get; } = new("ONE_TAP");

    /// <summary>The code is passed to the app without a tap.</summary>
    public static OneTimePasswordType ZeroTap { get; } = new("ZERO_TAP");

    /// <inheritdoc/>
    public static IReadOnlyList<OneTimePasswordType> Known { get; } = [CopyCode, OneTap, ZeroTap];

    static OneTimePasswordType IOpenEnum<OneTimePasswordType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
