using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>What Meta itself posts, and Kapso passes on as it came.</summary>
internal static class MetaBody
{
    /// <summary>Something that happened in a conversation. Only statuses come without the customer. Copies from conversations of other applications stand inside of a member of their own.</summary>
    public static JsonObject OfConversation(Conversation conversation, string field, string member, JsonObject element) =>
        OfAccount(conversation.Number.BusinessAccountId, field, ValueOf(conversation, field, member, element));

    /// <summary>The value of a change in a conversation.</summary>
    public static JsonObject ValueOf(Conversation conversation, string field, string member, JsonObject element)
    {
        EmulatedPhoneNumber number = conversation.Number;
        JsonObject value = new()
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject { ["display_phone_number"] = number.WaId, ["phone_number_id"] = number.Id },
        };
        JsonObject holder = value;
        if (field == EventNames.MetaStandby)
        {
            value["standby"] = holder = new JsonObject();
        }

        if (member is not ("statuses" or "message_echoes"))
        {
            holder["contacts"] = new JsonArray(Contact(conversation));
        }

        holder[member] = new JsonArray(element);
        return value;
    }

    /// <summary>Something that happened in an account.</summary>
    public static JsonObject OfAccount(string account, string field, JsonObject value) => new()
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = account,
            ["changes"] = new JsonArray(new JsonObject { ["value"] = value, ["field"] = field }),
        }),
    };

    private static JsonObject Contact(Conversation conversation)
    {
        JsonObject contact = new() { ["profile"] = new JsonObject { ["name"] = conversation.ContactName ?? "" } };
        if (conversation.Customer.WaId is { } waId)
        {
            contact["wa_id"] = waId;
        }

        if (conversation.Customer.UserId is { } userId)
        {
            contact["user_id"] = userId;
        }

        return contact;
    }
}
