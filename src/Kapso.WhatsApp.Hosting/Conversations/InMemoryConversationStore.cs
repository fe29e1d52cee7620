namespace Kapso.WhatsApp.Hosting;

/// <summary>Keeps conversations in this process alone: enough for one machine, where a restart may end them.</summary>
/// <param name="clock">The clock that expired records are told by.</param>
public sealed class InMemoryConversationStore(TimeProvider clock) : IConversationStore
{
    private static readonly IComparer<(DateTimeOffset At, string Key)> EarliestFirst =
        Comparer<(DateTimeOffset At, string Key)>.Create((one, other) => one.At.CompareTo(other.At) is var order and not 0 ? order : string.CompareOrdinal(one.Key, other.Key));

    private readonly object _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly SortedSet<(DateTimeOffset At, string Key)> _due = new(EarliestFirst);
    private readonly SortedSet<(DateTimeOffset At, string Key)> _expiring = new(EarliestFirst);
    private readonly TimeProvider _clock = clock ?? throw new ArgumentNullException(nameof(clock));

    /// <inheritdoc/>
    public ValueTask<StoredConversation?> LoadAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
        {
            Expire();
            return ValueTask.FromResult(_entries.TryGetValue(key, out Entry entry) ? entry.Stored : null);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> SaveAsync(StoredConversation conversation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(conversation);
        lock (_gate)
        {
            Expire();
            long version = _entries.TryGetValue(conversation.Key, out Entry entry) ? entry.Stored.Version : 0;
            if (conversation.Version != version + 1)
            {
                return ValueTask.FromResult(false);
            }

            Forget(conversation.Key);
            Put(new Entry(conversation, conversation.DueAt));
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string key, long version, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
        {
            Expire();
            return ValueTask.FromResult(_entries.TryGetValue(key, out Entry entry) && entry.Stored.Version == version && Forget(key));
        }
    }

    /// <inheritdoc/>
    public ValueTask<DueConversations> ClaimDueAsync(DateTimeOffset now, TimeSpan lease, int limit, CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            Expire();
            List<string> claimed = [];
            while (claimed.Count < limit && _due.Count > 0 && _due.Min is var first && first.At <= now)
            {
                Entry entry = _entries[first.Key];
                Forget(first.Key);
                Put(entry with { DueAt = now + lease });
                claimed.Add(first.Key);
            }

            return ValueTask.FromResult(new DueConversations(claimed, _due.Count > 0 ? _due.Min.At : null));
        }
    }

    /// <inheritdoc/>
    public ValueTask<long> CountAsync(CancellationToken cancellationToken = default)
    {
        lock (_gate)
        {
            return ValueTask.FromResult((long)_entries.Count);
        }
    }

    private void Put(Entry entry)
    {
        _entries.Add(entry.Stored.Key, entry);
        if (entry.DueAt is { } due)
        {
            _due.Add((due, entry.Stored.Key));
        }

        if (entry.Stored.ExpiresAt is { } end)
        {
            _expiring.Add((end, entry.Stored.Key));
        }
    }

    private bool Forget(string key)
    {
        if (!_entries.Remove(key, out Entry entry))
        {
            return false;
        }

        if (entry.DueAt is { } due)
        {
            _due.Remove((due, key));
        }

        if (entry.Stored.ExpiresAt is { } end)
        {
            _expiring.Remove((end, key));
        }

        return true;
    }

    private void Expire()
    {
        DateTimeOffset now = _clock.GetUtcNow();
        while (_expiring.Count > 0 && _expiring.Min is var first && first.At <= now)
        {
            Forget(first.Key);
        }
    }

    /// <param name="Stored">The record as it was saved.</param>
    /// <param name="DueAt">When it is due, which a claim puts off.</param>
    private readonly record struct Entry(StoredConversation Stored, DateTimeOffset? DueAt);
}
