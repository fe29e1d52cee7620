using System.Diagnostics;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Handles a webhook request: reads the body within a limit, verifies the signature, parses the events, runs or queues the handlers, and responds.</summary>
internal sealed partial class WebhookEndpoint(
    IOptionsMonitor<KapsoWebhookOptions> options, WebhookDispatcher dispatcher, WebhookQueue queue, IConversationTracker? tracker, TimeProvider clock, ILogger<WebhookEndpoint> logger)
{
    public async Task ReceiveAsync(HttpContext http)
    {
        int status = await AnswerAsync(http).ConfigureAwait(false);
        WebhookTelemetry.Answered(status);
        http.Response.StatusCode = status;
    }

    /// <summary>Responds to Meta's verification request (<c>hub.challenge</c>).</summary>
    public async Task HandshakeAsync(HttpContext http)
    {
        IQueryCollection query = http.Request.Query;
        string? challenge = WebhookSignature.AnswerVerificationRequest(query["hub.mode"], query["hub.verify_token"], query["hub.challenge"], options.CurrentValue.MetaVerifyToken);
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
        (int status, IncomingWebhook? delivery) = await ReadAsync(http, current).ConfigureAwait(false);
        if (delivery is null)
        {
            return status;
        }

        if (tracker is not null)
        {
            await RecordAsync(tracker, delivery).ConfigureAwait(false);
        }

        ActivityContext sender = Activity.Current?.Context ?? default;
        return current.Mode is WebhookMode.Queued
            ? Enqueue(delivery, sender)
            : await HandleAsync(delivery, sender).ConfigureAwait(false);
    }

    /// <summary>Reads the body, whose memory goes back before handlers run, for they may run long; returns the delivery, or the status to answer when there is nothing to handle.</summary>
    private async Task<(int Status, IncomingWebhook? Delivery)> ReadAsync(HttpContext http, KapsoWebhookOptions current)
    {
        using BodyBuffer body = BodyBuffer.For(http.Request, current.MaxBodyBytes);
        return await body.FillAsync(http.Request, current.MaxBodyBytes).ConfigureAwait(false) is { } refused
            ? (refused, null)
            : await AcceptAsync(http, body.Written, current).ConfigureAwait(false);
    }

    private async Task<(int Status, IncomingWebhook? Delivery)> AcceptAsync(HttpContext http, ReadOnlyMemory<byte> body, KapsoWebhookOptions current)
    {
        WebhookRequestHeaders headers = WebhookRequestHeaders.Read(name => http.Request.Headers[name]);
        (bool isVerified, WebhookTenant? tenant) = await VerifyAsync(http, body, headers, current).ConfigureAwait(false);
        if (!isVerified)
        {
            Unverified(logger);
            return (StatusCodes.Status401Unauthorized, null);
        }

        IncomingWebhook delivery;
        try
        {
            delivery = WebhookReader.Read(body.Span, headers, current.MaxBodyBytes);
        }
        catch (WebhookFormatException unreadable)
        {
            Unreadable(logger, unreadable);
            return (unreadable.IsTooLarge ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status400BadRequest, null);
        }

        if (tenant is not null && !delivery.Events.All(tenant.Owns))
        {
            NotOwned(logger, tenant.Name);
            return (StatusCodes.Status403Forbidden, null);
        }

        if (current.MaxAge is { } maxAge && delivery.LatestEventAt is { } written && clock.GetUtcNow() - written > maxAge)
        {
            TooOld(logger, written);
            return (StatusCodes.Status200OK, null);
        }

        return (StatusCodes.Status200OK, tenant is null ? delivery : delivery with { Tenant = tenant.Name });
    }

    /// <summary>Whether a signature fits, and whose secret it was made with; no tenant where it was one of the application's own.</summary>
    private static async ValueTask<(bool IsVerified, WebhookTenant? Tenant)> VerifyAsync(
        HttpContext http, ReadOnlyMemory<byte> body, WebhookRequestHeaders headers, KapsoWebhookOptions current)
    {
        bool isMetas = headers.MetaSignature is not null && WebhookSignature.IsValid(body.Span, headers.MetaSignature, [.. current.MetaAppSecrets]);
        if (isMetas || WebhookSignature.IsValid(body.Span, headers.Signature, [.. current.Secrets]))
        {
            return (true, null);
        }

        // A lookup may cost a query, and anybody can send something that only looks like a request.
        if (current.ResolveTenant is null || !WebhookSignature.IsWellFormed(headers.Signature))
        {
            return (false, null);
        }

        WebhookTenant? tenant = await current.ResolveTenant(http, WebhookReader.PeekPhoneNumberId(body.Span)).ConfigureAwait(false);
        return tenant is not null && tenant.IsSignatureValid(body.Span, headers.Signature) ? (true, tenant) : (false, null);
    }

    /// <summary>Notes who holds the conversations of a delivery, before anybody handles it. A tracker that fails costs its knowledge, not the delivery.</summary>
    private async ValueTask RecordAsync(IConversationTracker tracker, IncomingWebhook delivery)
    {
        try
        {
            foreach (WebhookEvent received in delivery.Events)
            {
                if (received.ToControlSignal(clock.GetUtcNow()) is { } signal)
                {
                    await tracker.RecordAsync(signal).ConfigureAwait(false);
                }
            }
        }
        catch (Exception failure)
        {
            TrackerFailed(logger, failure);
        }
    }

    private int Enqueue(IncomingWebhook delivery, ActivityContext sender) =>
        queue.TryAdd(delivery, sender) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;

    private async Task<int> HandleAsync(IncomingWebhook delivery, ActivityContext sender)
    {
        int status = StatusCodes.Status200OK;
        HashSet<ConversationKey>? inProgress = null;
        for (int i = 0; i < delivery.Events.Count; i++)
        {
            // A batch comes again while the one before is being handled: what follows in a conversation must not overtake what is being handled of it.
            ConversationKey? conversation = ConversationKey.Of(delivery.Tenant, delivery.Events[i]);
            if (conversation is { } known && inProgress?.Contains(known) is true)
            {
                continue;
            }

            // One that fails does not keep its siblings from being handled; the delivery comes again and those are then known.
            WebhookOutcome outcome = await dispatcher.HandleAsync(delivery, i, sender).ConfigureAwait(false);
            if (outcome is WebhookOutcome.Unclaimed)
            {
                // What cannot say it of one will not say it of the next either, and the sender waits: all that is left comes again.
                return StatusCodes.Status500InternalServerError;
            }

            if (outcome is WebhookOutcome.InProgress && conversation is { } busy)
            {
                (inProgress ??= []).Add(busy);
            }

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

    [LoggerMessage(4, LogLevel.Warning, "A webhook with a valid signature of {Tenant} was refused: an event in it is not about a number of that tenant")]
    private static partial void NotOwned(ILogger logger, string tenant);

    [LoggerMessage(6, LogLevel.Warning, "The tracker of conversations failed; it does not know what a webhook told about who holds one")]
    private static partial void TrackerFailed(ILogger logger, Exception failure);

    [LoggerMessage(5, LogLevel.Warning, "A webhook with a valid signature was ignored because it is older than MaxAge: {Written:O}")]
    private static partial void TooOld(ILogger logger, DateTimeOffset written);
}
