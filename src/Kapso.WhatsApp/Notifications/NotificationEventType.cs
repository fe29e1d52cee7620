using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Notifications;

/// <summary>A kind of event that Kapso can notify a destination of.</summary>
public sealed record NotificationEventType : KapsoModel
{
    /// <summary>Gets the key of the event, by which a route names it.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the name of the event, for people.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what the event means, in a sentence.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the part of Kapso that the event belongs to.</summary>
    public NotificationCategory? Category { get; init; }

    /// <summary>Gets how serious the event is.</summary>
    public NotificationSeverity? Severity { get; init; }

    /// <summary>Gets the channels over which the event can be delivered.</summary>
    public IReadOnlyList<NotificationChannel> SupportedChannels { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets which members the payload of the event has.</summary>
    public NotificationDataContract? DataContract { get; init; }

    /// <summary>Gets the path in Kapso's dashboard that the notification leads to, with a placeholder for the project's id.</summary>
    public string? SurfacePathTemplate { get; init; }
}

/// <summary>The members of the payload of a notification.</summary>
public sealed record NotificationDataContract : KapsoModel
{
    /// <summary>Gets the names of the members that are always there.</summary>
    public IReadOnlyList<string> Required { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the names of the members that can be missing.</summary>
    public IReadOnlyList<string> Optional { get => field ?? []; init => field = value.WithoutNulls(); }
}
