namespace Kapso.WhatsApp.Hosting;

/// <summary>Handles an event: the rest of the middleware, then the handler.</summary>
/// <param name="context">The context of the event.</param>
/// <param name="cancellationToken">Cancelled when the application stops and the host waits no longer for what is being handled.</param>
public delegate Task WebhookDelegate(WebhookContext context, CancellationToken cancellationToken);

/// <summary>Wraps the handlers of events, for example for logging, transactions or blocking. A new one is made for each event, with the services of its scope.</summary>
public interface IWebhookMiddleware
{
    /// <summary>
    /// Handles an event around its handler. An exception, also one of the handler that is passed on, means that the event was not handled: it will come again. Returning without calling
    /// <paramref name="next"/> means that it was handled.
    /// </summary>
    /// <param name="context">The context of the event.</param>
    /// <param name="next">Handles the event: the rest of the middleware, then the handler.</param>
    /// <param name="cancellationToken">Cancelled when the application stops and the host waits no longer for what is being handled.</param>
    Task HandleAsync(WebhookContext context, WebhookDelegate next, CancellationToken cancellationToken);
}

/// <summary>A middleware as it was registered.</summary>
internal sealed record Middleware(Func<WebhookContext, WebhookDelegate, CancellationToken, Task> Handle)
{
    /// <summary>Returns what handles events with all middleware around their handlers, the first one outermost. It is put together once, so that an event costs nothing for it.</summary>
    public static WebhookDelegate Compose(IEnumerable<Middleware> all)
    {
        WebhookDelegate next = static (context, cancellationToken) => context.Handler!(context.Event, context, cancellationToken);
        foreach (Middleware middleware in all.Reverse())
        {
            WebhookDelegate inner = next;
            next = (context, cancellationToken) => middleware.Handle(context, inner, cancellationToken);
        }

        return next;
    }
}
