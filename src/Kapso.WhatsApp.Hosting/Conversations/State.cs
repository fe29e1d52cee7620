using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// Plain state of a person on a number, for handlers that are no conversation. It is saved when the handler has succeeded, in one step with the note that the event was handled, and not at all when
/// the handler fails. When another event of the person has changed the same state meanwhile, the event fails and comes again.
/// </summary>
/// <typeparam name="T">The type of the state, registered with <c>AddState</c>.</typeparam>
public sealed class State<T>
    where T : class
{
    private readonly StateSession _session;
    private readonly StateRegistration<T> _registration;
    private T? _value;
    private bool _isRead;

    internal State(StateSession session, StateRegistration<T> registration) => (_session, _registration) = (session, registration);

    /// <summary>Returns the state, or null when there is none or it has expired.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConversationChangedException">What is stored cannot be read as the type, and the policy keeps it.</exception>
    public async ValueTask<T?> GetAsync(CancellationToken cancellationToken = default)
    {
        if (!_isRead)
        {
            _value = await ReadAsync(await _session.FindAsync(_registration.Name, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
            _isRead = true;
        }

        return _value;
    }

    /// <summary>Replaces the state of the person.</summary>
    /// <param name="value">The new state.</param>
    public void Set(T value)
    {
        ArgumentNullException.ThrowIfNull(value);
        (_value, _isRead) = (value, true);
        _session.Change(_registration.Name, () => JsonSerializer.SerializeToElement(value, _registration.Type), _registration.Expiry);
    }

    /// <summary>Deletes the state of the person.</summary>
    public void Clear()
    {
        (_value, _isRead) = (null, true);
        _session.Change(_registration.Name, null, null);
    }

    private async ValueTask<T?> ReadAsync(JsonElement? stored, CancellationToken cancellationToken)
    {
        try
        {
            return stored?.Deserialize(_registration.Type);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            ConversationChangedException changed = new(ConversationChange.Type, $"The stored state \"{_registration.Name}\" cannot be read as {typeof(T).Name}.", wrong);
            await _session.DecideAsync(_registration.Name, changed, cancellationToken).ConfigureAwait(false);
            return null;
        }
    }
}

/// <summary>A type of state as it was registered.</summary>
internal abstract class StateRegistration(string name, TimeSpan? expiry)
{
    public string Name => name;

    public TimeSpan? Expiry => expiry;
}

/// <summary>A type of state as it was registered.</summary>
internal sealed class StateRegistration<T>(string name, JsonTypeInfo<T> type, TimeSpan? expiry) : StateRegistration(name, expiry)
    where T : class
{
    public JsonTypeInfo<T> Type => type;
}
