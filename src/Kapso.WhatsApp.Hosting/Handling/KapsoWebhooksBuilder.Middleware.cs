using System.Diagnostics.CodeAnalysis;
using Kapso.WhatsApp.Hosting;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <content>Middleware, and what happens to events that are given up.</content>
public sealed partial class KapsoWebhooksBuilder
{
    /// <summary>
    /// Wraps every handler in a function, the first one that is registered outermost. It runs for events that a handler takes, before and after it; an exception means that the event was not handled.
    /// </summary>
    /// <param name="middleware">Calls the handler with <c>await next(context, cancellationToken)</c>, or does not, which counts as handled.</param>
    public KapsoWebhooksBuilder Use(Func<WebhookContext, WebhookDelegate, CancellationToken, Task> middleware)
    {
        ArgumentNullException.ThrowIfNull(middleware);
        Services.AddSingleton(new Middleware(middleware));
        return this;
    }

    /// <summary>Wraps every handler in a class, of which a new one is made for each event, with the services of its scope.</summary>
    /// <typeparam name="TMiddleware">The class.</typeparam>
    public KapsoWebhooksBuilder Use<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TMiddleware>()
        where TMiddleware : class, IWebhookMiddleware
    {
        Services.TryAddScoped<TMiddleware>();
        return Use(static (context, next, cancellationToken) => context.Services.GetRequiredService<TMiddleware>().HandleAsync(context, next, cancellationToken));
    }

    /// <summary>
    /// Handles events that the queue gives up: those whose handler failed after the last of <see cref="KapsoWebhookOptions.RetryDelays"/>. It is the place to store them elsewhere (a dead-letter queue):
    /// nobody delivers them again. Its own failure is logged. In the mode <see cref="WebhookMode.Inline"/> Kapso repeats the delivery, and nothing is given up here.
    /// </summary>
    /// <param name="handle">Handles the event, outside of all middleware.</param>
    public KapsoWebhooksBuilder OnGivenUp(Func<GivenUpEvent, WebhookContext, CancellationToken, Task> handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        Services.AddSingleton(new GivenUpHandler(handle));
        return this;
    }
}
