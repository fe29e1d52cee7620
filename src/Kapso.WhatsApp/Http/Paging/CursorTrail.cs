namespace Kapso.WhatsApp.Http;

/// <summary>
/// Knows when a walk comes back to where it was, without remembering the whole way: the latest cursors, so that a loop of fewer pages ends where it closes, and one
/// milestone, set ever farther apart, which a walk in a longer loop passes again after a few rounds at most.
/// </summary>
internal sealed class CursorTrail
{
    /// <summary>The number of cursors that are remembered.</summary>
    internal const int Length = 1024;

    private readonly HashSet<string> _latest = new(StringComparer.Ordinal);
    private readonly Queue<string> _order = new();
    private string? _milestone;
    private long _steps;
    private long _nextMilestone = Length;

    /// <summary>Goes on to a cursor; false when the walk was there before.</summary>
    public bool TryAdd(string cursor)
    {
        if (cursor == _milestone || !_latest.Add(cursor))
        {
            return false;
        }

        _order.Enqueue(cursor);
        if (_order.Count > Length)
        {
            _latest.Remove(_order.Dequeue());
        }

        if (++_steps == _nextMilestone)
        {
            _milestone = cursor;
            _nextMilestone *= 2;
        }

        return true;
    }
}
