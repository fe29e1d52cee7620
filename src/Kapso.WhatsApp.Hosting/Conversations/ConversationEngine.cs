using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Hands messages and due timers to the conversations that wait for them, one at a time for each person.</summary>
internal sealed partial class ConversationEngine(
    IConversationStore store, ConversationRegistry registry, ConversationOptions options, ConversationWakeUp wakeUp, IServiceScopeFactory scopes, TimeProvider clock, ILogger<ConversationEngine> logger)
{
    /// <summary>How often an event is handled anew when somebody else saved the conversation meanwhile. After that it fails and comes again.</summary>
    private const int MaxAttempts = 5;

    private readonly KeyedLock _locks = new();
    private readonly KeyedLock _stateLocks = new();
    private readonly ConversationRunner _runner = new(registry, options, scopes, logger);

    /// <summary>Hands a message to the conversation that is under way with its sender.</summary>
    /// <param name="tenant">The tenant whose number it is.</param>
    /// <param name="received">The event.</param>
    /// <param name="key">Its deduplication key.</param>
    /// <param name="cancellationToken">Cancelled when the application stops.</param>
    public async ValueTask<ConversationOutcome> HandleAsync(string? tenant, WebhookEvent received, string? key, CancellationToken cancellationToken)
    {
        ConversationAddress address = ConversationAddress.Of(tenant, received) ?? throw new InvalidOperationException("The event is no message of a person.");
        return await WithSessionAsync(address, received, key, session => HandleAsync(session, received, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Starts a conversation with a message.</summary>
    public async Task StartAsync(string name, string? tenant, WebhookEvent received, string? key, CancellationToken cancellationToken)
    {
        ConversationAddress address = ConversationAddress.Of(tenant, received) ?? throw new InvalidOperationException("The event is no message of a person.");
        await WithSessionAsync(address, received, key, Start, cancellationToken).ConfigureAwait(false);

        async Task<ConversationOutcome> Start(ConversationSession session)
        {
            if (session.Record.Top is not null || session.WasHandled(key))
            {
                return await HandleAsync(session, received, cancellationToken).ConfigureAwait(false);
            }

            Push(session, registry.Latest(name)!);
            await _runner.RunAsync(session, cancellationToken).ConfigureAwait(false);
            return ConversationOutcome.Handled;
        }
    }

    /// <summary>Returns the state of a person for the time that an event is handled.</summary>
    public StateSession StateOf(ConversationAddress address, string? key) => new(address, key, store, options, clock, _stateLocks);

    /// <summary>Continues a conversation whose time has come.</summary>
    public async Task ResumeAsync(string key, CancellationToken cancellationToken)
    {
        // Whoever holds it goes on by itself, and a claim that leads to nothing lapses.
        using KeyedLock.Holder? held = _locks.TryEnter(key);
        if (held is null)
        {
            return;
        }

        ConversationAddress address = ConversationAddress.Parse(key);
        await AttemptAsync(NewSession(address), null, null, Resume, cancellationToken).ConfigureAwait(false);

        async Task<bool> Resume(ConversationSession session)
        {
            if (session.DueAt <= clock.GetUtcNow())
            {
                await _runner.RunAsync(session, cancellationToken).ConfigureAwait(false);
            }

            return true;
        }
    }

    private async Task<ConversationOutcome> HandleAsync(ConversationSession session, WebhookEvent received, CancellationToken cancellationToken)
    {
        if (session.WasHandled(session.Input!.Key))
        {
            // It was taken before the process died: what is left of its work is done now.
            session.Input = null;
            await _runner.RunAsync(session, cancellationToken).ConfigureAwait(false);
            return ConversationOutcome.Handled;
        }

        if (session.Record.Top is not { } top)
        {
            return ConversationOutcome.NoneUnderWay;
        }

        if (registry.FindInterrupting(received, logger) is { } interrupting && interrupting.Name != top.Name && !top.IsHandedOver)
        {
            Push(session, interrupting);
        }

        Pause? pause = await _runner.RunAsync(session, cancellationToken).ConfigureAwait(false);
        return session.Input is null || pause is Pause.HandedOver ? ConversationOutcome.Handled
            : session.Record.Top is null ? ConversationOutcome.NoneUnderWay
            : ConversationOutcome.NotTaken;
    }

    private static void Push(ConversationSession session, ConversationRegistration registration)
    {
        Journal journal = registration.NewJournal();
        journal.StartedBy = session.Input!.Json;
        (session.Record.Running ??= []).Add(journal);
        session.NoteHandled(session.Input.Key);
        (session.Input, session.IsDirty) = (null, true);
    }

    private ConversationSession NewSession(ConversationAddress address) => new(address, store, options, clock, wakeUp.Note);

    private async Task<T> WithSessionAsync<T>(
        ConversationAddress address, WebhookEvent? received, string? key, Func<ConversationSession, Task<T>> handle, CancellationToken cancellationToken)
    {
        using KeyedLock.Holder held = await _locks.EnterAsync(address.Key, cancellationToken).ConfigureAwait(false);
        return await AttemptAsync(NewSession(address), received, key, handle, cancellationToken).ConfigureAwait(false);
    }

    private async Task<T> AttemptAsync<T>(ConversationSession session, WebhookEvent? received, string? key, Func<ConversationSession, Task<T>> handle, CancellationToken cancellationToken)
    {
        Message? message = received is null ? null : ConversationAddress.MessageOf(received);
        session.ConversationId = (received as MessageEvent)?.Conversation?.Id ?? message?.Kapso?.ConversationId;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await session.LoadAsync(cancellationToken).ConfigureAwait(false);
                session.Input = message is null ? null : WaitingMessage.Of(key, message);
                return await handle(session).ConfigureAwait(false);
            }
            catch (ConversationConflictException) when (attempt < MaxAttempts)
            {
                Conflict(logger, attempt);
            }
            catch (ConversationChangedException changed) when (attempt < MaxAttempts)
            {
                await DecideAsync(session, changed, key, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    [LoggerMessage(1, LogLevel.Information, "A conversation was changed elsewhere meanwhile; it is loaded and continued again (attempt {Attempt})")]
    private static partial void Conflict(ILogger logger, int attempt);
}

/// <summary>What the conversations made of an event.</summary>
internal enum ConversationOutcome
{
    /// <summary>No conversation is under way with the person: one may start.</summary>
    NoneUnderWay,

    /// <summary>A conversation is under way that did not take the message: it goes to handlers, and none is started by it.</summary>
    NotTaken,

    /// <summary>A conversation has taken it.</summary>
    Handled,
}
