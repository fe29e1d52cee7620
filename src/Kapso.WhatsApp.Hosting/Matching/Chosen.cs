using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Hosting;

/// <summary>A choice that a customer made: a button or a row whose id carries a value of the application (<see cref="Messages.TypedId{T}"/>).</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed class Chosen<T>
{
    internal Chosen(T value, MessageReceivedEvent received) => (Value, Received) = (value, received);

    /// <summary>Gets the value that the id carries, exactly as the application wrote it.</summary>
    public T Value { get; }

    /// <summary>Gets the event of the message with which the customer chose.</summary>
    public MessageReceivedEvent Received { get; }
}

/// <summary>Handles choices of customers. A new one is made for each event, with the services of a scope of its own.</summary>
/// <typeparam name="T">The type of the values that the ids carry.</typeparam>
public interface IChoiceHandler<T>
{
    /// <summary>Handles a choice. An exception means that it was not handled: it will come again.</summary>
    /// <param name="chosen">The value and the message.</param>
    /// <param name="context">The context of the event.</param>
    /// <param name="cancellationToken">Cancelled when the application stops and the host waits no longer for what is being handled.</param>
    Task HandleAsync(Chosen<T> chosen, WebhookContext context, CancellationToken cancellationToken);
}
