using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Notifications;

/// <summary>The kind of a destination that a team shares.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<NotificationDestinationKind>))]
public readonly record struct NotificationDestinationKind(string Value) : IOpenEnum<NotificationDestinationKind>
{
    /// <summary>An email address that is not a member of the project; the only kind that the API can create.</summary>
    public static NotificationDestinationKind SharedEmail { get; } = new("shared_email");

    /// <summary>A Slack channel, which is connected in Kapso's dashboard.</summary>
    public static NotificationDestinationKind SlackChannel { get; } = new("slack_channel");

    /// <inheritdoc/>
    public static IReadOnlyList<NotificationDestinationKind> Known { get; } = [SharedEmail, SlackChannel];

    static NotificationDestinationKind IOpenEnum<NotificationDestinationKind>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
