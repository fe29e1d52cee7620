using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>The status of a delivery: pending, delivered or failed.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<WebhookDeliveryStatus>))]
public readonly record struct WebhookDeliveryStatus(string Value) : IOpenEnum<WebhookDeliveryStatus>
{
    /// <summary>The event was not delivered yet; attempts may have been made.</summary>
    public static WebhookDeliveryStatus Pending { get; } = new("pending");

    /// <summary>The endpoint accepted the event.</summary>
    public static WebhookDeliveryStatus Delivered { get; } = new("delivered");

    /// <summary>All attempts failed, and the delivery was given up.</summary>
    public static WebhookDeliveryStatus Failed { get; } = new("failed");

    /// <inheritdoc/>
    public static IReadOnlyList<WebhookDeliveryStatus> Known { get; } = [Pending, Delivered, Failed];

    static WebhookDeliveryStatus IOpenEnum<WebhookDeliveryStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
