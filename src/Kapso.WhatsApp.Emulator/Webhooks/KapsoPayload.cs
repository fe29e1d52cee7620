using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>The payloads of the events that no other room publishes, in the second version of their form.</summary>
internal static class KapsoPayload
{
    /// <param name="last">The message after which nothing was written.</param>
    /// <param name="minutes">For how long.</param>
    public static JsonObject OfInactivity(StoredMessage last, int minutes)
    {
        JsonObject payload = ConversationJson.ForEvent(last.Conversation);
        payload["since_message"] = new JsonObject
        {
            ["id"] = last.InternalId,
            ["whatsapp_message_id"] = last.Id,
            ["direction"] = last.Direction,
            ["created_at"] = Json.Time(last.CreatedAt),
        };
        payload["inactivity"] = new JsonObject { ["minutes"] = minutes };
        return payload;
    }

    public static JsonObject OfNumber(EmulatedProject project, ConnectedNumber number)
    {
        JsonObject payload = new() { ["phone_number_id"] = number.Number.Id, ["project"] = new JsonObject { ["id"] = project.Id } };
        if (number.CustomerId is { } customer)
        {
            payload["customer"] = new JsonObject { ["id"] = customer };
        }

        return payload;
    }
}
