using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>How a stored message looks on the wire: Meta's layout, with Kapso's additions in <c>kapso</c>.</summary>
internal static class MessageJson
{
    public static JsonObject ForProxy(StoredMessage message, EmulatedProject project, KapsoFields fields)
    {
        JsonObject json = Message(message, project);
        if (fields.Select(Kapso(message, project, processed: "completed")) is { } kapso)
        {
            json["kapso"] = kapso;
        }

        return json;
    }

    public static JsonObject ForPlatform(StoredMessage message, EmulatedProject project)
    {
        JsonObject json = Message(message, project);
        json["kapso"] = Kapso(message, project, processed: "processed");
        return json;
    }

    public static JsonObject ForWebhook(StoredMessage message, EmulatedProject project)
    {
        JsonObject json = Message(message, project);
        json["kapso"] = Kapso(message, project, processed: "completed");
        return json;
    }

    /// <summary>As Meta posts what a customer wrote: without the receiver, whom its envelope names.</summary>
    public static JsonObject ForMeta(StoredMessage message, EmulatedProject project)
    {
        JsonObject json = Message(message, project);
        json.Remove("to");
        if (json["from"] is null)
        {
            json.Remove("from");
        }

        return json;
    }

    /// <summary>A message as another application sent it, word for word.</summary>
    public static JsonObject Echo(StoredMessage message)
    {
        Identity customer = message.Conversation.Customer;
        return new JsonObject
        {
            ["id"] = message.Id,
            ["timestamp"] = Json.UnixSeconds(message.CreatedAt),
            ["message"] = new JsonObject
            {
                ["messaging_product"] = "whatsapp",
                [customer.WaId is null ? "recipient" : "to"] = customer.WaId ?? customer.UserId,
                ["type"] = message.Type,
                [message.Type] = message.Content?.DeepClone(),
            },
        };
    }

    private static JsonObject Message(StoredMessage message, EmulatedProject project)
    {
        Identity customer = message.Conversation.Customer;
        JsonObject json = new()
        {
            ["id"] = message.Id,
            ["timestamp"] = Json.UnixSeconds(message.CreatedAt),
            ["type"] = message.Type,
            ["from"] = message.IsInbound ? customer.WaId : message.Conversation.Number.WaId,
            ["to"] = message.IsInbound ? message.Conversation.Number.WaId : message.GroupId ?? customer.WaId,
        };
        if (customer.UserId is { } userId)
        {
            json[message.IsInbound ? "from_user_id" : "to_user_id"] = userId;
        }

        if (message.ContextMessageId is { } quoted)
        {
            json["context"] = Context(quoted, project);
        }

        if (message.Content is { } content)
        {
            json[message.Type] = content.DeepClone();
        }

        return json;
    }

    private static JsonObject Context(string quoted, EmulatedProject project)
    {
        JsonObject context = new() { ["id"] = quoted };
        if (project.Messages.TryGet(quoted, out StoredMessage? original))
        {
            context["from"] = original.IsInbound ? original.Conversation.Customer.WaId : original.Conversation.Number.WaId;
        }

        return context;
    }

    private static JsonObject Kapso(StoredMessage message, EmulatedProject project, string processed)
    {
        JsonObject kapso = new()
        {
            ["direction"] = message.Direction,
            ["status"] = message.Status,
            ["processing_status"] = message.Status == "pending" ? "pending" : processed,
            ["origin"] = "cloud_api",
            ["phone_number"] = message.Conversation.Customer.WaId,
            ["phone_number_id"] = message.Conversation.Number.Id,
            ["has_media"] = message.HasMedia,
            ["whatsapp_conversation_id"] = message.Conversation.Id,
            ["contact_name"] = message.Conversation.ContactName,
            ["content"] = MessageSummary.Of(message),
            ["message_type_data"] = new JsonObject(),
        };
        if (message.HasMedia && message.Content?["link"] is { } link)
        {
            kapso["media_url"] = link.DeepClone();
            kapso["media_data"] = MediaData(message, link);
        }

        project.Observers.ForEach(observer => observer.Describe(message, kapso));
        if (message.Statuses.Count > 0)
        {
            kapso["statuses"] = new JsonArray([.. message.Statuses.Select(status => Status(message, status))]);
        }

        return kapso;
    }

    private static JsonObject MediaData(StoredMessage message, JsonNode link)
    {
        JsonObject data = new() { ["url"] = link.DeepClone() };
        if (message.Attachment is { } attachment)
        {
            data["filename"] = attachment.FileName;
            data["content_type"] = attachment.ContentType;
            data["byte_size"] = attachment.Size;
        }

        return data;
    }

    public static JsonObject Status(StoredMessage message, StatusEvent status)
    {
        JsonObject json = new()
        {
            ["id"] = message.Id,
            ["status"] = status.Status,
            ["timestamp"] = Json.UnixSeconds(status.At),
            ["recipient_id"] = message.GroupId ?? message.Conversation.Customer.WaId,
        };
        if (message.Conversation.Customer.UserId is { } userId)
        {
            json["recipient_user_id"] = userId;
        }

        if (message.CallbackData is { } data)
        {
            json["biz_opaque_callback_data"] = data;
        }

        if (message.Cost is not null && status.Status is "delivered" or "read")
        {
            json["pricing"] = new JsonObject
            {
                ["billable"] = true,
                ["pricing_model"] = "PMP",
                ["category"] = "marketing_lite",
                ["type"] = "regular",
                ["cost"] = new JsonObject { ["amount"] = message.Cost, ["currency"] = "USD" },
            };
        }

        if (status.Error is { } error)
        {
            json["errors"] = new JsonArray(error.ToJson());
        }

        return json;
    }
}
