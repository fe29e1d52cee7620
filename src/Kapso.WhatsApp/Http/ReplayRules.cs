using System.Net;
using System.Net.Http.Headers;

namespace Kapso.WhatsApp.Http;

/// <summary>When an attempt may be repeated: the one table that the retry predicate and the once-only guard both read.</summary>
internal static class ReplayRules
{
    /// <summary>
    /// Whether a refusal allows another attempt: the server did nothing, and may do it the next time. A 409 to a message says so when another message to the recipient is still being sent; one whose
    /// body has a code, for example because another application holds the conversation, is final.
    /// </summary>
    public static bool AllowsAnotherAttempt(Operation operation, HttpResponseMessage refusal, bool tooManyRequestsIsRefusal) => refusal.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => tooManyRequestsIsRefusal,
        HttpStatusCode.Conflict => operation.Replay is Replay.Send && !(refusal.Content is AnswerContent answer && ErrorBody.HasCode(answer.Bytes)),
        _ => false,
    };

    /// <summary>
    /// What the transport reports when no connection came about: no name, no route, no TLS. It proves that nothing was sent only together with a body
    /// that was never begun to be written, because a transport of the application's own may report the same of a connection that it has used.
    /// </summary>
    public static bool FailedToConnect(Exception failure, CancellationToken attempt) => failure switch
    {
        HttpRequestException request => request.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,

        // The transport reports its connect time-out as a cancellation that nobody asked for.
        OperationCanceledException { InnerException: TimeoutException } => !attempt.IsCancellationRequested,
        _ => false,
    };

    /// <summary>Whether a response is worth another attempt.</summary>
    public static bool MayRepeat(Operation operation, HttpResponseMessage response, KapsoRetryOptions options, DateTimeOffset now)
    {
        if (RetryAfter(response.Headers, now) > options.MaxRetryAfter)
        {
            return false;
        }

        return operation.HappensOnce
            ? AllowsAnotherAttempt(operation, response, options.TreatTooManyRequestsAsRefused)
            : response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError;
    }

    /// <summary>How long the server asks to wait; a number of seconds that is too large to be one is the longest time there is.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now) => headers.RetryAfter switch
    {
        { Delta: TimeSpan delta } => delta,
        { Date: DateTimeOffset date } => date > now ? date - now : TimeSpan.Zero,
        _ => headers.NonValidated.TryGetValues("Retry-After", out HeaderStringValues values) && values.ToString() is { Length: > 0 } text && text.All(char.IsAsciiDigit)
            ? TimeSpan.MaxValue
            : null,
    };

    /// <summary>The delay of <see cref="RetryAfter"/>, limited to what a timer accepts.</summary>
    public static TimeSpan? LimitedRetryAfter(HttpResponseHeaders headers, DateTimeOffset now) =>
        RetryAfter(headers, now) is TimeSpan wait ? TimeSpan.FromTicks(Math.Min(wait.Ticks, KapsoApiException.MaxRetryAfter.Ticks)) : null;
}
