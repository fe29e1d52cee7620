using System.Diagnostics;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>The way of a request that delivers a webhook: read within a limit, verified, understood, handled or queued, answered.</summary>
internal sealed partial class WebhookEndpoint(
    IOptionsMonitor<KapsoWebhookOptions> options, WebhookDispatcher dispatcher, WebhookQueue queue, ILogger<WebhookEndpoint> logger)
{
    public async Task ReceiveAsync(HttpContext http)
    {
        int status = await AnswerAsync(http).ConfigureAwait(false);
        WebhookTelemetry.Answered(status);
        http.Response.StatusCode = status;
    }

    /// <summary>Meta's question whether the address is willing.</summary>
    public async Task HandshakeAsync(HttpContext http)
    {
        IQueryCollection query = http.Request.Query;
        string? challenge = WebhookSignature.AnswerHandshake(query["hub.mode"], query["hub.verify_token"], query["hub.challenge"], options.CurrentValue.MetaVerifyToken);
        if (challenge is null)
        {
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        await http.Response.WriteAsync(challenge, http.RequestAborted).ConfigureAwait(false);
    }

    private async Task<int> AnswerAsync(HttpContext http)
    {
        KapsoWebhookOptions current = options.CurrentValue;
        using BodyBuffer body = BodyBuffer.For(http.Request, current.MaxBodyBytes);
        if (await body.FillAsync(http.Request, current.MaxBodyBytes).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        return await AcceptAsync(http, body.Written, current).ConfigureAwait(false);
    }

    private async Task<int> AcceptAsync(HttpContext http, ReadOnlyMemory<byte> body, KapsoWebhookOptions current)
    {
        WebhookRequestHeaders headers = WebhookRequestHeaders.Read(name => http.Request.Headers[name]);
        if (!await IsVerifiedAsync(http, body, headers, current).ConfigureAwait(false))
        {
            Unverified(logger);
            return StatusCodes.Status401Unauthorized;
        }

        IncomingWebhook delivery;
        try
        {
            delivery = WebhookReader.Read(body.Span, headers, current.MaxBodyBytes);
        }
        catch (WebhookFormatException unreadable)
        {
            Unreadable(logger, unreadable);
            return unreadable.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest;
        }

        ActivityContext sender = Activity.Current?.Context ?? default;
        return current.Mode is WebhookMode.Queued
            ? Enqueue(delivery, sender)
            : await HandleAsync(delivery, sender).ConfigureAwait(false);
    }

    private static async ValueTask<bool> IsVerifiedAsync(HttpContext http, ReadOnlyMemory<byte> body, WebhookRequestHeaders headers, KapsoWebhookOptions current)
    {
        if (headers.MetaSignature is not null && WebhookSignature.IsValid(body.Span, headers.MetaSignature, [.. current.MetaAppSecrets]))
        {
            return true;
        }

        if (headers.Signature is null)
        {
            return false;
        }

        if (WebhookSignature.IsValid(body.Span, headers.Signature, [.. current.Secrets]))
        {
            return true;
        }

        if (current.FindSecrets is null)
        {
            return false;
        }

        IReadOnlyList<string> own = await current.FindSecrets(http, WebhookReader.PeekPhoneNumberId(body.Span)).ConfigureAwait(false);
        return WebhookSignature.IsValid(body.Span, headers.Signature, [.. own]);
    }

    private int Enqueue(IncomingWebhook delivery, ActivityContext sender) =>
        queue.TryAdd(delivery, sender) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;

    private async Task<int> HandleAsync(IncomingWebhook delivery, ActivityContext sender)
    {
        int status = StatusCodes.Status200OK;
        for (int i = 0; i < delivery.Events.Count; i++)
        {
            // One that fails does not keep its siblings from being handled; the delivery comes again and those are then known.
            WebhookOutcome outcome = await dispatcher.HandleAsync(delivery, i, sender).ConfigureAwait(false);
            status = outcome switch
            {
                WebhookOutcome.Failed => StatusCodes.Status500InternalServerError,
                WebhookOutcome.InProgress when status is StatusCodes.Status200OK => StatusCodes.Status503ServiceUnavailable,
                _ => status,
            };
        }

        return status;
    }

    [LoggerMessage(1, LogLevel.Warning, "A webhook without a valid signature was refused")]
    private static partial void Unverified(ILogger logger);

    [LoggerMessage(2, LogLevel.Warning, "A webhook with a valid signature could not be read")]
    private static partial void Unreadable(ILogger logger, Exception failure);
}
