using System.Globalization;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Handles events, each once: claims it, finds its handler, renews the claim while that runs, and completes or releases it.</summary>
internal sealed partial class WebhookDispatcher(
    IServiceScopeFactory scopes,
    RouteTable<WebhookEvent, WebhookContext, Task> routes,
    WebhookDelegate pipeline,
    IEnumerable<GivenUpHandler> givenUpHandlers,
    IWebhookDeduplicator deduplicator,
    ClaimRenewal renewal,
    GracefulShutdown shutdown,
    ConversationEngine? conversations,
    TimeProvider clock,
    ILogger<WebhookDispatcher> logger)
{
    /// <summary>
    /// The deduplication key of an event: its own key, else the idempotency key and its index in the batch. An event without either is not deduplicated. The tenant is a part of it:
    /// no tenant can name an event so that another's is taken for it.
    /// </summary>
    public static string? KeyOf(IncomingWebhook delivery, int index)
    {
        string? key = delivery.Events[index].DeduplicationKey
            ?? (delivery.IdempotencyKey is { } ofDelivery ? string.Create(CultureInfo.InvariantCulture, $"{ofDelivery}#{index}") : null);
        return key is null || delivery.Tenant is not { } tenant ? key : string.Create(CultureInfo.InvariantCulture, $"{tenant.Length}:{tenant}/{key}");
    }

    /// <summary>Whether an event is a copy of another application's conversation that no handler asks for. It is neither handled nor remembered: its owner, too, may be served here.</summary>
    public bool Withholds(WebhookEvent received) => received.IsPassive && !routes.TakesCopies;

    /// <summary>Counts an event that is withheld.</summary>
    public WebhookOutcome Withhold(WebhookEvent received)
    {
        WebhookTelemetry.Finish(null, received, WebhookOutcome.Withheld, TimeSpan.Zero, clock);
        return WebhookOutcome.Withheld;
    }

    /// <summary>
    /// Handles one event of a delivery, to its end: that the sender has hung up stops nothing, for an event whose handler was cut off would be handled again with the next delivery.
    /// </summary>
    public async ValueTask<WebhookOutcome> HandleAsync(IncomingWebhook delivery, int index, System.Diagnostics.ActivityContext sender, Action<Exception>? onFailure = null)
    {
        if (Withholds(delivery.Events[index]))
        {
            return Withhold(delivery.Events[index]);
        }

        if (!shutdown.TryBegin())
        {
            return WebhookOutcome.Failed;
        }

        try
        {
            WebhookEvent received = delivery.Events[index];
            long started = clock.GetTimestamp();
            using System.Diagnostics.Activity? span = WebhookTelemetry.Start(received, sender);
            WebhookOutcome outcome = await ClaimAndHandleAsync(delivery, received, KeyOf(delivery, index), onFailure).ConfigureAwait(false);
            WebhookTelemetry.Finish(span, received, outcome, clock.GetElapsedTime(started), clock);
            return outcome;
        }
        finally
        {
            shutdown.End();
        }
    }

    private async ValueTask<WebhookOutcome> ClaimAndHandleAsync(IncomingWebhook delivery, WebhookEvent received, string? key, Action<Exception>? onFailure)
    {
        if (key is null)
        {
            return await RunAsync(delivery, received, key, onFailure).ConfigureAwait(false);
        }

        WebhookClaim claim;
        try
        {
            claim = await deduplicator.ClaimAsync(key, shutdown.Token).ConfigureAwait(false);
        }
        catch (Exception failure)
        {
            // Without knowing whether it was handled, it is not handled: it comes again.
            ClaimFailed(logger, failure, received.Name);
            return WebhookOutcome.Unclaimed;
        }

        if (claim.Status is not WebhookClaimStatus.Claimed)
        {
            return claim.Status is WebhookClaimStatus.Done ? WebhookOutcome.Duplicate : WebhookOutcome.InProgress;
        }

        WebhookOutcome outcome = await RunClaimedAsync(delivery, received, claim, onFailure).ConfigureAwait(false);
        await SettleAsync(claim, outcome, received.Name).ConfigureAwait(false);
        return outcome;
    }

    /// <summary>Runs the handler and renews the claim meanwhile. No renewal is under way any more when it returns.</summary>
    private async ValueTask<WebhookOutcome> RunClaimedAsync(IncomingWebhook delivery, WebhookEvent received, WebhookClaim claim, Action<Exception>? onFailure)
    {
        HeldClaim held = renewal.Begin(claim, received.Name);
        WebhookOutcome outcome = await RunAsync(delivery, received, claim.Key, onFailure).ConfigureAwait(false);
        await renewal.EndAsync(held).ConfigureAwait(false);
        return outcome;
    }

    private async ValueTask<WebhookOutcome> RunAsync(IncomingWebhook delivery, WebhookEvent received, string? key, Action<Exception>? onFailure)
    {
        try
        {
            if (await FindAsync(delivery, received).ConfigureAwait(false) is not { } handle)
            {
                return WebhookOutcome.Ignored;
            }

            WebhookContext context = new(scopes, delivery, received, key) { Handler = handle };
            try
            {
                await pipeline(context, shutdown.Token).ConfigureAwait(false);
                await context.CompleteAsync(shutdown.Token).ConfigureAwait(false);
            }
            finally
            {
                await context.EndAsync().ConfigureAwait(false);
            }

            return context.IsIgnored ? WebhookOutcome.Ignored : WebhookOutcome.Handled;
        }
        catch (OperationCanceledException) when (shutdown.Token.IsCancellationRequested)
        {
            return WebhookOutcome.Failed;
        }
        catch (Exception failure)
        {
            HandlerFailed(logger, failure, received.Name);
            onFailure?.Invoke(failure);
            return WebhookOutcome.Failed;
        }
    }

    /// <summary>Returns what handles an event; null when nothing does. A message of a person is first for the conversation that is under way, within the middleware like every handler.</summary>
    private async ValueTask<Func<WebhookEvent, WebhookContext, CancellationToken, Task>?> FindAsync(IncomingWebhook delivery, WebhookEvent received)
    {
        if (conversations is null)
        {
            return routes.Find(received);
        }

        if (ConversationAddress.Of(delivery.Tenant, received) is not null)
        {
            return HandleInConversationAsync;
        }

        await conversations.NoteAsync(delivery.Tenant, received, shutdown.Token).ConfigureAwait(false);
        return routes.Find(received);
    }

    private async Task HandleInConversationAsync(WebhookEvent received, WebhookContext context, CancellationToken cancellationToken)
    {
        ConversationOutcome taken = await conversations!.HandleAsync(context.Tenant, received, context.Key, cancellationToken).ConfigureAwait(false);
        if (taken is ConversationOutcome.Handled)
        {
            return;
        }

        if (routes.Find(received, mayStart: taken is ConversationOutcome.NoneUnderWay) is { } handle)
        {
            await handle(received, context, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            context.IsIgnored = true;
        }
    }

    /// <summary>Tells the application of an event that is not attempted again. A handler that fails must not keep the queue from going on.</summary>
    public async Task GiveUpAsync(IncomingWebhook delivery, GivenUpEvent givenUp)
    {
        foreach (GivenUpHandler handler in givenUpHandlers)
        {
            WebhookContext context = new(scopes, delivery, givenUp.Event);
            try
            {
                await handler.Handle(givenUp, context, shutdown.Token).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                GivingUpFailed(logger, failure, givenUp.Event.Name);
            }
            finally
            {
                await context.EndAsync().ConfigureAwait(false);
            }
        }
    }

    private async ValueTask SettleAsync(WebhookClaim claim, WebhookOutcome outcome, string name)
    {
        try
        {
            if (outcome is WebhookOutcome.Failed)
            {
                await deduplicator.ReleaseAsync(claim).ConfigureAwait(false);
            }
            else
            {
                await deduplicator.CompleteAsync(claim).ConfigureAwait(false);
            }
        }
        catch (Exception failure)
        {
            // The claim lapses by itself. An event that was handled may then be handled once more, which is said here.
            SettlingFailed(logger, failure, name, outcome);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "The handler of {Event} failed; the event will come again")]
    private static partial void HandlerFailed(ILogger logger, Exception failure, string @event);

    [LoggerMessage(2, LogLevel.Error, "The deduplication store could not be read for {Event}; Kapso will deliver it again")]
    private static partial void ClaimFailed(ILogger logger, Exception failure, string @event);

    [LoggerMessage(4, LogLevel.Error, "The handler of events that are given up failed for {Event}; the event is lost")]
    private static partial void GivingUpFailed(ILogger logger, Exception failure, string @event);

    [LoggerMessage(3, LogLevel.Error, "The outcome {Outcome} of {Event} could not be stored")]
    private static partial void SettlingFailed(ILogger logger, Exception failure, string @event, WebhookOutcome outcome);
}

/// <summary>The outcome of handling an event.</summary>
internal enum WebhookOutcome
{
    /// <summary>A handler has handled the event.</summary>
    Handled,

    /// <summary>No handler is registered for the event.</summary>
    Ignored,

    /// <summary>The event is a copy of another application's conversation, and no handler asks for such.</summary>
    Withheld,

    /// <summary>The event was already handled.</summary>
    Duplicate,

    /// <summary>The event is being handled elsewhere.</summary>
    InProgress,

    /// <summary>A handler of the event has failed.</summary>
    Failed,

    /// <summary>The deduplicator failed, so that it is not known whether the event was already handled.</summary>
    Unclaimed,
}
