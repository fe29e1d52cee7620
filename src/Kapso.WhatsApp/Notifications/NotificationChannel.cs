using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Notifications;

/// <summary>The channel over which a notification is delivered.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<NotificationChannel>))]
public readonly record struct NotificationChannel(string Value) : IOpenEnum<NotificationChannel>
{
    /// <summary>The notification is sent by email.</summary>
    public static NotificationChannel Email { get; } = new("email");

    /// <summary>The notification is posted to a Slack channel.</summary>
    public static NotificationChannel Slack { get; } = new("slack");

    /// <inheritdoc/>
    public static IReadOnlyList<NotificationChannel> Known { get; } = [Email, Slack];

    static NotificationChannel IOpenEnum<NotificationChannel>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
