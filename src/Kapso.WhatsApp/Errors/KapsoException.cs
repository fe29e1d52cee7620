namespace Kapso.WhatsApp;

/// <summary>
/// The root of every exception that this SDK throws of its own: catch it to catch them all.
/// <see cref="ArgumentNullException"/> for a missing argument and <see cref="OperationCanceledException"/> for the caller's own cancellation stay what they are.
/// </summary>
public abstract class KapsoException : Exception
{
    private protected KapsoException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The operation that failed, by its name in Kapso's API reference (for example <c>sendMessage</c>); null when no operation was involved.</summary>
    public string? OperationId { get; internal init; }
}
