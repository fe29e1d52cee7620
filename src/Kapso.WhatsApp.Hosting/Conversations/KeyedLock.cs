namespace Kapso.WhatsApp.Hosting;

/// <summary>Lets one caller at a time in for each key; keys that nobody holds or waits for cost nothing.</summary>
internal sealed class KeyedLock
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>Waits for the key; dispose of what it returns to let the next one in.</summary>
    public async ValueTask<Holder> EnterAsync(string key, CancellationToken cancellationToken)
    {
        Entry entry = Join(key, onlyWhenFree: false)!;
        try
        {
            await entry.Turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            Leave(key, entry);
            throw;
        }

        return new Holder(this, key, entry);
    }

    /// <summary>Takes the key when nobody holds it; null otherwise.</summary>
    public Holder? TryEnter(string key)
    {
        if (Join(key, onlyWhenFree: true) is not { } entry)
        {
            return null;
        }

        if (entry.Turn.Wait(0))
        {
            return new Holder(this, key, entry);
        }

        Leave(key, entry);
        return null;
    }

    private Entry? Join(string key, bool onlyWhenFree)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out Entry? entry))
            {
                _entries.Add(key, entry = new Entry());
            }
            else if (onlyWhenFree)
            {
                return null;
            }

            entry.Users++;
            return entry;
        }
    }

    private void Leave(string key, Entry entry)
    {
        lock (_entries)
        {
            if (--entry.Users == 0)
            {
                _entries.Remove(key);
                entry.Turn.Dispose();
            }
        }
    }

    /// <summary>Holds a key until it is disposed of.</summary>
    internal sealed class Holder(KeyedLock keys, string key, Entry entry) : IDisposable
    {
        public void Dispose()
        {
            entry.Turn.Release();
            keys.Leave(key, entry);
        }
    }

    internal sealed class Entry
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public int Users { get; set; }
    }
}
