using System.Diagnostics.CodeAnalysis;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers handlers for webhook events. An event goes to the first matching handler only.</summary>
public sealed class KapsoWebhooksBuilder
{
    internal KapsoWebhooksBuilder(IServiceCollection services) => Services = services;

    /// <summary>The service collection of the application, for registrations of its own.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Handles events of a kind with a function.</summary>
    /// <typeparam name="TEvent">The events: one kind, or a base of several, for example <see cref="MessageEvent"/>.</typeparam>
    /// <param name="handle">Handles an event. An exception means that it was not handled: it will come again.</param>
    /// <param name="conditions">Conditions that must all hold, for example of <see cref="Match"/>.</param>
    public KapsoWebhooksBuilder On<TEvent>(Func<TEvent, WebhookContext, CancellationToken, Task> handle, params Func<TEvent, bool>[] conditions)
        where TEvent : WebhookEvent => Add(handle, conditions);

    /// <summary>Handles events of a kind with a class, of which a new one is made for each event.</summary>
    /// <typeparam name="TEvent">The events: one kind, or a base of several, for example <see cref="MessageEvent"/>.</typeparam>
    /// <typeparam name="THandler">The class.</typeparam>
    /// <param name="conditions">Conditions that must all hold, for example of <see cref="Match"/>.</param>
    public KapsoWebhooksBuilder On<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(params Func<TEvent, bool>[] conditions)
        where TEvent : WebhookEvent
        where THandler : class, IWebhookHandler<TEvent> => Add<TEvent, THandler>(conditions);

    /// <summary>Handles every event that no other handler takes, those that are unknown or unreadable too, but no copies (<see cref="OnPassive{TEvent}"/>). Without it they are counted and forgotten.</summary>
    /// <param name="handle">Handles an event. An exception means that it was not handled: it will come again.</param>
    /// <param name="conditions">Conditions that must all hold, for example of <see cref="Match"/>.</param>
    public KapsoWebhooksBuilder OnAnythingElse(Func<WebhookEvent, WebhookContext, CancellationToken, Task> handle, params Func<WebhookEvent, bool>[] conditions) =>
        Add(handle, conditions, isDefault: true);

    /// <inheritdoc cref="OnAnythingElse"/>
    /// <typeparam name="THandler">The class that handles them, of which a new one is made for each event.</typeparam>
    public KapsoWebhooksBuilder OnAnythingElse<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(params Func<WebhookEvent, bool>[] conditions)
        where THandler : class, IWebhookHandler<WebhookEvent> => Add<WebhookEvent, THandler>(conditions, isDefault: true);

    /// <summary>
    /// Handles copies of what happens in conversations that other applications of the number hold (<see cref="WebhookEvent.IsPassive"/>), which reach no other handler. They are there to be read along:
    /// who answers one answers somebody else's customer.
    /// </summary>
    /// <typeparam name="TEvent">The events: <see cref="MessageReceivedEvent"/> and the like, <see cref="MetaStandbyEvent"/>, or <see cref="WebhookEvent"/> for all copies.</typeparam>
    /// <param name="handle">Handles a copy. An exception means that it was not handled: it will come again.</param>
    /// <param name="conditions">Conditions that must all hold, for example of <see cref="Match"/>.</param>
    public KapsoWebhooksBuilder OnPassive<TEvent>(Func<TEvent, WebhookContext, CancellationToken, Task> handle, params Func<TEvent, bool>[] conditions)
        where TEvent : WebhookEvent => Add(handle, conditions, isForCopies: true);

    /// <inheritdoc cref="OnPassive{TEvent}"/>
    /// <typeparam name="TEvent">The events: <see cref="MessageReceivedEvent"/> and the like, <see cref="MetaStandbyEvent"/>, or <see cref="WebhookEvent"/> for all copies.</typeparam>
    /// <typeparam name="THandler">The class that handles them, of which a new one is made for each event.</typeparam>
    public KapsoWebhooksBuilder OnPassive<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(params Func<TEvent, bool>[] conditions)
        where TEvent : WebhookEvent
        where THandler : class, IWebhookHandler<TEvent> => Add<TEvent, THandler>(conditions, isForCopies: true);

    /// <summary>Remembers handled events elsewhere than in memory, for an application that runs on several machines.</summary>
    /// <param name="create">Makes what remembers them.</param>
    public KapsoWebhooksBuilder UseDeduplicator(Func<IServiceProvider, IWebhookDeduplicator> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.Replace(ServiceDescriptor.Singleton(create));
        return this;
    }

    private KapsoWebhooksBuilder Add<TEvent, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        Func<TEvent, bool>[] conditions, bool isDefault = false, bool isForCopies = false)
        where TEvent : WebhookEvent
        where THandler : class, IWebhookHandler<TEvent>
    {
        Services.TryAddScoped<THandler>();
        return Add<TEvent>((received, context, cancellationToken) => context.Services.GetRequiredService<THandler>().HandleAsync(received, context, cancellationToken), conditions, isDefault, isForCopies);
    }

    private KapsoWebhooksBuilder Add<TEvent>(Func<TEvent, WebhookContext, CancellationToken, Task> handle, Func<TEvent, bool>[] conditions, bool isDefault = false, bool isForCopies = false)
        where TEvent : WebhookEvent
    {
        ArgumentNullException.ThrowIfNull(handle);
        ArgumentNullException.ThrowIfNull(conditions);
        Services.AddSingleton(new Route<WebhookEvent, WebhookContext, Task>(
            isDefault,
            received => received is TEvent typed && received.IsPassive == isForCopies && Conditions.AllHold(conditions, typed),
            (received, context, cancellationToken) => handle((TEvent)received, context, cancellationToken))
        {
            IsForCopies = isForCopies,
        });
        return this;
    }
}
