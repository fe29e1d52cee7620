namespace Kapso.WhatsApp;

/// <summary>
/// The root of every exception that this SDK throws of its own: catch it to catch them all.
/// <see cref="ArgumentNullException"/> for a missing argument and <see cref="OperationCanceledException"/> for the caller's own cancellation stay what they are.
/// </summary>
public abstract class KapsoException : Exception
{
    private protected const string UnknownOutcomeAdvice =
        "It may have happened all the same: look for the callback data in the status webhooks or the message list before trying again.";

    private protected KapsoException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The operation that failed, by its name in Kapso's API reference (for example <c>sendMessage</c>); null when no operation was involved.</summary>
    public string? OperationId { get; init; }

    /// <summary>
    /// Whether a message may have been sent (or a resource created) although the call failed: the request was on its way and nothing proves
    /// that it was refused. Do not simply send again; look for <see cref="CallbackData"/> in the status webhooks or the message list first.
    /// </summary>
    public bool OutcomeUnknown { get; init; }

    /// <summary>What the message of a failed send carried as <c>biz_opaque_callback_data</c>, to settle an unknown outcome with; null for other calls.</summary>
    public string? CallbackData { get; init; }
}
