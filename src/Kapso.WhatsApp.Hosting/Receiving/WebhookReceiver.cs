using System.Diagnostics;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Receives webhooks: verifies the signature, parses the events, and runs or queues the handlers.</summary>
internal sealed partial class WebhookReceiver(
    IOptionsMonitor<KapsoWebhookOptions> options, WebhookDispatcher dispatcher, WebhookQueue queue, IConversationTracker? tracker, TimeProvider clock, ILogger<WebhookReceiver> logger)
    : IKapsoWebhooks
{
    public KapsoWebhookOptions Options => options.CurrentValue;

    public async Task<WebhookResponse> ReceiveAsync(
        ReadOnlyMemory<byte> body, Func<string, string?> header, Func<string, string?>? routeValue = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(header);
        (WebhookResult result, IncomingWebhook? delivery) = body.Length > Options.MaxBodyBytes
            ? (WebhookResult.TooLarge, null)
            : await AcceptAsync(body, header, routeValue).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return Answer(delivery is null ? result : await HandleAsync(delivery).ConfigureAwait(false));
    }

    public string? AnswerVerificationRequest(string? mode, string? verifyToken, string? challenge) =>
        WebhookSignature.AnswerVerificationRequest(mode, verifyToken, challenge, Options.MetaVerifyToken);

    /// <summary>Returns the response for a result, and counts it.</summary>
    public static WebhookResponse Answer(WebhookResult result)
    {
        WebhookResponse response = WebhookResponse.For(result);
        WebhookTelemetry.Answered(response.StatusCode);
        return response;
    }

    /// <summary>Verifies and reads a body; returns the delivery, or the result when there is nothing to handle. The body's memory is not needed afterwards.</summary>
    public async ValueTask<(WebhookResult Result, IncomingWebhook? Delivery)> AcceptAsync(ReadOnlyMemory<byte> body, Func<string, string?> header, Func<string, string?>? routeValue)
    {
        KapsoWebhookOptions current = Options;
        WebhookRequestHeaders headers = WebhookRequestHeaders.Read(header);
        (bool isVerified, WebhookTenant? tenant) = await VerifyAsync(body, headers, current, header, routeValue).ConfigureAwait(false);
        if (!isVerified)
        {
            Unverified(logger);
            return (WebhookResult.Unverified, null);
        }

        IncomingWebhook delivery;
        try
        {
            delivery = WebhookReader.Read(body.Span, headers, current.MaxBodyBytes);
        }
        catch (WebhookFormatException unreadable)
        {
            Unreadable(logger, unreadable);
            return (unreadable.IsTooLarge ? WebhookResult.TooLarge : WebhookResult.Unreadable, null);
        }

        if (tenant is not null && !delivery.Events.All(tenant.Owns))
        {
            NotOwned(logger, tenant.Name);
            return (WebhookResult.NotOwned, null);
        }

        if (current.MaxAge is { } maxAge && delivery.LatestEventAt is { } written && clock.GetUtcNow() - written > maxAge)
        {
            TooOld(logger, written);
            return (WebhookResult.TooOld, null);
        }

        return (WebhookResult.Accepted, tenant is null ? delivery : delivery with { Tenant = tenant.Name });
    }

    /// <summary>Handles or queues the events of a delivery that was verified.</summary>
    public async ValueTask<WebhookResult> HandleAsync(IncomingWebhook delivery)
    {
        if (tracker is not null)
        {
            await RecordAsync(tracker, delivery).ConfigureAwait(false);
        }

        ActivityContext sender = Activity.Current?.Context ?? default;
        return Options.Mode is WebhookMode.Queued
            ? queue.TryAdd(delivery, sender) ? WebhookResult.Accepted : WebhookResult.Busy
            : await HandleInlineAsync(delivery, sender).ConfigureAwait(false);
    }

    /// <summary>Whether a signature fits, and whose secret it was made with; no tenant where it was one of the application's own.</summary>
    private static async ValueTask<(bool IsVerified, WebhookTenant? Tenant)> VerifyAsync(
        ReadOnlyMemory<byte> body, WebhookRequestHeaders headers, KapsoWebhookOptions current, Func<string, string?> header, Func<string, string?>? routeValue)
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

        WebhookTenant? tenant = await current.ResolveTenant(new WebhookTenantRequest(WebhookReader.PeekPhoneNumberId(body.Span), header, routeValue)).ConfigureAwait(false);
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

    private async ValueTask<WebhookResult> HandleInlineAsync(IncomingWebhook delivery, ActivityContext sender)
    {
        WebhookResult result = WebhookResult.Accepted;
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
                return WebhookResult.Failed;
            }

            if (outcome is WebhookOutcome.InProgress && conversation is { } busy)
            {
                (inProgress ??= []).Add(busy);
            }

            result = outcome switch
            {
                WebhookOutcome.Failed => WebhookResult.Failed,
                WebhookOutcome.InProgress when result is WebhookResult.Accepted => WebhookResult.Busy,
                _ => result,
            };
        }

        return result;
    }

    [LoggerMessage(1, LogLevel.Warning, "A webhook without a valid signature was refused")]
    private static partial void Unverified(ILogger logger);

    [LoggerMessage(2, LogLevel.Warning, "A webhook with a valid signature could not be read")]
    private static partial void Unreadable(ILogger logger, Exception failure);

    [LoggerMessage(4, LogLevel.Warning, "A webhook with a valid signature of {Tenant} was refused: an event in it is not about a number of that tenant")]
    private static partial void NotOwned(ILogger logger, string tenant);

    [LoggerMessage(5, LogLevel.Warning, "A webhook with a valid signature was ignored because it is older than MaxAge: {Written:O}")]
    private static partial void TooOld(ILogger logger, DateTimeOffset written);

    [LoggerMessage(6, LogLevel.Warning, "The tracker of conversations failed; it does not know what a webhook told about who holds one")]
    private static partial void TrackerFailed(ILogger logger, Exception failure);
}
