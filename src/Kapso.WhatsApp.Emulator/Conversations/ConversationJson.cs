using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Messages;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Conversations;

/// <summary>How a conversation looks on the wire.</summary>
internal static class ConversationJson
{
    public static JsonObject Show(Conversation conversation, KapsoFields? fields)
    {
        JsonObject kapso = new()
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
        JsonObject shown = new()
        {
            ["id"] = conversation.Id,
            ["phone_number"] = conversation.Customer.WaId,
            ["business_scoped_user_id"] = conversation.Customer.UserId,
            ["status"] = conversation.IsEnded ? "ended" : "active",
            ["last_active_at"] = Json.Time(conversation.LastActiveAt),
            ["created_at"] = Json.Time(conversation.CreatedAt),
            ["updated_at"] = Json.Time(conversation.LastActiveAt),
            ["metadata"] = new JsonObject(),
            ["phone_number_id"] = conversation.Number.Id,
        };
        if ((fields is null ? kapso : fields.Select(kapso)) is { } selected)
        {
            shown["kapso"] = selected;
        }

        return shown;
    }
}
