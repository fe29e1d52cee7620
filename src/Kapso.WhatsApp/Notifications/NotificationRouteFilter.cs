namespace Kapso.WhatsApp.Notifications;

/// <summary>How routes are listed. The server returns all of them as one page and has nothing to choose yet.</summary>
public sealed record NotificationRouteFilter : ListFilter;
