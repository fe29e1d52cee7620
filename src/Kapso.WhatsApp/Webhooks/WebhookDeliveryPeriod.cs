using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The period of which deliveries are listed.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WebhookDeliveryPeriod>))]
public readonly record struct WebhookDeliveryPeriod(string Value) : IOpenEnum<WebhookDeliveryPeriod>
{
    /// <summary>The last 24 hours; the server's default.</summary>
    public static WebhookDeliveryPeriod Day { get; } = new("24h");

    /// <summary>Deliveries of the last 7 days.</summary>
    public static WebhookDeliveryPeriod Week { get; } = new("7d");

    /// <summary>Deliveries of the last 30 days.</summary>
    public static WebhookDeliveryPeriod Month { get; } = new("30d");

    /// <inheritdoc/>
    public static IReadOnlyList<WebhookDeliveryPeriod> Known { get; } = [Day, Week, Month];

    static WebhookDeliveryPeriod IOpenEnum<WebhookDeliveryPeriod>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
