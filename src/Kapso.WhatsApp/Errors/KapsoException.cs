namespace Kapso.WhatsApp;

/// <summary>
/// The root of every exception that this SDK throws of its own: catch it to catch them all.
/// <see cref="ArgumentNullException"/> for a missing argument stays what it is; your own cancellation is an <see cref="OperationCanceledException"/>,
/// and a <see cref="KapsoSendCanceledException"/> when the call may have happened all the same.
/// </summary>
public abstract class KapsoException : Exception
{
    private protected KapsoException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The operation that failed, by its name in Kapso's API reference (for example <c>sendMessage</c>); null when no operation was involved.</summary>
    public string? OperationId { get; init; }

    /// <summary>
    /// Whether a message may have been sent (or a resource created) although the call failed: the request was on its way and nothing proves
    /// that it was refused. Do not simply send again; ask <see cref="Messages.MessagesClient.SettleAsync(KapsoException, CancellationToken)"/> first.
    /// </summary>
    public bool OutcomeUnknown { get; private protected init; }

    /// <summary>Whether to try again, to find out first whether it happened, to change something first, or to give up.</summary>
    public RetryAdvice RetryAdvice => OutcomeUnknown ? RetryAdvice.Settle : AdviceWhenKnown;

    /// <summary>What the message of a failed send carried as <c>biz_opaque_callback_data</c>, to settle an unknown outcome with; null for other calls.</summary>
    public string? CallbackData { get; init; }

    /// <summary>The id of the number that a failed send was made from; null for other calls.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>When the call began, after any wait for the rate limit; null when no call was made.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>What to do when it is known that nothing happened, or harmless that it did.</summary>
    private protected virtual RetryAdvice AdviceWhenKnown => InnerException is KapsoException cause ? cause.RetryAdvice : RetryAdvice.FixRequest;
}
