namespace Kapso.WhatsApp;

/// <summary>How a call ended without a usable answer.</summary>
public enum TransportFailure
{
    /// <summary>No connection came about: no name, no route, no TLS. Nothing was sent.</summary>
    ConnectionFailed,

    /// <summary>The connection broke after the request was on its way.</summary>
    ConnectionLost,

    /// <summary>The answer did not come in time.</summary>
    TimedOut,

    /// <summary>The server failed so often that calls are held back for a few seconds. Nothing was sent.</summary>
    CircuitOpen,

    /// <summary>More calls are under way than the client allows at once. Nothing was sent.</summary>
    TooManyConcurrentCalls,

    /// <summary>More messages wait for their turn than the pacer lets wait (<see cref="ISendPacer"/>). Nothing was sent.</summary>
    TooManyWaiting,

    /// <summary>Something else was thrown after the request was on its way, for example by a handler of the application's own; the inner exception tells what.</summary>
    Other,
}

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
        : base(Describe(operationId, failure, outcomeUnknown), innerException)
    {
        OperationId = operationId;
        Failure = failure;
        OutcomeUnknown = outcomeUnknown;
    }

    /// <summary>How the call ended.</summary>
    public TransportFailure Failure { get; }

    private protected override RetryAdvice AdviceWhenKnown => RetryAdvice.AfterDelay;

    private static string Describe(string operationId, TransportFailure failure, bool outcomeUnknown)
    {
        string what = failure switch
        {
            TransportFailure.ConnectionFailed => "no connection to the server came about",
            TransportFailure.ConnectionLost => "the connection was lost before the answer was complete",
            TransportFailure.TimedOut => "the answer did not come in time",
            TransportFailure.CircuitOpen => "the server has failed too often; calls are held back for some seconds",
            TransportFailure.TooManyWaiting => "too many messages wait for their turn already",
            TransportFailure.Other => "something was thrown while the request was on its way",
            _ => "too many calls are under way at once",
        };
        return $"{operationId}: {what}. {(outcomeUnknown ? UnknownOutcome.Advice(operationId) : "It is safe to try again.")}";
    }
}
