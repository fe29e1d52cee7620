using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>How a conversation looks on the wire.</summary>
internal static class ConversationJson
{
    public static JsonObject Show(Conversation conversation)
    {
        JsonObject shown = Conversation(conversation);
        shown["kapso"] = Kapso(conversation);
        return shown;
    }

    public static JsonObject ForProxy(Conversation conversation, ConnectedNumber number, KapsoFields fields)
    {
        JsonObject shown = Conversation(conversation);
        shown["whatsapp_config_id"] = number.InternalId;
        if (fields.Select(Kapso(conversation)) is { } kapso)
        {
            shown["kapso"] = kapso;
        }

        return shown;
    }

    /// <summary>The payload of an event about a conversation.</summary>
    public static JsonObject ForEvent(Conversation conversation) => new()
    {
        ["conversation"] = ForWebhook(conversation),
        ["phone_number_id"] = conversation.Number.Id,
    };

    /// <summary>Webhooks have the name beside the rest, too.</summary>
    public static JsonObject ForWebhook(Conversation conversation)
    {
        JsonObject shown = Show(conversation);
        shown["contact_name"] = conversation.ContactName;
        return shown;
    }

    private static JsonObject Conversation(Conversation conversation) => new()
    {
        ["id"] = conversation.Id,
        ["phone_number"] = conversation.Customer.WaId,
        ["business_scoped_user_id"] = conversation.Customer.UserId,
        ["parent_business_scoped_user_id"] = null,
        ["username"] = null,
        ["status"] = conversation.IsEnded ? "ended" : "active",
        ["last_active_at"] = Json.Time(conversation.LastActiveAt),
        ["created_at"] = Json.Time(conversation.CreatedAt),
        ["updated_at"] = Json.Time(conversation.UpdatedAt),
        ["metadata"] = new JsonObject(),
        ["phone_number_id"] = conversation.Number.Id,
    };

    private static JsonObject Kapso(Conversation conversation) => new()
    {
        ["contact_name"] = conversation.ContactName,
        ["messages_count"] = conversation.MessagesCount,
        ["last_message_id"] = conversation.Newest?.Id,
        ["last_message_type"] = conversation.Newest?.Type,
        ["last_message_timestamp"] = Json.Time(conversation.Newest?.CreatedAt),
        ["last_message_text"] = conversation.Newest is { } newest ? MessageSummary.Of(newest) : null,
        ["last_inbound_at"] = Json.Time(conversation.LastInboundAt),
        ["last_outbound_at"] = Json.Time(conversation.LastOutboundAt),
    };
}
