using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The mode of a number at Meta: live or for tests.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AccountMode>))]
public readonly record struct AccountMode(string Value) : IOpenEnum<AccountMode>
{
    /// <summary>The number is live and can be used with customers.</summary>
    public static AccountMode Live { get; } = new("LIVE");

    /// <summary>The number is a test number.</summary>
    public static AccountMode Sandbox { get; } = new("SANDBOX");

    /// <inheritdoc/>
    public static IReadOnlyList<AccountMode> Known { get; } = [Live, Sandbox];

    static AccountMode IOpenEnum<AccountMode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
