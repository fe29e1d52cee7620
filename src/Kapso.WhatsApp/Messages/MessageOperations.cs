using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

/// <summary>Reading messages back. What sends stands apart, so that an application which only sends carries no JSON of the messages that are read.</summary>
internal static class MessageOperations
{
    public static readonly ListOperation<Message> List = new("listMessages", "{phone_number_id}/messages", ApiSurface.WhatsApp, MessagesJson.Default.Message, Paging.Cursors)
    {
        ClientMethod = "Messages.List",
        KapsoOnly = true,
    };

    public static readonly Operation<Message> Get =
        new("getMessage", HttpMethod.Get, "{phone_number_id}/messages/{message_id}", ApiSurface.WhatsApp, Replay.Safe, Answer.Json(MessagesJson.Default.Message))
        {
            ClientMethod = "Messages.GetAsync",
            KapsoOnly = true,
        };

    public static readonly ListOperation<Message> ListOfProject = new("listWhatsappMessages", "whatsapp/messages", ApiSurface.Platform, MessagesJson.Default.Message, Paging.Cursors)
    {
        ClientMethod = "Messages.List",
    };

    public static readonly Operation<Message> GetOfProject =
        new("getWhatsappMessage", HttpMethod.Get, "whatsapp/messages/{message_id}", ApiSurface.Platform, Replay.Safe, Answer.Data(MessagesJson.Default.Message))
        {
            ClientMethod = "Messages.GetAsync",
        };
}
