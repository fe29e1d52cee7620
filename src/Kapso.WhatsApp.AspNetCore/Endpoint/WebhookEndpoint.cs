using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Hands a webhook request to the receiver: reads the body within a limit, and responds.</summary>
internal sealed class WebhookEndpoint(WebhookReceiver receiver)
{
    public async Task ReceiveAsync(HttpContext http)
    {
        (WebhookResult result, IncomingWebhook? delivery) = await ReadAsync(http, receiver.Options.MaxBodyBytes).ConfigureAwait(false);
        http.Response.StatusCode = WebhookReceiver.Answer(delivery is null ? result : await receiver.HandleAsync(delivery).ConfigureAwait(false)).StatusCode;
    }

    /// <summary>Responds to Meta's verification request (<c>hub.challenge</c>).</summary>
    public async Task HandshakeAsync(HttpContext http)
    {
        IQueryCollection query = http.Request.Query;
        if (receiver.AnswerVerificationRequest(query["hub.mode"], query["hub.verify_token"], query["hub.challenge"]) is not { } challenge)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.WriteAsync(challenge, http.RequestAborted).ConfigureAwait(false);
    }

    /// <summary>Reads the body, whose memory goes back before handlers run, for they may run long; returns the delivery, or the result when there is nothing to handle.</summary>
    private async ValueTask<(WebhookResult Result, IncomingWebhook? Delivery)> ReadAsync(HttpContext http, int maxBytes)
    {
        using BodyBuffer body = BodyBuffer.For(http.Request, maxBytes);
        return await body.FillAsync(http.Request, maxBytes).ConfigureAwait(false) is { } refused
            ? (refused is StatusCodes.Status413PayloadTooLarge ? WebhookResult.TooLarge : WebhookResult.Unreadable, null)
            : await receiver.AcceptAsync(body.Written, name => http.Request.Headers[name], name => http.GetRouteValue(name)?.ToString()).ConfigureAwait(false);
    }
}
