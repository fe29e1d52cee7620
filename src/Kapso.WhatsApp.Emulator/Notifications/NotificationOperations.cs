using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Notifications;

/// <summary>Where notifications are sent, and which. No email leaves the emulator.</summary>
internal sealed class NotificationOperations(EmulatedProject project, NotificationStore notifications)
{
    public IEnumerable<Operation> All =>
    [
        new("listNotificationEventTypes", Surface.Platform, "GET", "/notifications/events", _ => Reply.Ok(Json.Data(NotificationEventTypes.Show()))),
        new("listNotificationDestinations", Surface.Platform, "GET", "/notifications/destinations", _ => ListOf(notifications.Destinations.Select(known => known.Show()))),
        new("createNotificationDestination", Surface.Platform, "POST", "/notifications/destinations", CreateDestination),
        new("deleteNotificationDestination", Surface.Platform, "DELETE", "/notifications/destinations/{destination_id}", DeleteDestination),
        new("listNotificationRoutes", Surface.Platform, "GET", "/notifications/routes", _ => ListOf(notifications.Routes.Select(known => known.Show()))),
        new("upsertNotificationRoute", Surface.Platform, "PUT", "/notifications/routes", SetRoute),
        new("deleteNotificationRoute", Surface.Platform, "DELETE", "/notifications/routes/{id}", DeleteRoute),
    ];

    private static Reply ListOf(IEnumerable<JsonNode> items) => Reply.Ok(Json.Data(new JsonArray([.. items])));

    private Reply CreateDestination(EmulatorRequest request)
    {
        Field body = request.JsonBody();
        if (body["kind"].Text() != "shared_email")
        {
            return Reply.Error(400, "Unsupported destination kind");
        }

        string? address = body["address"].OptionalText();
        string? problem = address is null ? "can't be blank"
            : !address.Contains('@', StringComparison.Ordinal) ? "is invalid"
            : project.Options.Users.Any(user => user.Email.Equals(address, StringComparison.OrdinalIgnoreCase)) ? "belongs to a project member"
            : notifications.Destinations.Any(known => known.Address == address) ? "has already been taken"
            : null;
        return problem is null
            ? Reply.Json(201, Json.Data(notifications.Add(address!, body["label"].OptionalText()).Show()))
            : Reply.Json(422, new JsonObject { ["errors"] = new JsonObject { ["address"] = Json.Texts([problem]) } });
    }

    private Reply DeleteDestination(EmulatorRequest request)
    {
        notifications.Remove(Find(request.Route("destination_id")));
        return Json.NoContent;
    }

    private Reply SetRoute(EmulatorRequest request)
    {
        Field body = request.JsonBody();
        (string destinationId, string eventKey) = (body["destination_id"].Text(), body["event_key"].Text());
        return NotificationEventTypes.IsKnown(eventKey)
            ? Reply.Ok(Json.Data(notifications.Route(Find(destinationId), eventKey).Show()))
            : Reply.Error(400, "Unknown event key");
    }

    private Reply DeleteRoute(EmulatorRequest request)
    {
        string id = request.Route("id");
        return notifications.RemoveRoute(id) ? Json.NoContent : throw Surface.Platform.NotFound("Route", id);
    }

    private NotificationDestination Find(string id) => notifications.Find(id) ?? throw Surface.Platform.NotFound("Destination", id);
}
