using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.Hosting;

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
    private readonly object _gate = new();
    private readonly IServiceScopeFactory _scopes;
    private AsyncServiceScope? _scope;
    private StateSession? _state;
    private bool _hasEnded;

    internal WebhookContext(IServiceScopeFactory scopes, IncomingWebhook delivery, WebhookEvent received, string? key = null) =>
        (_scopes, Request, Event, Key) = (scopes, delivery, received, key);

    /// <summary>The services of the scope that the event is handled in, which ends with the handler.</summary>
    /// <exception cref="ObjectDisposedException">The handler has ended.</exception>
    public IServiceProvider Services
    {
        get
        {
            // A handler that needs no services has no scope.
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_hasEnded, this);
                _scope ??= _scopes.CreateAsyncScope();
                return _scope.Value.ServiceProvider;
            }
        }
    }

    /// <summary>Gets the client that is registered with <c>AddKapsoWhatsApp</c>.</summary>
    /// <exception cref="InvalidOperationException">No client is registered, or only named ones are: take those from <see cref="Services"/>.</exception>
    public KapsoWhatsAppClient Client => Services.GetRequiredService<KapsoWhatsAppClient>();

    /// <summary>
    /// Gets the means to answer the message that is handled: <c>await context.Reply.TextAsync("Thank you!")</c>. They send from the number that received it, to the person or group that wrote it.
    /// </summary>
    /// <exception cref="InvalidOperationException">The event is no received message, or no client is registered.</exception>
    public ReplyClient Reply => Event is MessageReceivedEvent received
        ? received.Reply(Client)
        : throw new InvalidOperationException($"There is nothing to reply to: {Event.Name} is no received message ({nameof(MessageReceivedEvent)}).");

    /// <summary>The delivery that the event is a part of.</summary>
    public IncomingWebhook Request { get; }

    /// <summary>The event that is handled.</summary>
    public WebhookEvent Event { get; }

    /// <summary>The tenant whose secret signed the delivery and whose number the event is about; null where webhooks belong to the application itself.</summary>
    public string? Tenant => Request.Tenant;

    /// <summary>The key that the event is deduplicated by; null when it has none.</summary>
    internal string? Key { get; }

    /// <summary>Gets plain state of the person who wrote the message, on the number that received it. It is saved when the handler has succeeded.</summary>
    /// <typeparam name="T">The type of the state, registered with <c>AddState</c>.</typeparam>
    /// <exception cref="InvalidOperationException">The type is not registered, or the event is no message of a person.</exception>
    public State<T> State<T>()
        where T : class
    {
        StateRegistration<T> registration = Services.GetService<StateRegistration<T>>()
            ?? throw new InvalidOperationException($"State of the type {typeof(T).Name} is not registered; call AddState on the webhooks first.");
        ConversationAddress address = ConversationAddress.Of(Tenant, Event) ?? throw new InvalidOperationException($"{Event.Name} is no message of a person, so there is no state of one.");
        return (_state ??= Services.GetRequiredService<ConversationEngine>().StateOf(address, Key)).Of(registration);
    }

    /// <summary>Saves what the handler has changed, once it has succeeded.</summary>
    internal ValueTask CompleteAsync(CancellationToken cancellationToken) => _state?.SaveAsync(cancellationToken) ?? ValueTask.CompletedTask;

    /// <summary>The handler that takes the event, which stands behind the middleware.</summary>
    internal Func<WebhookEvent, WebhookContext, CancellationToken, Task>? Handler { get; init; }

    /// <summary>Whether no handler and no conversation took the event.</summary>
    internal bool IsIgnored { get; set; }

    /// <summary>Ends the scope, once the event is handled.</summary>
    internal ValueTask EndAsync()
    {
        AsyncServiceScope? scope;
        _state?.Dispose();
        lock (_gate)
        {
            _hasEnded = true;
            scope = _scope;
        }

        return scope?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
