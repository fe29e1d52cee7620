using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Notifications;

/// <summary>Whether notifications reach a destination.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<NotificationDestinationStatus>))]
public readonly record struct NotificationDestinationStatus(string Value) : IOpenEnum<NotificationDestinationStatus>
{
    /// <summary>The recipient has not confirmed the address yet; nothing is delivered.</summary>
    public static NotificationDestinationStatus Pending { get; } = new("pending");

    /// <summary>Notifications are delivered to the destination.</summary>
    public static NotificationDestinationStatus Active { get; } = new("active");

    /// <summary>Notifications cannot be delivered to the destination at the moment.</summary>
    public static NotificationDestinationStatus Unhealthy { get; } = new("unhealthy");

    /// <inheritdoc/>
    public static IReadOnlyList<NotificationDestinationStatus> Known { get; } = [Pending, Active, Unhealthy];

    static NotificationDestinationStatus IOpenEnum<NotificationDestinationStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
