using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Notifications;

/// <summary>A route of notifications: which event is sent to which destination.</summary>
public sealed record NotificationRoute : KapsoModel
{
    /// <summary>Gets the id of the route, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the id of the destination that the event is sent to.</summary>
    public string? DestinationId { get; init; }

    /// <summary>Gets the key of the event that is sent.</summary>
    public string? EventKey { get; init; }

    /// <summary>Gets when the route was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the route was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>A route as a request sends it.</summary>
internal sealed record NotificationRouteBody(string DestinationId, string EventKey) : ICheckable
{
    void ICheckable.Check(Rules rules)
    {
        rules.RequiredId(DestinationId, "destinationId");
        rules.Required(EventKey, "eventKey");
    }
}
