using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Handles an event. A new one is made for each event, with the services of a scope of its own.</summary>
/// <typeparam name="TEvent">The events that it handles: one kind, or a base of several, for example <see cref="MessageEvent"/>.</typeparam>
public interface IWebhookHandler<in TEvent>
    where TEvent : WebhookEvent
{
    /// <summary>Handles an event. An exception means that it was not handled: it will come again.</summary>
    /// <param name="received">The event.</param>
    /// <param name="context">What it came with.</param>
    /// <param name="cancellationToken">
    /// Cancelled when the application stops and the host waits no longer for what is being handled. Not cancelled when the sender hangs up, as Kapso does after 10 seconds.
    /// </param>
    Task HandleAsync(TEvent received, WebhookContext context, CancellationToken cancellationToken);
}

/// <summary>The context of an event: the event and the delivery it came with.</summary>
public sealed class WebhookContext
{
    internal WebhookContext(IServiceProvider services, IncomingWebhook delivery, WebhookEvent received) => (Services, Delivery, Event) = (services, delivery, received);

    /// <summary>The services of the scope that the event is handled in.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The delivery that the event is a part of.</summary>
    public IncomingWebhook Delivery { get; }

    /// <summary>The event that is handled.</summary>
    public WebhookEvent Event { get; }

    /// <summary>The tenant whose secret signed the delivery and whose number the event is about; null where webhooks belong to the application itself.</summary>
    public string? Tenant => Delivery.Tenant;
}
