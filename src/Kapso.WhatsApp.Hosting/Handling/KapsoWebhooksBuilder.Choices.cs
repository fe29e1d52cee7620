using System.Diagnostics.CodeAnalysis;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <content>Choices whose ids carry a value.</content>
public sealed partial class KapsoWebhooksBuilder
{
    /// <summary>
    /// Handles taps on buttons and rows whose ids carry a value. An id that was changed, was not made with the application's key, has another name or holds another type is not handed over; it goes to
    /// the next handler that matches, as any other id does.
    /// </summary>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <param name="id">The ids, as they were defined for sending.</param>
    /// <param name="handle">Handles a choice. An exception means that it was not handled: it will come again.</param>
    /// <param name="when">A condition that must hold as well; null for none.</param>
    public KapsoWebhooksBuilder OnChosen<T>(TypedId<T> id, Func<Chosen<T>, WebhookContext, CancellationToken, Task> handle, WebhookCondition? when = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(handle);
        WebhookCondition isGenuine = new(received => TryRead(id, received, out _));
        return Add<MessageReceivedEvent>(
            (received, context, cancellationToken) => TryRead(id, received, out T? value) ? handle(new Chosen<T>(value, received), context, cancellationToken) : Task.CompletedTask,
            when is null ? isGenuine : isGenuine & when);
    }

    /// <inheritdoc cref="OnChosen{T}(TypedId{T}, Func{Chosen{T}, WebhookContext, CancellationToken, Task}, WebhookCondition)"/>
    /// <typeparam name="T">The type of the values.</typeparam>
    /// <typeparam name="THandler">The class that handles them, of which a new one is made for each event.</typeparam>
    public KapsoWebhooksBuilder OnChosen<T, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(TypedId<T> id, WebhookCondition? when = null)
        where THandler : class, IChoiceHandler<T>
    {
        Services.TryAddScoped<THandler>();
        return OnChosen(id, (chosen, context, cancellationToken) => context.Services.GetRequiredService<THandler>().HandleAsync(chosen, context, cancellationToken), when);
    }

    private static bool TryRead<T>(TypedId<T> id, WebhookEvent received, [MaybeNullWhen(false)] out T value)
    {
        value = default;
        return Match.MessageOf(received) is { } message && id.TryRead(Match.ButtonIdOf(message) ?? Match.RowIdOf(message), out value);
    }
}
