using System.Net;

namespace Kapso.WhatsApp;

/// <summary>The server answered with success, but not with what its API promises. For a send the message was probably sent.</summary>
public sealed class KapsoSerializationException : KapsoException
{
    /// <summary>Makes the exception; for tests of code that handles it.</summary>
    /// <param name="operationId">The operation.</param>
    /// <param name="statusCode">The status of the answer.</param>
    /// <param name="problem">What is wrong with the answer, for example "is empty".</param>
    /// <param name="responseBody">The answer's text.</param>
    /// <param name="outcomeUnknown">Whether a message may have been sent.</param>
    /// <param name="innerException">What the JSON reader reported.</param>
    public KapsoSerializationException(
        string operationId, HttpStatusCode statusCode, string problem, string responseBody, bool outcomeUnknown = false, Exception? innerException = null)
        : base($"{operationId}: the answer (status {(int)statusCode}) {problem}.{(outcomeUnknown ? $" {UnknownOutcome.Advice(operationId)}" : "")}", innerException)
    {
        OperationId = operationId;
        StatusCode = statusCode;
        ResponseBody = responseBody;
        OutcomeUnknown = outcomeUnknown;
    }

    /// <summary>The status of the answer.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>The answer's text, at most <see cref="KapsoApiException.MaxResponseBodyLength"/> characters of it, with keys, secrets, message texts and phone numbers hidden.</summary>
    public string ResponseBody { get; }

    private protected override RetryAdvice AdviceWhenKnown => RetryAdvice.DoNotRetry;
}
