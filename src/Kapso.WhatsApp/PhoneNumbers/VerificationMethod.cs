using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The way in which a verification code reaches the owner of a number.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<VerificationMethod>))]
public readonly record struct VerificationMethod(string Value) : IOpenEnum<VerificationMethod>
{
    /// <summary>The code is sent in a text message (SMS).</summary>
    public static VerificationMethod Sms { get; } = new("SMS");

    /// <summary>The code is read out in a voice call.</summary>
    public static VerificationMethod Voice { get; } = new("VOICE");

    /// <inheritdoc/>
    public static IReadOnlyList<VerificationMethod> Known { get; } = [Sms, Voice];

    static VerificationMethod IOpenEnum<VerificationMethod>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
