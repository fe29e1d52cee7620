namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Lets at most so many through in any stretch of a length, to the tick.</summary>
internal sealed class SlidingWindow(int limit, TimeSpan length)
{
    private readonly Queue<DateTimeOffset> _taken = new();

    public bool TryTake(DateTimeOffset now)
    {
        while (_taken.TryPeek(out var oldest) && oldest <= now - length)
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
