using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Contacts;

/// <summary>How Kapso learned of a marketing preference.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MarketingPreferenceSource>))]
public readonly record struct MarketingPreferenceSource(string Value) : IOpenEnum<MarketingPreferenceSource>
{
    /// <summary>Meta reported the preference in a webhook.</summary>
    public static MarketingPreferenceSource MetaWebhook { get; } = new("meta_webhook");

    /// <summary>A message was not delivered for that reason (131050).</summary>
    public static MarketingPreferenceSource MetaDeliveryError { get; } = new("meta_delivery_error");

    /// <summary>A message was refused for that reason (131050).</summary>
    public static MarketingPreferenceSource MetaSynchronousError { get; } = new("meta_synchronous_error");

    /// <inheritdoc/>
    public static IReadOnlyList<MarketingPreferenceSource> Known { get; } = [MetaWebhook, MetaDeliveryError, MetaSynchronousError];

    static MarketingPreferenceSource IOpenEnum<MarketingPreferenceSource>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
