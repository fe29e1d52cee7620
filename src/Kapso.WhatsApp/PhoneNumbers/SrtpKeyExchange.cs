using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>How the keys that encrypt a call's media are agreed on.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<SrtpKeyExchange>))]
public readonly record struct SrtpKeyExchange(string Value) : IOpenEnum<SrtpKeyExchange>
{
    /// <summary>The keys are agreed on with DTLS.</summary>
    public static SrtpKeyExchange Dtls { get; } = new("DTLS-SRTP");

    /// <summary>The keys are exchanged in the session description (SDES).</summary>
    public static SrtpKeyExchange Sdes { get; } = new("SDES-SRTP");

    /// <inheritdoc/>
    public static IReadOnlyList<SrtpKeyExchange> Known { get; } = [Dtls, Sdes];

    static SrtpKeyExchange IOpenEnum<SrtpKeyExchange>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
