using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Notifications;

internal static class NotificationOperations
{
    private const string Destinations = "notifications/destinations";
    private const string Routes = "notifications/routes";

    public static readonly ListOperation<NotificationEventType> ListEventTypes =
        new("listNotificationEventTypes", "notifications/events", ApiSurface.Platform, NotificationsJson.Default.NotificationEventType, Paging.None) { ClientMethod = "Notifications.ListEventTypes" };

    public static readonly ListOperation<NotificationDestination> ListDestinations =
        new("listNotificationDestinations", Destinations, ApiSurface.Platform, NotificationsJson.Default.NotificationDestination, Paging.None) { ClientMethod = "Notifications.ListDestinations" };

    public static readonly Operation<NewNotificationDestination, NotificationDestination> CreateDestination =
        new("createNotificationDestination", HttpMethod.Post, Destinations, ApiSurface.Platform, Replay.Never,
            Body.Json(NotificationsJson.Default.NewNotificationDestination), Answer.Data(NotificationsJson.Default.NotificationDestination))
        {
            ClientMethod = "Notifications.CreateDestinationAsync",
        };

    public static readonly Operation<Done> DeleteDestination =
        new("deleteNotificationDestination", HttpMethod.Delete, Destinations + "/{destination_id}", ApiSurface.Platform, Replay.Safe, Answer.Done)
        {
            ClientMethod = "Notifications.DeleteDestinationAsync",
        };

    public static readonly ListOperation<NotificationRoute> ListRoutes =
        new("listNotificationRoutes", Routes, ApiSurface.Platform, NotificationsJson.Default.NotificationRoute, Paging.None) { ClientMethod = "Notifications.ListRoutes" };

    /// <summary>The route that exists already is returned.</summary>
    public static readonly Operation<NotificationRouteBody, NotificationRoute> SetRoute =
        new("upsertNotificationRoute", HttpMethod.Put, Routes, ApiSurface.Platform, Replay.Safe,
            Body.Json(NotificationsJson.Default.NotificationRouteBody), Answer.Data(NotificationsJson.Default.NotificationRoute)) { ClientMethod = "Notifications.SetRouteAsync" };

    public static readonly Operation<Done> DeleteRoute =
        new("deleteNotificationRoute", HttpMethod.Delete, Routes + "/{route_id}", ApiSurface.Platform, Replay.Safe, Answer.Done) { ClientMethod = "Notifications.DeleteRouteAsync" };
}
