using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

internal static class MessageOperations
{
    public static readonly Operation<MessageEnvelope, SendAnswer> Send =
        new("sendMessage", HttpMethod.Post, "{phone_number_id}/messages", Api.WhatsApp, Replay.Send, MessageEnvelope.Body, Answer.Json(SendingJson.Default.SendAnswer))
        {
            ClientMethod = "Messages.SendAsync",
            OnMeta = true,
        };

    public static readonly Operation<MessageEnvelope, SendAnswer> SendMarketing =
        new("sendMarketingMessage", HttpMethod.Post, "{phone_number_id}/marketing_messages", Api.WhatsApp, Replay.Send, MessageEnvelope.Body, Answer.Json(SendingJson.Default.SendAnswer))
        {
            ClientMethod = "Messages.SendMarketingAsync",
            OnMeta = true,
        };

    /// <summary>The same operation on the wire as <see cref="Send"/>, but saying twice that a message was read changes nothing.</summary>
    public static readonly Operation<MarkAsReadBody, Done> MarkAsRead =
        new("sendMessage", HttpMethod.Post, "{phone_number_id}/messages", Api.WhatsApp, Replay.Safe, Body.Json(SendingJson.Default.MarkAsReadBody), Answer.Done)
        {
            ClientMethod = "Messages.MarkAsReadAsync",
            OnMeta = true,
        };

    public static readonly ListOperation<Message> List = new("listMessages", "{phone_number_id}/messages", Api.WhatsApp, MessagesJson.Default.Message, Paging.Cursors)
    {
        ClientMethod = "Messages.List",
    };

    public static readonly Operation<Message> Get =
        new("getMessage", HttpMethod.Get, "{phone_number_id}/messages/{message_id}", Api.WhatsApp, Replay.Safe, Answer.Json(MessagesJson.Default.Message))
        {
            ClientMethod = "Messages.GetAsync",
        };

    public static readonly ListOperation<Message> ListOfProject = new("listWhatsappMessages", "whatsapp/messages", Api.Platform, MessagesJson.Default.Message, Paging.Cursors)
    {
        ClientMethod = "Messages.List",
    };

    public static readonly Operation<Message> GetOfProject =
        new("getWhatsappMessage", HttpMethod.Get, "whatsapp/messages/{message_id}", Api.Platform, Replay.Safe, Answer.Data(MessagesJson.Default.Message))
        {
            ClientMethod = "Messages.GetAsync",
        };
}
