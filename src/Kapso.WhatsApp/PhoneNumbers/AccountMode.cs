using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>Whether a number is live at Meta.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AccountMode>))]
public readonly record struct AccountMode(string Value) : IOpenEnum<AccountMode>
{
    /// <summary>Live.</summary>
    public static AccountMode Live { get; } = new("LIVE");

    /// <summary>For tests.</summary>
    public static AccountMode Sandbox { get; } = new("SANDBOX");

    /// <inheritdoc/>
    public static IReadOnlyList<AccountMode> Known { get; } = [Live, Sandbox];

    static AccountMode IOpenEnum<AccountMode>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
