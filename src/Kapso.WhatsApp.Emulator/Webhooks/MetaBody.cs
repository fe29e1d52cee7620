using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Calls;
using Kapso.WhatsApp.Emulator.Messages;
using Kapso.WhatsApp.Emulator.Project;
using Kapso.WhatsApp.Emulator.Templates;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>What Meta itself posts, and Kapso passes on as it came.</summary>
internal static class MetaBody
{
    public static JsonObject OfMessage(EmulatedProject project, StoredMessage message)
    {
        var conversation = message.Conversation;
        return Envelope(conversation, EventNames.MetaMessages, ("contacts", Contact(conversation)), ("messages", MessageJson.ForMeta(message, project)));
    }

    /// <summary>Something happened in a call.</summary>
    public static JsonObject OfCall(Call call, JsonObject happened) =>
        Envelope(call.Conversation, EventNames.MetaCalls, ("contacts", Contact(call.Conversation)), ("calls", happened));

    /// <summary>How a call of the business goes on at the customer's end.</summary>
    public static JsonObject OfCallStatus(Call call, JsonObject status) => Envelope(call.Conversation, EventNames.MetaCalls, ("statuses", status));

    /// <summary>The last status that a sent message has reached.</summary>
    public static JsonObject OfStatus(StoredMessage message) =>
        Envelope(message.Conversation, EventNames.MetaMessages, ("statuses", MessageJson.Status(message, message.Statuses[^1])));

    /// <summary>How the review of a template ended.</summary>
    public static JsonObject OfTemplate(Template template, string account) => Envelope(account, EventNames.MetaTemplateStatus, template.ShowEvent());

    private static JsonObject Contact(Conversation conversation)
    {
        var contact = new JsonObject { ["profile"] = new JsonObject { ["name"] = conversation.ContactName ?? "" } };
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

    private static JsonObject Envelope(Conversation conversation, string field, params (string Name, JsonObject Element)[] members)
    {
        var number = conversation.Number;
        var value = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject { ["display_phone_number"] = number.WaId, ["phone_number_id"] = number.Id },
        };
        foreach (var (name, element) in members)
        {
            value[name] = new JsonArray(element);
        }

        return Envelope(number.BusinessAccountId, field, value);
    }

    private static JsonObject Envelope(string account, string field, JsonObject value) => new()
    {
        ["object"] = "whatsapp_business_account",
        ["entry"] = new JsonArray(new JsonObject
        {
            ["id"] = account,
            ["changes"] = new JsonArray(new JsonObject { ["value"] = value, ["field"] = field }),
        }),
    };
}
