using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Messages;

/// <summary>Sending messages, and marking them as read.</summary>
internal static class SendOperations
{
    public static readonly Operation<MessageBody, SendAnswer> Send =
        new("sendMessage", HttpMethod.Post, "{phone_number_id}/messages", ApiSurface.WhatsApp, Replay.Send, MessageBody.Body, Answer.Json(SendingJson.Default.SendAnswer))
        {
            ClientMethod = "Messages.SendAsync",
        };

    /// <summary>The same operation as <see cref="Send"/> with a body of the caller's own.</summary>
    public static readonly Operation<RawPayload, SendAnswer> SendRaw =
        new("sendMessage", HttpMethod.Post, "{phone_number_id}/messages", ApiSurface.WhatsApp, Replay.Send, RawPayload.Body, Answer.Json(SendingJson.Default.SendAnswer))
        {
            ClientMethod = "Messages.SendRawAsync",
        };

    public static readonly Operation<MessageBody, SendAnswer> SendMarketing =
        new("sendMarketingMessage", HttpMethod.Post, "{phone_number_id}/marketing_messages", ApiSurface.WhatsApp, Replay.Send, MessageBody.Body, Answer.Json(SendingJson.Default.SendAnswer))
        {
            ClientMethod = "Messages.SendMarketingAsync",
        };

    /// <summary>The same operation on the wire as <see cref="Send"/>, but saying twice that a message was read changes nothing.</summary>
    public static readonly Operation<MarkAsReadBody, Done> MarkAsRead =
        new("sendMessage", HttpMethod.Post, "{phone_number_id}/messages", ApiSurface.WhatsApp, Replay.Safe, Body.Json(SendingJson.Default.MarkAsReadBody), Answer.Done)
        {
            ClientMethod = "Messages.MarkAsReadAsync",
        };
}
