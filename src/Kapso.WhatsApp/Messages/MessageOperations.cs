using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Messages;

internal static class MessageOperations
{
    public static readonly Operation Send = new("sendMessage", HttpMethod.Post, "{phone_number_id}/messages", Api.WhatsApp, Replay.Send)
    {
        ClientMethod = "Messages.SendAsync",
        OnMeta = true,
    };

    public static readonly Operation SendMarketing = new("sendMarketingMessage", HttpMethod.Post, "{phone_number_id}/marketing_messages", Api.WhatsApp, Replay.Send)
    {
        ClientMethod = "Messages.SendMarketingAsync",
        OnMeta = true,
    };

    /// <summary>The same operation on the wire as <see cref="Send"/>, but saying twice that a message was read changes nothing.</summary>
    public static readonly Operation MarkAsRead = new("sendMessage", HttpMethod.Post, "{phone_number_id}/messages", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Messages.MarkAsReadAsync",
        OnMeta = true,
    };

    public static readonly Operation List = new("listMessages", HttpMethod.Get, "{phone_number_id}/messages", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Messages.List",
    };

    public static readonly Operation Get = new("getMessage", HttpMethod.Get, "{phone_number_id}/messages/{message_id}", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "Messages.GetAsync",
    };

    public static readonly Operation Search = new("listWhatsappMessages", HttpMethod.Get, "whatsapp/messages", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Messages.Search",
    };

    public static readonly Operation Find = new("getWhatsappMessage", HttpMethod.Get, "whatsapp/messages/{message_id}", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Messages.FindAsync",
    };
}
