using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Says who handles which events. The first handler that was added and takes an event gets it, alone.</summary>
public sealed class KapsoWebhooksBuilder
{
    internal KapsoWebhooksBuilder(IServiceCollection services) => Services = services;

    /// <summary>The service collection of the application, for registrations of its own.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Handles events of a kind with a function.</summary>
    /// <typeparam name="TEvent">The events: one kind, or a base of several, for example <see cref="MessageEvent"/>.</typeparam>
    /// <param name="handle">Handles an event. An exception means that it was not handled: it will come again.</param>
    /// <param name="conditions">Conditions that must all hold, for example of <see cref="When"/>.</param>
    public KapsoWebhooksBuilder On<TEvent>(Func<TEvent, WebhookContext, CancellationToken, Task> handle, params Func<TEvent, bool>[] conditions)
        where TEvent : WebhookEvent
    {
        ArgumentNullException.ThrowIfNull(handle);
        return Add(conditions, handle);
    }

    /// <summary>Handles events of a kind with a class, of which a new one is made for each event.</summary>
    /// <typeparam name="TEvent">The events: one kind, or a base of several, for example <see cref="MessageEvent"/>.</typeparam>
    /// <typeparam name="THandler">The class.</typeparam>
    /// <param name="conditions">Conditions that must all hold, for example of <see cref="When"/>.</param>
    public KapsoWebhooksBuilder On<TEvent, [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        params Func<TEvent, bool>[] conditions)
        where TEvent : WebhookEvent
        where THandler : class, IWebhookHandler<TEvent>
    {
        Services.TryAddScoped<THandler>();
        return Add<TEvent>(conditions, (received, context, cancellationToken) =>
            context.Services.GetRequiredService<THandler>().HandleAsync(received, context, cancellationToken));
    }

    /// <summary>Handles every event that no other handler takes, those that are unknown or unreadable too. Without it they are counted and forgotten.</summary>
    /// <param name="handle">Handles an event.</param>
    public KapsoWebhooksBuilder OnAnythingElse(Func<WebhookEvent, WebhookContext, CancellationToken, Task> handle)
    {
        ArgumentNullException.ThrowIfNull(handle);
        Services.AddSingleton(new WebhookRoute(IsDefault: true, _ => true, handle));
        return this;
    }

    /// <summary>Remembers handled events elsewhere than in memory, for an application that runs on several machines.</summary>
    /// <param name="create">Makes what remembers them.</param>
    public KapsoWebhooksBuilder UseDeduplicator(Func<IServiceProvider, IWebhookDeduplicator> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.Replace(ServiceDescriptor.Singleton(create));
        return this;
    }

    private KapsoWebhooksBuilder Add<TEvent>(Func<TEvent, bool>[] conditions, Func<TEvent, WebhookContext, CancellationToken, Task> handle)
        where TEvent : WebhookEvent
    {
        ArgumentNullException.ThrowIfNull(conditions);
        Services.AddSingleton(new WebhookRoute(
            IsDefault: false,
            received => received is TEvent typed && Array.TrueForAll(conditions, condition => condition(typed)),
            (received, context, cancellationToken) => handle((TEvent)received, context, cancellationToken)));
        return this;
    }
}

/// <summary>A handler and the events that it takes.</summary>
internal sealed record WebhookRoute(bool IsDefault, Func<WebhookEvent, bool> Takes, Func<WebhookEvent, WebhookContext, CancellationToken, Task> Handle);
