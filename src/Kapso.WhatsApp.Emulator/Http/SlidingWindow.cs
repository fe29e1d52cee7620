namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Lets at most so many through in any stretch of a length, to the tick.</summary>
internal sealed class SlidingWindow
{
    private readonly Queue<DateTimeOffset> _taken = new();

    /// <summary>How many were let through in the last stretch that was asked about.</summary>
    public int Count => _taken.Count;

    public bool TryTake(int limit, TimeSpan length, DateTimeOffset now)
    {
        while (_taken.TryPeek(out DateTimeOffset oldest) && oldest <= now - length)
        {
            _taken.Dequeue();
        }

        if (_taken.Count >= limit)
        {
            return false;
        }

        _taken.Enqueue(now);
        return true;
    }
}
