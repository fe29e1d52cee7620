using System.Diagnostics.CodeAnalysis;

namespace Kapso.WhatsApp;

/// <summary>
/// Remembers who holds which conversation in this process alone. Bounded: with more than <see cref="Capacity"/> conversations, those that were not heard of for longest are forgotten.
/// </summary>
public sealed class ConversationTracker : IConversationTracker
{
    /// <summary>The number of conversations that are remembered unless another one is given.</summary>
    public const int DefaultCapacity = 100_000;

    private readonly object _gate = new();
    private readonly Dictionary<(string Number, string Customer), LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _leastRecentFirst = new();
    private readonly TimeProvider _clock;

    /// <summary>Creates a tracker that knows nothing yet.</summary>
    /// <param name="capacity">How many conversations it remembers.</param>
    /// <param name="clock">The clock; the system's when null.</param>
    public ConversationTracker(int capacity = DefaultCapacity, TimeProvider? clock = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(capacity);
        (Capacity, _clock) = (capacity, clock ?? TimeProvider.System);
    }

    /// <summary>Gets how many conversations are remembered at most.</summary>
    public int Capacity { get; }

    /// <summary>Gets how many conversations are remembered now.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _leastRecentFirst.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask RecordAsync(ControlSignal signal, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(signal);
        (string, string)[] named = [.. signal.Customer.Select(person => KeyOf(signal.PhoneNumberId, person)).OfType<(string, string)>()];
        if (named.Length > 0)
        {
            // A time that lies ahead, by a clock that is, would outweigh all that follows.
            DateTimeOffset now = _clock.GetUtcNow();
            ControlSignal known = signal.At <= now ? signal : signal with { At = now };
            lock (_gate)
            {
                Record(known, named);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<ConversationControl?> FindAsync(string phoneNumberId, Person customer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(phoneNumberId);
        ArgumentNullException.ThrowIfNull(customer);
        lock (_gate)
        {
            return ValueTask.FromResult(TryFind(KeyOf(phoneNumberId, customer), out LinkedListNode<Entry>? entry) ? entry.Value.Control.AsOf(_clock.GetUtcNow()) : null);
        }
    }

    private static (string Number, string Customer)? KeyOf(string number, Person customer) =>
        string.IsNullOrEmpty(number) || string.IsNullOrEmpty(customer.Value) ? null : (number, customer.Value);

    private void Record(ControlSignal signal, (string, string)[] named)
    {
        ConversationControl? before = null;
        HashSet<(string, string)> keys = [.. named];
        foreach ((string, string) key in named)
        {
            if (TryFind(key, out LinkedListNode<Entry>? known))
            {
                before = Newer(before, known.Value.Control);
                keys.UnionWith(known.Value.Keys);
                Forget(known);
            }
        }

        LinkedListNode<Entry> entry = _leastRecentFirst.AddLast(new Entry(keys, ConversationControl.After(before, signal)));
        foreach ((string, string) key in keys)
        {
            _entries[key] = entry;
        }

        if (_leastRecentFirst.Count > Capacity)
        {
            Forget(_leastRecentFirst.First);
        }
    }

    private static ConversationControl? Newer(ConversationControl? one, ConversationControl? other) => one is null || one.Since < other?.Since ? other : one;

    private bool TryFind((string, string)? key, [NotNullWhen(true)] out LinkedListNode<Entry>? entry)
    {
        entry = null;
        return key is { } named && _entries.TryGetValue(named, out entry);
    }

    private void Forget(LinkedListNode<Entry>? entry)
    {
        if (entry?.List is not null)
        {
            _leastRecentFirst.Remove(entry);
            foreach ((string, string) key in entry.Value.Keys)
            {
                _entries.Remove(key);
            }
        }
    }

    /// <summary>What is known about one conversation, and the ids of the customer that lead to it.</summary>
    private sealed record Entry(IReadOnlyCollection<(string, string)> Keys, ConversationControl Control);
}
