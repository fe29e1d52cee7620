namespace Kapso.WhatsApp;

/// <summary>
/// A send, or another call that must not happen twice, was cancelled by its caller after the request was on its way: it may have happened all the same. When nothing was
/// on its way yet, or the server had refused it, a cancellation is a plain <see cref="OperationCanceledException"/>.
/// </summary>
public sealed class KapsoSendCanceledException : OperationCanceledException
{
    /// <summary>Makes the exception; for tests of code that handles it.</summary>
    /// <param name="operationId">The operation that was cancelled.</param>
    /// <param name="innerException">How the cancellation was reported.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public KapsoSendCanceledException(string operationId, Exception? innerException = null, CancellationToken cancellationToken = default)
        : base($"{operationId} was cancelled while it was on its way. {UnknownOutcome.Advice(operationId)}", innerException, cancellationToken) => OperationId = operationId;

    private KapsoSendCanceledException(string draftId, string operationId, OperationCanceledException cause)
        : base(
            $"The flow was created as a draft ({draftId}), and publishing it was cancelled: it may not have been published. The draft stays under its name: publish it, or delete it.",
            cause,
            cause.CancellationToken) =>
        (OperationId, DraftId) = (operationId, draftId);

    /// <summary>The operation that was cancelled, by its name in Kapso's API reference (for example <c>sendMessage</c>).</summary>
    public string OperationId { get; }

    /// <summary>Whether the message may have been sent (or the resource created) all the same: always, as a call that is known not to have happened throws a plain <see cref="OperationCanceledException"/>.</summary>
    public bool OutcomeUnknown { get; } = true;

    /// <summary>What the message carried as <c>biz_opaque_callback_data</c>, to settle the outcome with; null for other calls.</summary>
    public string? CallbackData { get; init; }

    /// <summary>The id of the number that the message was to be sent from; null for other calls.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The id of the draft of a flow that the call had created when it was cancelled while publishing, as the client that threw names flows; null for other calls.</summary>
    public string? DraftId { get; init; }

    /// <summary>When the call began, after any wait for the rate limit.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The cancellation of publishing a flow that was just created.</summary>
    internal static KapsoSendCanceledException OfPublishing(string draftId, string operationId, OperationCanceledException cause) =>
        new(draftId, operationId, cause) { StartedAt = (cause as KapsoSendCanceledException)?.StartedAt };
}
