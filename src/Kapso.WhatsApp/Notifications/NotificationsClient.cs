using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Notifications;

/// <summary>
/// Notifications to the people who run the project: destinations (shared email addresses and Slack channels) and routes, which say which event is sent to which destination. To notify a
/// program, use a webhook.
/// </summary>
public class NotificationsClient
{
    private readonly KapsoPipeline _pipeline;

    internal NotificationsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected NotificationsClient() => _pipeline = null!;

    /// <summary>Lists the events that can be routed, by category and name, as one page. <c>GET /platform/v1/notifications/events</c></summary>
    /// <param name="filter">How they are listed; null for the default.</param>
    /// <returns>The events, fetched when they are read.</returns>
    public virtual PagedList<NotificationEventType> ListEventTypes(NotificationEventTypeFilter? filter = null) => _pipeline.List(NotificationOperations.ListEventTypes, [], filter);

    /// <summary>Lists the destinations that the team shares, as one page; pending and unhealthy ones too. <c>GET /platform/v1/notifications/destinations</c></summary>
    /// <param name="filter">How they are listed; null for the default.</param>
    /// <returns>The destinations, fetched when they are read.</returns>
    public virtual PagedList<NotificationDestination> ListDestinations(NotificationDestinationFilter? filter = null) => _pipeline.List(NotificationOperations.ListDestinations, [], filter);

    /// <summary>
    /// Adds an email address as a destination. It is pending until the recipient follows the link in the email that Kapso sends, which is valid for seven days. Never repeated by the client.
    /// <c>POST /platform/v1/notifications/destinations</c>
    /// </summary>
    /// <param name="destination">The destination: its address and its label.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The address is blank or no email address; nothing was created.</exception>
    /// <exception cref="KapsoApiException">The address is that of a member or is blocked (422), the kind cannot be created (400), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the destination may exist.</exception>
    public virtual Task<NotificationDestination> CreateDestinationAsync(NewNotificationDestination destination, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(NotificationOperations.CreateDestination, [], destination, cancellationToken);

    /// <summary>Removes a destination with its routes and with what was still to be delivered to it. <c>DELETE /platform/v1/notifications/destinations/{destination_id}</c></summary>
    /// <param name="destinationId">The id of the destination.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such destination that the team shares (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteDestinationAsync(string destinationId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(NotificationOperations.DeleteDestination, [destinationId], cancellationToken);

    /// <summary>Lists the routes, oldest first, as one page. <c>GET /platform/v1/notifications/routes</c></summary>
    /// <param name="filter">How they are listed; null for the default.</param>
    /// <returns>The routes, fetched when they are read.</returns>
    public virtual PagedList<NotificationRoute> ListRoutes(NotificationRouteFilter? filter = null) => _pipeline.List(NotificationOperations.ListRoutes, [], filter);

    /// <summary>
    /// Sends an event to a destination from now on. A route that exists already is returned as it is; a pending destination receives nothing before it is active.
    /// <c>PUT /platform/v1/notifications/routes</c>
    /// </summary>
    /// <param name="destinationId">The id of the destination.</param>
    /// <param name="eventKey">The key of the event, as <see cref="ListEventTypes"/> lists it.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">An argument is blank.</exception>
    /// <exception cref="KapsoApiException">There is no such destination (404) or no such event (400), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<NotificationRoute> SetRouteAsync(string destinationId, string eventKey, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(NotificationOperations.SetRoute, [], new NotificationRouteBody(destinationId, eventKey), cancellationToken, argument: null);

    /// <summary>Removes a route, with what was still to be delivered over it. <c>DELETE /platform/v1/notifications/routes/{id}</c></summary>
    /// <param name="routeId">The id of the route.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such route (404), it is one of an internal event (400), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task DeleteRouteAsync(string routeId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(NotificationOperations.DeleteRoute, [routeId], cancellationToken);
}
