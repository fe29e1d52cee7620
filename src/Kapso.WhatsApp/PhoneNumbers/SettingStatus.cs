using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The status of a number's feature: enabled or disabled.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<SettingStatus>))]
public readonly record struct SettingStatus(string Value) : IOpenEnum<SettingStatus>
{
    /// <summary>The feature is enabled.</summary>
    public static SettingStatus Enabled { get; } = new("enabled");

    /// <summary>The feature is disabled.</summary>
    public static SettingStatus Disabled { get; } = new("disabled");

    /// <inheritdoc/>
    public static IReadOnlyList<SettingStatus> Known { get; } = [Enabled, Disabled];

    /// <summary>Whether the feature is enabled, in whatever case the server writes it.</summary>
    public bool IsEnabled => string.Equals(Value, Enabled.Value, StringComparison.OrdinalIgnoreCase);

    static SettingStatus IOpenEnum<SettingStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
