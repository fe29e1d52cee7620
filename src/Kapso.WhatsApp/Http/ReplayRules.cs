using System.Net;
using System.Net.Http.Headers;

namespace Kapso.WhatsApp.Http;

/// <summary>When an attempt may be repeated: the one table that the retry predicate and the once-only guard both read.</summary>
internal static class ReplayRules
{
    /// <summary>The server said that it did nothing.</summary>
    public static bool ProvesRefusal(Operation operation, HttpStatusCode status, bool tooManyRequestsIsRefusal) => status switch
    {
        HttpStatusCode.TooManyRequests => tooManyRequestsIsRefusal,
        HttpStatusCode.Conflict => operation.Replay is Replay.Send,
        _ => false,
    };

    /// <summary>The attempt failed before the first byte of the request was written: no name, no connection, no TLS.</summary>
    public static bool HappenedBeforeSending(Exception failure, CancellationToken attempt) => failure switch
    {
        HttpRequestException request => request.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,

        // The transport reports its connect time-out as a cancellation that nobody asked for.
        OperationCanceledException { InnerException: TimeoutException } => !attempt.IsCancellationRequested,
        _ => false,
    };

    /// <summary>Whether an answer is worth another attempt.</summary>
    public static bool MayRepeat(Operation operation, HttpResponseMessage response, KapsoRetryOptions options, DateTimeOffset now)
    {
        if (RetryAfter(response.Headers, now) > options.MaxRetryAfter)
        {
            return false;
        }

        return operation.HappensOnce
            ? ProvesRefusal(operation, response.StatusCode, options.TreatTooManyRequestsAsRefused)
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

    /// <summary>The same, never longer than a timer takes.</summary>
    public static TimeSpan? ToldRetryAfter(HttpResponseHeaders headers, DateTimeOffset now) =>
        RetryAfter(headers, now) is TimeSpan wait ? TimeSpan.FromTicks(Math.Min(wait.Ticks, KapsoApiException.MaxRetryAfter.Ticks)) : null;
}
