using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contacts;
using Kapso.WhatsApp.Emulator.Conversations;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Messages;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>The bodies of Kapso's events, in the second version of their form.</summary>
internal static class KapsoPayload
{
    public static JsonObject OfMessage(StoredMessage message, EmulatedProject project) => new()
    {
        ["message"] = MessageJson.ForWebhook(message, project),
        ["conversation"] = ConversationJson.ForWebhook(message.Conversation),
        ["is_new_conversation"] = message.Conversation.Oldest == message,
        ["phone_number_id"] = message.Conversation.Number.Id,
    };

    public static JsonObject OfConversation(Conversation conversation) => new()
    {
        ["conversation"] = ConversationJson.ForWebhook(conversation),
        ["phone_number_id"] = conversation.Number.Id,
    };

    /// <param name="last">The message after which nothing was written.</param>
    /// <param name="minutes">For how long.</param>
    public static JsonObject OfSilence(StoredMessage last, int minutes)
    {
        var payload = OfConversation(last.Conversation);
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

    public static JsonObject OfIdentity(Contact contact, string previousUserId, EmulatedPhoneNumber number) => new()
    {
        ["contact"] = contact.Show(),
        ["previous"] = new JsonObject { ["business_scoped_user_id"] = previousUserId },
        ["phone_number_id"] = number.Id,
    };

    /// <param name="preference">What the contact prefers now.</param>
    /// <param name="previous">Its status before; null when there was none.</param>
    /// <param name="sequence">Greater than that of every earlier change.</param>
    public static JsonObject OfMarketing(MarketingPreference preference, string? previous, long sequence) => new()
    {
        ["contact"] = preference.Contact.Show(),
        ["marketing_preference"] = new JsonObject
        {
            ["status"] = preference.Status,
            ["previous_status"] = previous,
            ["detail"] = preference.Detail,
            ["occurred_at"] = preference.ChangedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["sequence"] = sequence,
        },
        ["phone_number_id"] = preference.Number.Number.Id,
    };

    public static JsonObject OfNumber(EmulatedProject project, ConnectedNumber number)
    {
        var payload = new JsonObject { ["phone_number_id"] = number.Number.Id, ["project"] = new JsonObject { ["id"] = project.Id } };
        if (number.CustomerId is { } customer)
        {
            payload["customer"] = new JsonObject { ["id"] = customer };
        }

        return payload;
    }
}
