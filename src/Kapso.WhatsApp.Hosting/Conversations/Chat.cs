using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// The other side of a <see cref="Conversation"/>: asks, says, waits and remembers. Calls are made one at a time; each is an entry in the journal, and a call whose entry is there returns at
/// once what it returned before.
/// </summary>
public sealed partial class Chat
{
    private readonly ConversationSession _session;
    private readonly Journal _journal;
    private readonly ConversationRegistration _registration;
    private readonly IServiceProvider _services;
    private readonly MessagesClient _messages;
    private readonly TaskCompletionSource<Pause> _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _position;
    private int _isBusy;

    internal Chat(ConversationSession session, Journal journal, ConversationRegistration registration, IServiceProvider services, KapsoWhatsAppClient client, CancellationToken cancellationToken)
    {
        (_session, _journal, _registration, _services, _messages) = (session, journal, registration, services, client.Messages);
        (Client, CancellationToken) = (client, cancellationToken);
    }

    /// <summary>Gets the id of the WhatsApp number that the conversation is held on.</summary>
    public string PhoneNumberId => _session.Address.PhoneNumberId;

    /// <summary>Gets the person that the conversation is held with.</summary>
    public Person Person => _session.Address.Person;

    /// <summary>Gets the tenant whose number it is; null where webhooks belong to the application itself.</summary>
    public string? Tenant => _session.Address.Tenant;

    /// <summary>Gets the message that started the conversation; null when the application did.</summary>
    public Message? StartedBy => field ??= _journal.StartedBy is { } message ? ConversationCodec.ReadMessage(message) : null;

    /// <summary>Gets the client of the SDK. What is sent with it is sent again by each replay: use it in <see cref="OnceAsync{T}"/> only.</summary>
    public KapsoWhatsAppClient Client { get; }

    /// <summary>Gets a token that is cancelled when the application stops and the host waits no longer.</summary>
    public CancellationToken CancellationToken { get; }

    /// <summary>Gets the time, which each replay sees the same.</summary>
    public DateTimeOffset Now => Recorded(EntryKind.Now, () => _session.Clock.GetUtcNow(), ConversationJson.Default.DateTimeOffset);

    /// <summary>Completes when the run waits for a person or a time, or cannot go on: it is then dropped.</summary>
    internal Task<Pause> Paused => _paused.Task;

    /// <summary>Ends the use of the chat, when the method that talks has returned.</summary>
    /// <exception cref="InvalidOperationException">A call was not awaited.</exception>
    /// <exception cref="ConversationChangedException">The journal goes on where the code has ended.</exception>
    internal void End()
    {
        if (Interlocked.Exchange(ref _isBusy, 1) == 1)
        {
            throw new InvalidOperationException($"The conversation {_journal.Name} ended while a call on its chat was under way. Await each call.");
        }

        if (_position < _journal.Entries.Count)
        {
            JournalEntry next = _journal.Entries[_position];
            throw new ConversationChangedException(
                ConversationChange.Code, $"The conversation {_journal.Name} (version {_journal.Version}) ends after call {_position}, but its journal has {Told(next.Kind, next.Name)} there.");
        }
    }

    /// <summary>Returns a new random id, which each replay sees the same.</summary>
    public string NewId() => Recorded(EntryKind.Id, static () => Guid.NewGuid().ToString("N"), ConversationJson.Default.String);

    /// <summary>Sends a text message, once.</summary>
    /// <param name="text">The text, 1 to 4096 characters.</param>
    /// <inheritdoc cref="SayAsync(OutgoingMessage)"/>
    public Task<string> SayAsync(string text) => SayAsync(new TextMessage(text ?? throw new ArgumentNullException(nameof(text))));

    /// <summary>Sends a message, once: it is written down before it leaves, and after a crash the number's history tells whether it was sent.</summary>
    /// <param name="message">The message, of any kind.</param>
    /// <returns>The id (wamid) of the message.</returns>
    /// <exception cref="MessageNotSentException">The message was refused, or provably never left.</exception>
    /// <exception cref="InvalidOperationException">Another call on the chat is under way.</exception>
    public Task<string> SayAsync(OutgoingMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return CallAsync(async () =>
        {
            JournalEntry entry = Next(EntryKind.Say) ?? Add(new JournalEntry { Kind = EntryKind.Say });
            await SendAsync(entry, message).ConfigureAwait(false);
            return entry.MessageId!;
        });
    }

    /// <summary>Sends the interactive message that a builder builds.</summary>
    /// <typeparam name="TBuilder">The builder.</typeparam>
    /// <typeparam name="TMessage">What it builds.</typeparam>
    /// <param name="message">The builder, for example of <see cref="Interactive.Buttons"/>.</param>
    /// <inheritdoc cref="SayAsync(OutgoingMessage)"/>
    public Task<string> SayAsync<TBuilder, TMessage>(InteractiveBuilder<TBuilder, TMessage> message)
        where TBuilder : InteractiveBuilder<TBuilder, TMessage>
        where TMessage : InteractiveMessage
    {
        ArgumentNullException.ThrowIfNull(message);
        return SayAsync(message.Build());
    }

    /// <summary>Asks with a text and waits for the answer.</summary>
    /// <param name="question">The text of the question.</param>
    /// <param name="answer">What is taken as the answer, of <see cref="Answer"/>.</param>
    /// <param name="timeout">How long the answer is waited for, from the time of the question; without limit when null.</param>
    /// <inheritdoc cref="AskAsync{T}(OutgoingMessage, Answer{T}, TimeSpan?)"/>
    public Task<T> AskAsync<T>(string question, Answer<T> answer, TimeSpan? timeout = null) =>
        AskAsync(new TextMessage(question ?? throw new ArgumentNullException(nameof(question))), answer, timeout);

    /// <summary>Asks with an interactive message and waits for the answer.</summary>
    /// <typeparam name="TBuilder">The builder.</typeparam>
    /// <typeparam name="TMessage">What it builds.</typeparam>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="question">The builder, for example of <see cref="Interactive.Buttons"/>.</param>
    /// <param name="answer">What is taken as the answer, of <see cref="Answer"/>.</param>
    /// <param name="timeout">How long the answer is waited for, from the time of the question; without limit when null.</param>
    /// <inheritdoc cref="AskAsync{T}(OutgoingMessage, Answer{T}, TimeSpan?)"/>
    public Task<T> AskAsync<TBuilder, TMessage, T>(InteractiveBuilder<TBuilder, TMessage> question, Answer<T> answer, TimeSpan? timeout = null)
        where TBuilder : InteractiveBuilder<TBuilder, TMessage>
        where TMessage : InteractiveMessage
    {
        ArgumentNullException.ThrowIfNull(question);
        return AskAsync(question.Build(), answer, timeout);
    }

    /// <summary>Asks with a message of any kind and waits for the answer. While it waits, nothing of the conversation is held in memory.</summary>
    /// <typeparam name="T">The type of the answer.</typeparam>
    /// <param name="question">The question.</param>
    /// <param name="answer">What is taken as the answer, of <see cref="Answer"/>.</param>
    /// <param name="timeout">How long the answer is waited for, from the time of the question; without limit when null.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="NoAnswerException">The time is over, the tries are used up, or the customer wrote a cancel word.</exception>
    /// <exception cref="MessageNotSentException">The question was refused, or provably never left.</exception>
    /// <exception cref="InvalidOperationException">Another call on the chat is under way.</exception>
    public Task<T> AskAsync<T>(OutgoingMessage question, Answer<T> answer, TimeSpan? timeout = null)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        if (timeout is { } time)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(timeout));
        }

        return CallAsync(() => AskOnceAsync(question, answer, timeout));
    }

    /// <summary>Waits. While it waits, nothing of the conversation is held in memory, and the customer's messages go to the application's other handlers.</summary>
    /// <param name="duration">How long.</param>
    /// <exception cref="InvalidOperationException">Another call on the chat is under way.</exception>
    public Task WaitAsync(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        return CallAsync(async () =>
        {
            JournalEntry entry = Next(EntryKind.Wait) ?? Add(new JournalEntry { Kind = EntryKind.Wait, Until = _session.Clock.GetUtcNow() + duration });
            return entry.Until > _session.Clock.GetUtcNow() ? await PauseAsync<bool>(Pause.Waiting, entry.Until).ConfigureAwait(false) : true;
        });
    }

    /// <summary>
    /// Runs a step whose result is remembered, so that it is not run again by a replay. Should the process die inside the step, it runs again with the same key: make it repeatable by that.
    /// </summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="name">The name of the step, by which a change of the code is noticed.</param>
    /// <param name="step">The step. Its first argument is a key that no other step has, for instance as the idempotency key of an order.</param>
    /// <param name="type">How the result is written and read.</param>
    /// <returns>The result.</returns>
    /// <exception cref="StepFailedException">The step threw. A conversation that does not catch it is tried again later.</exception>
    /// <exception cref="InvalidOperationException">Another call on the chat is under way.</exception>
    public Task<T> OnceAsync<T>(string name, Func<string, CancellationToken, Task<T>> step, JsonTypeInfo<T> type)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(type);
        return CallAsync(async () =>
        {
            if (Next(EntryKind.Once, name) is { } done)
            {
                return done.Failure is null ? Read(done.Value, type) : throw new StepFailedException(name);
            }

            string key = $"{_journal.Run}-{_position}";
            JournalEntry entry = new() { Kind = EntryKind.Once, Name = name };
            JsonElement result = await RunStepAsync(entry, name, key, step, type).ConfigureAwait(false);
            entry.Value = result;
            Add(entry);
            await _session.SavePointAsync(CancellationToken).ConfigureAwait(false);
            return Read(result, type);
        });
    }

    /// <summary>
    /// Holds another conversation within this one, in the same journal, and returns it when it has ended: what it found out stands in its properties. Cancel words and time-outs end it with
    /// <see cref="NoAnswerException"/>, as they would this one.
    /// </summary>
    /// <typeparam name="TConversation">The conversation, registered as a service; it needs no name of its own.</typeparam>
    /// <exception cref="InvalidOperationException">Another call on the chat is under way.</exception>
    public async Task<TConversation> RunAsync<TConversation>()
        where TConversation : Conversation
    {
        await CallAsync(() => Task.FromResult(Next(EntryKind.Conversation, typeof(TConversation).Name) ?? Add(new JournalEntry { Kind = EntryKind.Conversation, Name = typeof(TConversation).Name })))
            .ConfigureAwait(false);
        TConversation conversation = _services.GetRequiredService<TConversation>();
        await conversation.RunAsync(this).ConfigureAwait(false);
        return conversation;
    }

    /// <summary>Begins the conversation anew with nothing but a state, so that its journal does not grow without end. It does not return: the conversation runs from its start.</summary>
    /// <typeparam name="T">The type of the state.</typeparam>
    /// <param name="state">The state, which <see cref="Input{T}"/> then returns.</param>
    /// <param name="type">How the state is written and read.</param>
    /// <exception cref="InvalidOperationException">Another call on the chat is under way.</exception>
    public Task ContinueAsNewAsync<T>(T state, JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return CallAsync(() =>
        {
            _journal.Input = JsonSerializer.SerializeToElement(state, type);
            _journal.Run = ConversationRegistration.NewRun();
            _journal.Entries.Clear();
            _session.IsDirty = true;
            return StopAsync<bool>(Pause.ContinuedAsNew);
        });
    }

    /// <summary>Returns what the conversation was started with, or continued with by <see cref="ContinueAsNewAsync"/>; the default value when there is nothing.</summary>
    /// <typeparam name="T">The type of the state.</typeparam>
    /// <param name="type">How the state is read.</param>
    public T? Input<T>(JsonTypeInfo<T> type)
    {
        ArgumentNullException.ThrowIfNull(type);
        try
        {
            return _journal.Input is { } input ? input.Deserialize(type) : default;
        }
        catch (JsonException wrong)
        {
            ConversationChangedException changed = new(ConversationChange.Type, $"What the conversation was started with is no {typeof(T).Name}.", wrong);
            Abandon(changed);
            throw changed;
        }
    }
}
