namespace Kapso.WhatsApp.Notifications;

/// <summary>How destinations are listed. The server returns all of them as one page and has nothing to choose yet.</summary>
public sealed record NotificationDestinationFilter : ListFilter;
