using System.Diagnostics.CodeAnalysis;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers handlers for webhook events. An event goes to the first matching handler only, in the order of registration.</summary>
public sealed partial class KapsoWebhooksBuilder
{
    internal KapsoWebhooksBuilder(IServiceCollection services) => Services = services;

    /// <summary>The service collection of the application, for registrations of its own.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Handles events of a type with a function.</summary>
    /// <typeparam name="TEvent">The type of the events, or a base of several, for example <see cref="MessageEvent"/>.</typeparam>
    /// <param name="handle">Handles an event. An exception means that it was not handled: it will come again.</param>
    /// <param name="when">The condition under which the handler takes an event, made with <see cref="Match"/>; null for every event of the type.</param>
    public KapsoWebhooksBuilder On<TEvent>(Func<TEvent, WebhookContext, CancellationToken, Task> handle, WebhookCondition? when = null)
        where TEvent : WebhookEvent => Add(handle, when);

    /// <summary>Handles events of a type with a class, of which a new one is made for each event.</summary>
    /// <typeparam name="TEvent">The type of the events, or a base of several, for example <see cref="MessageEvent"/>.</typeparam>
    /// <typeparam name="THandler">The class.</typeparam>
    /// <param name="when">The condition under which the handler takes an event, made with <see cref="Match"/>; null for every event of the type.</param>
    public KapsoWebhooksBuilder On<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(WebhookCondition? when = null)
        where TEvent : WebhookEvent
        where THandler : class, IWebhookHandler<TEvent> => Add<TEvent, THandler>(when);

    /// <summary>Handles every event that no other handler takes, those that are unknown or unreadable too, but no copies (<see cref="OnPassive{TEvent}"/>). Without it they are counted and forgotten.</summary>
    /// <param name="handle">Handles an event. An exception means that it was not handled: it will come again.</param>
    /// <param name="when">The condition under which the handler takes an event, made with <see cref="Match"/>; null for every event.</param>
    public KapsoWebhooksBuilder OnAnythingElse(Func<WebhookEvent, WebhookContext, CancellationToken, Task> handle, WebhookCondition? when = null) => Add(handle, when, isDefault: true);

    /// <inheritdoc cref="OnAnythingElse"/>
    /// <typeparam name="THandler">The class that handles them, of which a new one is made for each event.</typeparam>
    public KapsoWebhooksBuilder OnAnythingElse<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(WebhookCondition? when = null)
        where THandler : class, IWebhookHandler<WebhookEvent> => Add<WebhookEvent, THandler>(when, isDefault: true);

    /// <summary>
    /// Handles copies of what happens in conversations that other applications of the number hold (<see cref="WebhookEvent.IsPassive"/>), which reach no other handler. They are there to be read along:
    /// who answers one answers somebody else's customer.
    /// </summary>
    /// <typeparam name="TEvent">The events: <see cref="MessageReceivedEvent"/> and the like, <see cref="MetaStandbyEvent"/>, or <see cref="WebhookEvent"/> for all copies.</typeparam>
    /// <param name="handle">Handles a copy. An exception means that it was not handled: it will come again.</param>
    /// <param name="when">The condition under which the handler takes a copy, made with <see cref="Match"/>; null for every copy of the type.</param>
    public KapsoWebhooksBuilder OnPassive<TEvent>(Func<TEvent, WebhookContext, CancellationToken, Task> handle, WebhookCondition? when = null)
        where TEvent : WebhookEvent => Add(handle, when, isForCopies: true);

    /// <inheritdoc cref="OnPassive{TEvent}"/>
    /// <typeparam name="TEvent">The events: <see cref="MessageReceivedEvent"/> and the like, <see cref="MetaStandbyEvent"/>, or <see cref="WebhookEvent"/> for all copies.</typeparam>
    /// <typeparam name="THandler">The class that handles them, of which a new one is made for each event.</typeparam>
    public KapsoWebhooksBuilder OnPassive<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(WebhookCondition? when = null)
        where TEvent : WebhookEvent
        where THandler : class, IWebhookHandler<TEvent> => Add<TEvent, THandler>(when, isForCopies: true);

    /// <summary>Remembers handled events elsewhere than in memory, for an application that runs on several machines.</summary>
    /// <param name="create">Makes what remembers them.</param>
    public KapsoWebhooksBuilder UseDeduplicator(Func<IServiceProvider, IWebhookDeduplicator> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.Replace(ServiceDescriptor.Singleton(create));
        return this;
    }

    private KapsoWebhooksBuilder Add<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        WebhookCondition? when, bool isDefault = false, bool isForCopies = false)
        where TEvent : WebhookEvent
        where THandler : class, IWebhookHandler<TEvent>
    {
        Services.TryAddScoped<THandler>();
        return Add<TEvent>((received, context, cancellationToken) => context.Services.GetRequiredService<THandler>().HandleAsync(received, context, cancellationToken), when, isDefault, isForCopies);
    }

    private KapsoWebhooksBuilder Add<TEvent>(Func<TEvent, WebhookContext, CancellationToken, Task> handle, WebhookCondition? when, bool isDefault = false, bool isForCopies = false)
        where TEvent : WebhookEvent
    {
        ArgumentNullException.ThrowIfNull(handle);
        Services.AddSingleton(provider =>
        {
            ILogger logger = provider.GetRequiredService<ILogger<WebhookCondition>>();
            return new Route<WebhookEvent, WebhookContext, Task>(
                isDefault,
                received => received is TEvent && received.IsPassive == isForCopies && when?.Holds(received, logger) is not false,
                (received, context, cancellationToken) => handle((TEvent)received, context, cancellationToken))
            {
                IsForCopies = isForCopies,
            };
        });
        return this;
    }
}
