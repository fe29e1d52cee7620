using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Calls;

/// <summary>How a call looks on the wire: as Kapso keeps it, and as Meta reports it.</summary>
internal static class CallJson
{
    public static JsonObject ForList(Call call, EmulatedProject project)
    {
        Conversation conversation = call.Conversation;
        ConnectedNumber number = project.Connected(conversation.Number.Id, Surface.WhatsApp);
        return new()
        {
            ["id"] = call.InternalId,
            ["call_id"] = call.Id,
            ["direction"] = call.Direction,
            ["status"] = call.Status,
            ["duration_seconds"] = call.Seconds,
            ["started_at"] = Json.Time(call.StartedAt),
            ["ended_at"] = Json.Time(call.EndedAt),
            ["session_started_at"] = Json.Time(call.AnsweredAt),
            ["created_at"] = Json.Time(call.StartedAt),
            ["updated_at"] = Json.Time(call.EndedAt ?? call.AnsweredAt ?? call.StartedAt),
            ["user_wa_id"] = conversation.Customer.WaId,
            ["business_scoped_user_id"] = conversation.Customer.UserId,
            ["whatsapp_conversation_id"] = conversation.Id,
            ["project_id"] = project.Id,
            ["whatsapp_config_id"] = number.InternalId,
            ["config_display_name"] = number.Name,
            ["config_display_phone_number"] = conversation.Number.DisplayPhoneNumber,
            ["phone_number_id"] = conversation.Number.Id,
            ["whatsapp_contact"] = new JsonObject { ["wa_id"] = conversation.Customer.WaId, ["profile_name"] = conversation.ContactName },
            ["whatsapp_conversation"] = new JsonObject { ["id"] = conversation.Id, ["phone_number"] = conversation.Customer.WaId, ["status"] = "active" },
        };
    }

    /// <summary>A caller's offer, or a customer's answer.</summary>
    public static JsonObject Connect(Call call, string sdpType, string sdp, DateTimeOffset at)
    {
        JsonObject json = Event(call, "connect", at);
        json["session"] = new JsonObject { ["sdp_type"] = sdpType, ["sdp"] = sdp };
        return WithCallbackData(call, json);
    }

    public static JsonObject Terminate(Call call)
    {
        JsonObject json = Event(call, "terminate", call.EndedAt!.Value);
        json["status"] = call.Status == Call.Completed ? "COMPLETED" : "FAILED";
        if (call.AnsweredAt is { } answered)
        {
            json["start_time"] = Json.UnixSeconds(answered);
            json["end_time"] = Json.UnixSeconds(call.EndedAt.Value);
            json["duration"] = call.Seconds;
        }

        return WithCallbackData(call, json);
    }

    /// <summary>A file that Meta made of the call.</summary>
    public static JsonObject Available(Call call, string name, string member, JsonObject made)
    {
        JsonObject json = Event(call, name, call.EndedAt!.Value);
        json[member] = made;
        return WithCallbackData(call, json);
    }

    /// <summary>How a call of the business goes on at the customer's end.</summary>
    public static JsonObject Status(Call call, string status, DateTimeOffset at)
    {
        JsonObject json = new()
        {
            ["id"] = call.Id,
            ["type"] = "call",
            ["status"] = status,
            ["timestamp"] = Json.UnixSeconds(at),
            ["recipient_id"] = call.Conversation.Customer.WaId,
        };
        return WithCallbackData(call, json);
    }

    private static JsonObject Event(Call call, string name, DateTimeOffset at)
    {
        (string business, Identity customer) = (call.Conversation.Number.WaId, call.Conversation.Customer);
        JsonObject json = new()
        {
            ["id"] = call.Id,
            ["from"] = call.IsInbound ? customer.WaId : business,
            ["to"] = call.IsInbound ? business : customer.WaId,
            ["event"] = name,
            ["timestamp"] = Json.UnixSeconds(at),
            ["direction"] = call.IsInbound ? "USER_INITIATED" : "BUSINESS_INITIATED",
        };
        if (customer.UserId is { } userId)
        {
            json[call.IsInbound ? "from_user_id" : "to_user_id"] = userId;
        }

        return json;
    }

    private static JsonObject WithCallbackData(Call call, JsonObject json)
    {
        if (call.CallbackData is { } data)
        {
            json["biz_opaque_callback_data"] = data;
        }

        return json;
    }
}
