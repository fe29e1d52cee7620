using System.Text.Json;

namespace Kapso.WhatsApp.Hosting;

/// <summary>The state of a person while an event is handled: as it was read, and what the handler has changed.</summary>
internal sealed class StateSession(ConversationAddress address, string? key, IConversationStore store, ConversationOptions options, TimeProvider clock, KeyedLock locks) : IDisposable
{
    private const int MaxAttempts = 10;

    private readonly Dictionary<string, ChangedState> _changes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement?> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, object> _states = new(StringComparer.Ordinal);
    private ConversationSession? _session;
    private KeyedLock.Holder? _held;

    /// <summary>Returns the one object of a state, which handlers may ask for several times.</summary>
    public State<T> Of<T>(StateRegistration<T> registration)
        where T : class
    {
        if (!_states.TryGetValue(registration.Name, out object? state))
        {
            _states.Add(registration.Name, state = new State<T>(this, registration));
        }

        return (State<T>)state;
    }

    public async ValueTask<JsonElement?> FindAsync(string name, CancellationToken cancellationToken)
    {
        ConversationSession session = await LoadAsync(cancellationToken).ConfigureAwait(false);
        return _read[name] = Find(session, name);
    }

    /// <summary>Asks the policy about state that does not fit its type: unless it is to be kept, there is none any more.</summary>
    public async ValueTask DecideAsync(string name, ConversationChangedException changed, CancellationToken cancellationToken)
    {
        ChangedConversation state = new() { Name = name, PhoneNumberId = address.PhoneNumberId, Person = address.Person, Problem = changed, Content = _session!.Loaded };
        if (await options.OnChanged(state, cancellationToken).ConfigureAwait(false) is ChangeDecision.Keep)
        {
            throw changed;
        }
    }

    public void Change(string name, Func<JsonElement>? write, TimeSpan? expiry) => _changes[name] = new ChangedState(write, expiry);

    /// <summary>Saves what the handler has changed, and that the event was handled.</summary>
    /// <exception cref="ConversationConflictException">Another event has changed the same state meanwhile.</exception>
    public async ValueTask SaveAsync(CancellationToken cancellationToken)
    {
        if (_changes.Count == 0)
        {
            return;
        }

        ConversationSession session = await LoadAsync(cancellationToken).ConfigureAwait(false);
        for (int attempt = 1; ; attempt++)
        {
            Apply(session);
            try
            {
                await session.SaveAsync(session.DueAt, cancellationToken).ConfigureAwait(false);
                return;
            }
            catch (ConversationConflictException) when (attempt < MaxAttempts)
            {
                // A conversation of the person may have gone on; only what the handler has read must be as it was.
                await session.LoadAsync(cancellationToken).ConfigureAwait(false);
                if (_read.Any(read => !IsSame(read.Value, Find(session, read.Key))))
                {
                    throw;
                }
            }
        }
    }

    public void Dispose() => _held?.Dispose();

    private async ValueTask<ConversationSession> LoadAsync(CancellationToken cancellationToken)
    {
        if (_session is null)
        {
            _held = await locks.EnterAsync(address.Key, cancellationToken).ConfigureAwait(false);
            ConversationSession session = new(address, store, options, clock, static _ => { });
            await session.LoadAsync(cancellationToken).ConfigureAwait(false);
            _session = session;
        }

        return _session;
    }

    private void Apply(ConversationSession session)
    {
        DateTimeOffset now = clock.GetUtcNow();
        Dictionary<string, StateEntry> states = new((session.Record.States ?? []).Where(state => !(state.Value.ExpiresAt <= now)), StringComparer.Ordinal);
        foreach ((string name, ChangedState change) in _changes)
        {
            if (change.Write is null)
            {
                states.Remove(name);
            }
            else
            {
                states[name] = new StateEntry { Value = change.Write(), ExpiresAt = now + (change.Expiry ?? options.Expiry) };
            }
        }

        session.Record.States = states.Count > 0 ? states : null;
        session.NoteHandled(key);
    }

    private JsonElement? Find(ConversationSession session, string name) =>
        session.Record.States is { } states && states.TryGetValue(name, out StateEntry? state) && !(state.ExpiresAt <= clock.GetUtcNow()) ? state.Value : null;

    private static bool IsSame(JsonElement? one, JsonElement? other) =>
        one is null ? other is null : other is not null && one.Value.GetRawText() == other.Value.GetRawText();

    private readonly record struct ChangedState(Func<JsonElement>? Write, TimeSpan? Expiry);
}
