using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Webhooks;

/// <summary>The events that a test of a webhook delivers: they have not happened, and their people do not exist.</summary>
internal sealed class SampleEvents(EmulatedProject project, IMessagePayloads messages)
{
    private const int InactiveMinutes = 60;
    private const string Sample = "sample";

    public WebhookEvent Of(Webhook webhook, string? eventName)
    {
        ConnectedNumber number = webhook.Number ?? (project.Numbers.Count > 0 ? project.Numbers[0] : new ConnectedNumber(EmulatedPhoneNumber.Default, project.Now));
        string name = webhook.Settings.IsMeta ? EventNames.MetaMessages : eventName ?? webhook.Settings.Events[0];
        return new WebhookEvent(name, Payload(number, name)) { About = number, Sequence = 1 };
    }

    private JsonObject Payload(ConnectedNumber number, string name) => name.Split('.') switch
    {
        [EventNames.MetaMessages] => OfMeta(Message(number, "received")),
        ["whatsapp", "message", var status] => messages.ForKapso(Message(number, status)),
        ["whatsapp", "conversation", "inactive"] => KapsoPayload.OfInactivity(Message(number, "received"), InactiveMinutes),
        ["whatsapp", "conversation", _] or ["whatsapp", "meta_business_agent", _] => ConversationJson.ForEvent(Message(number, "received").Conversation),
        ["whatsapp", "contact", var change] => OfContact(number, change),
        ["whatsapp", "phone_number", "created" or "deleted"] => KapsoPayload.OfNumber(project, number),
        ["whatsapp", "phone_number", _] => OfConnection(number, name),
        ["whatsapp", "account", var change] => OfAccount(number, name, change),
        ["workflow", "execution", var end] => OfWorkflow(name, end),
        ["kapso_agent", "run", var state] => OfAgentRun(name, state),
        _ => OfProject(name),
    };

    private JsonObject OfMeta(StoredMessage message) => MetaBody.OfConversation(message.Conversation, EventNames.MetaMessages, "messages", messages.ForMeta(message));

    private StoredMessage Message(ConnectedNumber number, string status)
    {
        bool isInbound = status == "received";
        Identity customer = new("15550100099", null);
        Conversation conversation = new(Guid.NewGuid(), 0, number.Number, customer, project.Now);
        conversation.CustomerWrote(customer, "Sample Customer", project.Now);
        StoredMessage message = new()
        {
            Number = 0,
            Id = MessageId.New(customer.WaId!, isInbound),
            Conversation = conversation,
            IsInbound = isInbound,
            Type = "text",
            Content = new JsonObject { ["body"] = "This is a test." },
            CreatedAt = project.Now,
        };
        if (isInbound)
        {
            message.SetStatus("delivered");
        }
        else
        {
            message.Advance(new StatusEvent(status, project.Now, status == "failed" ? DeliveryError.Undeliverable : null));
        }

        conversation.Note(message);
        return message;
    }

    private JsonObject OfContact(ConnectedNumber number, string change)
    {
        JsonObject payload = new()
        {
            ["contact"] = new JsonObject
            {
                ["id"] = Guid.NewGuid().ToString(),
                ["wa_id"] = "15550100099",
                ["profile_name"] = "Sample Customer",
                ["business_scoped_user_id"] = "US.1000000000",
                ["created_at"] = Json.Time(project.Now),
                ["updated_at"] = Json.Time(project.Now),
            },
            ["phone_number_id"] = number.Number.Id,
        };
        if (change == "identity_changed")
        {
            payload["previous"] = new JsonObject { ["business_scoped_user_id"] = "US.2000000000" };
        }
        else
        {
            payload["marketing_preference"] = new JsonObject { ["status"] = "stopped", ["occurred_at"] = Json.Time(project.Now), ["sequence"] = 1 };
        }

        return payload;
    }

    private JsonObject OfConnection(ConnectedNumber number, string name)
    {
        JsonObject payload = Envelope(name);
        payload["phone_number_id"] = number.Number.Id;
        payload["project"] = new JsonObject { ["id"] = project.Id };
        payload["connection_type"] = number.IsCoexistence ? "coexistence" : "dedicated";
        payload["source"] = new JsonObject { ["provider"] = "meta", ["event"] = Sample, ["business_account_id"] = number.Number.BusinessAccountId };
        return payload;
    }

    private JsonObject OfAccount(ConnectedNumber number, string name, string change)
    {
        JsonObject payload = Envelope(name);
        payload["business_account_id"] = number.Number.BusinessAccountId;
        payload["project"] = new JsonObject { ["id"] = project.Id };
        payload["phone_numbers"] = new JsonArray(new JsonObject { ["id"] = number.Number.Id, ["display_phone_number"] = number.Number.DisplayPhoneNumber });
        payload["source"] = new JsonObject { ["provider"] = "meta", ["event"] = "account_update" };
        (string member, JsonNode detail) = change switch
        {
            "restricted" => ("restrictions", (JsonNode)new JsonArray(new JsonObject { ["type"] = Sample })),
            "violation" => ("violation", new JsonObject { ["type"] = Sample }),
            _ => ("ban", new JsonObject { ["state"] = change == "disabled" ? "DISABLE" : "REINSTATE" }),
        };
        payload[member] = detail;
        return payload;
    }

    private JsonObject OfWorkflow(string name, string end)
    {
        bool isHandoff = end == "handoff";
        return new()
        {
            ["event"] = name,
            ["occurred_at"] = Json.Time(project.Now),
            ["project_id"] = project.Id,
            ["workflow_id"] = Guid.NewGuid().ToString(),
            ["workflow_execution_id"] = Guid.NewGuid().ToString(),
            ["status"] = end,
            ["channel"] = "whatsapp",
            [isHandoff ? "handoff" : "error"] = isHandoff
                ? new JsonObject { ["reason"] = Sample, ["source"] = "action_step" }
                : new JsonObject { ["message"] = Sample },
        };
    }

    private JsonObject OfAgentRun(string name, string state)
    {
        JsonObject run = new()
        {
            ["run_id"] = Guid.NewGuid().ToString(),
            ["session_id"] = Guid.NewGuid().ToString(),
            ["status"] = state,
            ["agent"] = new JsonObject { ["name"] = Sample },
            ["created_at"] = Json.Time(project.Now),
        };
        if (state is "failed" or "cancelled")
        {
            run["error"] = new JsonObject { ["code"] = $"run_{state}", ["message"] = Sample };
        }

        return new() { ["id"] = Guid.NewGuid().ToString(), ["event"] = name, ["created_at"] = Json.Time(project.Now), ["data"] = run };
    }

    private JsonObject OfProject(string name)
    {
        JsonObject payload = Envelope(name);
        payload["name"] = Sample;
        payload["project_id"] = project.Id;
        payload["properties"] = new JsonObject();
        return payload;
    }

    private JsonObject Envelope(string name) =>
        new() { ["id"] = Guid.NewGuid().ToString(), ["event"] = name, ["occurred_at"] = Json.Time(project.Now) };
}
