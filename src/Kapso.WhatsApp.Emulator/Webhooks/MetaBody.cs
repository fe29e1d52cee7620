using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Messages;
using Kapso.WhatsApp.Emulator.Project;
using Kapso.WhatsApp.Emulator.Templates;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>What Meta itself posts, and Kapso passes on as it came.</summary>
internal static class MetaBody
{
    public static JsonObject OfMessage(EmulatedProject project, StoredMessage message)
    {
        var customer = message.Conversation.Customer;
        var contact = new JsonObject { ["profile"] = new JsonObject { ["name"] = message.Conversation.ContactName ?? "" } };
        if (customer.WaId is { } waId)
        {
            contact["wa_id"] = waId;
        }

        if (customer.UserId is { } userId)
        {
            contact["user_id"] = userId;
        }

        return Envelope(message, ("contacts", contact), ("messages", MessageJson.ForMeta(message, project)));
    }

    /// <summary>The last status that a sent message has reached.</summary>
    public static JsonObject OfStatus(StoredMessage message) => Envelope(message, ("statuses", MessageJson.Status(message, message.Statuses[^1])));

    /// <summary>How the review of a template ended.</summary>
    public static JsonObject OfTemplate(Template template, string account) => Envelope(account, EventNames.MetaTemplateStatus, template.ShowEvent());

    private static JsonObject Envelope(StoredMessage message, params (string Name, JsonObject Element)[] members)
    {
        var number = message.Conversation.Number;
        var value = new JsonObject
        {
            ["messaging_product"] = "whatsapp",
            ["metadata"] = new JsonObject { ["display_phone_number"] = number.WaId, ["phone_number_id"] = number.Id },
        };
        foreach (var (name, element) in members)
        {
            value[name] = new JsonArray(element);
        }

        return Envelope(number.BusinessAccountId, EventNames.MetaMessages, value);
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
