namespace Kapso.WhatsApp;

/// <summary>
/// There was no usable answer. <see cref="KapsoException.OutcomeUnknown"/> says whether a message may have been sent all the same; then find out with
/// <see cref="Messages.MessagesClient.SettleAsync(KapsoException, CancellationToken)"/> before sending it again.
/// </summary>
public sealed class KapsoTransportException : KapsoException
{
    /// <summary>Makes the exception; for tests of code that handles it.</summary>
    /// <param name="operationId">The operation that failed.</param>
    /// <param name="failure">How it failed.</param>
    /// <param name="outcomeUnknown">Whether it may have happened all the same.</param>
    /// <param name="innerException">What the transport reported.</param>
    public KapsoTransportException(string operationId, TransportFailure failure, bool outcomeUnknown = false, Exception? innerException = null)
        : this(operationId, failure, outcomeUnknown, innerException, noConnection: null)
    {
    }

    /// <summary>Makes the exception of a call to a server that is known.</summary>
    /// <param name="operationId">The operation that failed.</param>
    /// <param name="failure">How it failed.</param>
    /// <param name="outcomeUnknown">Whether it may have happened all the same.</param>
    /// <param name="innerException">What the transport reported.</param>
    /// <param name="noConnection">What to say when no connection came about: to which server, and why.</param>
    internal KapsoTransportException(string operationId, TransportFailure failure, bool outcomeUnknown, Exception? innerException, string? noConnection)
        : base(Describe(operationId, failure, outcomeUnknown, noConnection ?? "no connection to the server came about"), innerException)
    {
        OperationId = operationId;
        Failure = failure;
        OutcomeUnknown = outcomeUnknown;
    }

    /// <summary>The kind of failure that ended the call.</summary>
    public TransportFailure Failure { get; }

    private protected override RetryAdvice AdviceWhenKnown => IsOfTheApplication(Failure) ? RetryAdvice.FixRequest : RetryAdvice.AfterDelay;

    /// <summary>Whether a handler or transport of the application's own is to be changed first: every further call fails the same way.</summary>
    private static bool IsOfTheApplication(TransportFailure failure) => failure is TransportFailure.UnknownRequest or TransportFailure.Redirected;

    private static string Describe(string operationId, TransportFailure failure, bool outcomeUnknown, string noConnection)
    {
        string what = failure switch
        {
            TransportFailure.ConnectionFailed => noConnection,
            TransportFailure.ConnectionLost => "the connection was lost before the answer was complete",
            TransportFailure.TimedOut => "the answer did not come in time",
            TransportFailure.CircuitOpen => "the server has failed too often; calls are held back for some seconds",
            TransportFailure.TooManyWaiting => "too many messages wait for their turn already",
            TransportFailure.UnknownRequest => "a handler of the application passed on a copy of the request without HttpRequestMessage.Options; pass on the request itself or copy its options",
            TransportFailure.Redirected =>
                "the transport followed a redirect to another host by itself and took the credential along; switch its redirects off and replace the credential, no call is made through it any more",
            TransportFailure.Other => "something was thrown while the request was on its way",
            _ => "too many calls are under way at once",
        };
        string advice = outcomeUnknown ? UnknownOutcome.Advice(operationId)
            : IsOfTheApplication(failure) ? "Nothing is gained by trying again before that."
            : "It is safe to try again.";
        return $"{operationId}: {what}. {advice}";
    }
}
