using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Contacts;

/// <summary>Whether marketing messages may be sent to a customer.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MarketingPreferenceStatus>))]
public readonly record struct MarketingPreferenceStatus(string Value) : IOpenEnum<MarketingPreferenceStatus>
{
    /// <summary>The contact has stopped marketing messages; they must not be sent.</summary>
    public static MarketingPreferenceStatus Stopped { get; } = new("stopped");

    /// <summary>The contact has resumed marketing messages; they may be sent again.</summary>
    public static MarketingPreferenceStatus Resumed { get; } = new("resumed");

    /// <inheritdoc/>
    public static IReadOnlyList<MarketingPreferenceStatus> Known { get; } = [Stopped, Resumed];

    static MarketingPreferenceStatus IOpenEnum<MarketingPreferenceStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
