namespace Kapso.WhatsApp.Serialization;

/// <summary>
/// How much may be read again to find odd members: a bound for all of a delivery or page, whoever sent it. Each reading costs its bytes and what an exception costs, which is that of some
/// thousand bytes. When the budget is used up, nothing is tried that could fail: what has parts of its own is kept as it came, without being looked into.
/// </summary>
internal static class RepairBudget
{
    /// <summary>The budget, in bytes.</summary>
    public const int Total = 16 * 1024 * 1024;

    /// <summary>The cost of one exception, in bytes that could be read instead.</summary>
    public const int OfException = 4 * 1024;

    [ThreadStatic]
    private static long _left;

    [ThreadStatic]
    private static bool _isOpen;

    /// <summary>What is left of the budget that is open on this thread.</summary>
    public static long Left => _left;

    /// <summary>Whether the budget that is open on this thread does not cover one more failure.</summary>
    public static bool IsExhausted => _isOpen && _left < OfException;

    /// <summary>Opens a budget for what is read on this thread until the result is disposed of; within another one that one goes on.</summary>
    public static Scope Begin()
    {
        if (_isOpen)
        {
            return default;
        }

        (_isOpen, _left) = (true, Total);
        return new Scope(isOutermost: true);
    }

    /// <summary>Takes the cost of reading once more what has failed; false when the budget does not cover it.</summary>
    /// <param name="bytes">The size of what is read.</param>
    public static bool TrySpend(int bytes)
    {
        long cost = (long)bytes + OfException;
        if (_isOpen && _left < cost)
        {
            return false;
        }

        _left -= cost;
        return true;
    }

    /// <summary>The time in which the budget holds.</summary>
    public readonly ref struct Scope(bool isOutermost)
    {
        private readonly bool _isOutermost = isOutermost;

        public void Dispose()
        {
            if (_isOutermost)
            {
                _isOpen = false;
            }
        }
    }
}
