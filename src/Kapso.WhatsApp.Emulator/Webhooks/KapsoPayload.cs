using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Messages;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>The bodies of Kapso's events, in the second version of their form.</summary>
internal static class KapsoPayload
{
    /// <param name="message">What the event is about.</param>
    /// <param name="messages">All messages of its conversation, newest first.</param>
    /// <param name="project">The project.</param>
    public static JsonObject OfMessage(StoredMessage message, IReadOnlyList<StoredMessage> messages, EmulatedProject project) => new()
    {
        ["message"] = MessageJson.ForWebhook(message, project),
        ["conversation"] = Conversation(messages),
        ["is_new_conversation"] = messages[^1] == message,
        ["phone_number_id"] = message.Conversation.Number.Id,
    };

    public static JsonObject OfConversation(IReadOnlyList<StoredMessage> messages) => new()
    {
        ["conversation"] = Conversation(messages),
        ["phone_number_id"] = messages[0].Conversation.Number.Id,
    };

    public static JsonObject OfSilence(IReadOnlyList<StoredMessage> messages, int minutes)
    {
        var payload = OfConversation(messages);
        payload["since_message"] = new JsonObject
        {
            ["id"] = messages[0].InternalId,
            ["whatsapp_message_id"] = messages[0].Id,
            ["direction"] = messages[0].Direction,
            ["created_at"] = Json.Time(messages[0].CreatedAt),
        };
        payload["inactivity"] = new JsonObject { ["minutes"] = minutes };
        return payload;
    }

    public static JsonObject OfNumber(EmulatedProject project, ConnectedNumber number)
    {
        var payload = new JsonObject { ["phone_number_id"] = number.Number.Id, ["project"] = new JsonObject { ["id"] = project.Id } };
        if (number.CustomerId is { } customer)
        {
            payload["customer"] = new JsonObject { ["id"] = customer };
        }

        return payload;
    }

    private static JsonObject Conversation(IReadOnlyList<StoredMessage> messages)
    {
        var (newest, oldest) = (messages[0], messages[^1]);
        var conversation = newest.Conversation;
        return new()
        {
            ["id"] = conversation.Id,
            ["phone_number"] = conversation.Customer.WaId,
            ["business_scoped_user_id"] = conversation.Customer.UserId,
            ["contact_name"] = conversation.ContactName,
            ["status"] = "active",
            ["last_active_at"] = Json.Time(newest.CreatedAt),
            ["created_at"] = Json.Time(oldest.CreatedAt),
            ["updated_at"] = Json.Time(newest.CreatedAt),
            ["metadata"] = new JsonObject(),
            ["phone_number_id"] = conversation.Number.Id,
            ["kapso"] = new JsonObject
            {
                ["contact_name"] = conversation.ContactName,
                ["messages_count"] = messages.Count,
                ["last_message_id"] = newest.Id,
                ["last_message_type"] = newest.Type,
                ["last_message_timestamp"] = Json.Time(newest.CreatedAt),
                ["last_message_text"] = MessageSummary.Of(newest),
                ["last_inbound_at"] = Json.Time(LastAt(messages, isInbound: true)),
                ["last_outbound_at"] = Json.Time(LastAt(messages, isInbound: false)),
            },
        };
    }

    private static DateTimeOffset? LastAt(IEnumerable<StoredMessage> messages, bool isInbound) =>
        messages.FirstOrDefault(message => message.IsInbound == isInbound)?.CreatedAt;
}
