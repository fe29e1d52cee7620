using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Messages;

/// <summary>How messages look in webhooks.</summary>
internal sealed class MessagePayloads(EmulatedProject project) : IMessagePayloads
{
    public JsonObject ForKapso(StoredMessage message) => new()
    {
        ["message"] = MessageJson.ForWebhook(message, project),
        ["conversation"] = ConversationJson.ForWebhook(message.Conversation),
        ["is_new_conversation"] = message.Conversation.Oldest == message,
        ["phone_number_id"] = message.Conversation.Number.Id,
    };

    public JsonObject ForMeta(StoredMessage message) => MessageJson.ForMeta(message, project);
}
