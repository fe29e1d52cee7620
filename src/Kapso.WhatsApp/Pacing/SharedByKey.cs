namespace Kapso.WhatsApp;

/// <summary>Things by key that exist as long as somebody uses them, and no longer: what is idle takes no memory.</summary>
internal sealed class SharedByKey<T>(Func<string, T> create)
    where T : IDisposable
{
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public int Count
    {
        get
        {
            lock (_entries)
            {
                return _entries.Count;
            }
        }
    }

    public T Rent(string key)
    {
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out Entry? entry))
            {
                _entries[key] = entry = new Entry(create(key));
            }

            entry.Users++;
            return entry.Value;
        }
    }

    public void Return(string key)
    {
        lock (_entries)
        {
            Entry entry = _entries[key];
            if (--entry.Users == 0)
            {
                _entries.Remove(key);
                entry.Value.Dispose();
            }
        }
    }

    private sealed class Entry(T value)
    {
        public T Value { get; } = value;

        public int Users { get; set; }
    }
}
