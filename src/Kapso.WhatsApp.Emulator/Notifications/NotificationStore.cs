using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Notifications;

/// <summary>Where notifications are sent, and which.</summary>
internal sealed class NotificationStore(EmulatedProject project) : IEmulatorStore
{
    // Longer than this a link to confirm an address is not valid.
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(7);

    private readonly List<NotificationDestination> _destinations = [];
    private readonly List<NotificationRoute> _routes = [];

    /// <summary>The destinations that are there, oldest first.</summary>
    public IEnumerable<NotificationDestination> Destinations => _destinations.Where(destination => !destination.IsRemoved);

    /// <summary>The routes, oldest first.</summary>
    public IReadOnlyList<NotificationRoute> Routes => _routes;

    public NotificationDestination? Find(string id) => Destinations.FirstOrDefault(known => known.Id == id);

    /// <summary>Adds an address, or takes up again one that was removed; its owner must confirm it in both cases.</summary>
    public NotificationDestination Add(string address, string? label)
    {
        NotificationDestination? destination = _destinations.Find(known => known.Address == address);
        if (destination is null)
        {
            destination = new NotificationDestination(address, project.Now);
            _destinations.Add(destination);
        }

        destination.Invite(label, project.Now);
        return destination;
    }

    /// <summary>The owner of an address follows the link that was sent to it.</summary>
    /// <exception cref="ArgumentException">There is no such address, or the link is too old.</exception>
    public void Confirm(string address)
    {
        NotificationDestination destination = Destinations.FirstOrDefault(known => known.Address == address)
            ?? throw new ArgumentException($"The emulator has no notification destination {address}.", nameof(address));
        if (project.Now - destination.InvitedAt > LinkLifetime)
        {
            throw new ArgumentException($"The link that was sent to {address} is older than seven days.", nameof(address));
        }

        destination.Confirm(project.Now);
    }

    public void Remove(NotificationDestination destination)
    {
        destination.IsRemoved = true;
        _routes.RemoveAll(route => route.DestinationId == destination.Id);
    }

    public NotificationRoute Route(NotificationDestination destination, string eventKey)
    {
        NotificationRoute? route = _routes.Find(known => known.DestinationId == destination.Id && known.EventKey == eventKey);
        if (route is null)
        {
            route = new NotificationRoute(destination.Id, eventKey, project.Now);
            _routes.Add(route);
        }

        return route;
    }

    public bool RemoveRoute(string id) => _routes.RemoveAll(route => route.Id == id) > 0;

    public void Reset()
    {
        _destinations.Clear();
        _routes.Clear();
    }
}

/// <summary>A shared email address that notifications are sent to.</summary>
internal sealed class NotificationDestination(string address, DateTimeOffset createdAt)
{
    private DateTimeOffset _updatedAt;
    private DateTimeOffset? _verifiedAt;
    private string? _label;

    public string Id { get; } = Guid.NewGuid().ToString();

    public string Address { get; } = address;

    /// <summary>When the link to confirm the address was sent.</summary>
    public DateTimeOffset InvitedAt { get; private set; }

    public bool IsRemoved { get; set; }

    public void Invite(string? label, DateTimeOffset now) => (_label, InvitedAt, _updatedAt, _verifiedAt, IsRemoved) = (label, now, now, null, false);

    public void Confirm(DateTimeOffset now) => (_verifiedAt, _updatedAt) = (now, now);

    public JsonNode Show() => new JsonObject
    {
        ["id"] = Id,
        ["kind"] = "shared_email",
        ["label"] = _label,
        ["status"] = _verifiedAt is null ? "pending" : "active",
        ["channel"] = "email",
        ["address"] = Address,
        ["verified_at"] = Json.Time(_verifiedAt),
        ["slack_channel_binding_id"] = null,
        ["workspace_name"] = null,
        ["user_id"] = null,
        ["created_at"] = Json.Time(createdAt),
        ["updated_at"] = Json.Time(_updatedAt),
    };
}

/// <summary>Which event is sent to which destination.</summary>
internal sealed class NotificationRoute(string destinationId, string eventKey, DateTimeOffset at)
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public string DestinationId { get; } = destinationId;

    public string EventKey { get; } = eventKey;

    public JsonNode Show() => new JsonObject
    {
        ["id"] = Id,
        ["destination_id"] = DestinationId,
        ["event_key"] = EventKey,
        ["created_at"] = Json.Time(at),
        ["updated_at"] = Json.Time(at),
    };
}
