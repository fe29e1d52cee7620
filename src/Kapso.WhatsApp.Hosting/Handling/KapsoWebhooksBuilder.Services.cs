using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;

namespace Microsoft.Extensions.DependencyInjection;

/// <content>Functions that are handed services of the event's scope.</content>
public sealed partial class KapsoWebhooksBuilder
{
    /// <summary>Handles events of a type with a function that is handed a service of the event's scope.</summary>
    /// <typeparam name="TEvent">The type of the events, or a base of several, for example <see cref="MessageEvent"/>.</typeparam>
    /// <typeparam name="T1">The type of the service.</typeparam>
    /// <param name="handle">Handles an event. An exception means that it was not handled: it will come again.</param>
    /// <param name="when">The condition under which the handler takes an event, made with <see cref="Match"/>; null for every event of the type.</param>
    public KapsoWebhooksBuilder On<TEvent, T1>(Func<TEvent, WebhookContext, T1, CancellationToken, Task> handle, WebhookCondition? when = null)
        where TEvent : WebhookEvent
        where T1 : notnull
    {
        ArgumentNullException.ThrowIfNull(handle);
        return Add<TEvent>((received, context, cancellationToken) => handle(received, context, context.Services.GetRequiredService<T1>(), cancellationToken), when);
    }

    /// <summary>Handles events of a type with a function that is handed two services of the event's scope.</summary>
    /// <typeparam name="TEvent">The type of the events, or a base of several, for example <see cref="MessageEvent"/>.</typeparam>
    /// <typeparam name="T1">The type of the first service.</typeparam>
    /// <typeparam name="T2">The type of the second service.</typeparam>
    /// <param name="handle">Handles an event. An exception means that it was not handled: it will come again.</param>
    /// <param name="when">The condition under which the handler takes an event, made with <see cref="Match"/>; null for every event of the type.</param>
    public KapsoWebhooksBuilder On<TEvent, T1, T2>(Func<TEvent, WebhookContext, T1, T2, CancellationToken, Task> handle, WebhookCondition? when = null)
        where TEvent : WebhookEvent
        where T1 : notnull
        where T2 : notnull
    {
        ArgumentNullException.ThrowIfNull(handle);
        return Add<TEvent>(
            (received, context, cancellationToken) => handle(received, context, context.Services.GetRequiredService<T1>(), context.Services.GetRequiredService<T2>(), cancellationToken), when);
    }

    /// <summary>Handles events of a type with a function that is handed three services of the event's scope.</summary>
    /// <typeparam name="TEvent">The type of the events, or a base of several, for example <see cref="MessageEvent"/>.</typeparam>
    /// <typeparam name="T1">The type of the first service.</typeparam>
    /// <typeparam name="T2">The type of the second service.</typeparam>
    /// <typeparam name="T3">The type of the third service.</typeparam>
    /// <param name="handle">Handles an event. An exception means that it was not handled: it will come again.</param>
    /// <param name="when">The condition under which the handler takes an event, made with <see cref="Match"/>; null for every event of the type.</param>
    public KapsoWebhooksBuilder On<TEvent, T1, T2, T3>(Func<TEvent, WebhookContext, T1, T2, T3, CancellationToken, Task> handle, WebhookCondition? when = null)
        where TEvent : WebhookEvent
        where T1 : notnull
        where T2 : notnull
        where T3 : notnull
    {
        ArgumentNullException.ThrowIfNull(handle);
        return Add<TEvent>(
            (received, context, cancellationToken) => handle(
                received, context, context.Services.GetRequiredService<T1>(), context.Services.GetRequiredService<T2>(), context.Services.GetRequiredService<T3>(), cancellationToken),
            when);
    }
}
