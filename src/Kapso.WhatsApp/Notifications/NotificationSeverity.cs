using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Notifications;

/// <summary>How serious the event of a notification is.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<NotificationSeverity>))]
public readonly record struct NotificationSeverity(string Value) : IOpenEnum<NotificationSeverity>
{
    /// <summary>The notification informs; nothing has to be done.</summary>
    public static NotificationSeverity Info { get; } = new("info");

    /// <summary>Something may need attention soon.</summary>
    public static NotificationSeverity Warning { get; } = new("warning");

    /// <summary>Something failed and needs attention.</summary>
    public static NotificationSeverity Error { get; } = new("error");

    /// <summary>Something failed that stops the project from working.</summary>
    public static NotificationSeverity Critical { get; } = new("critical");

    /// <inheritdoc/>
    public static IReadOnlyList<NotificationSeverity> Known { get; } = [Info, Warning, Error, Critical];

    static NotificationSeverity IOpenEnum<NotificationSeverity>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
