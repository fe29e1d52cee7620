using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Polly.CircuitBreaker;
using Polly.RateLimiting;
using Polly.Timeout;

namespace Kapso.WhatsApp.Http;

/// <summary>Turns whatever the handlers threw into an exception of this SDK that says whether the call may have happened.</summary>
internal static class FailureTranslator
{
    /// <summary>Returns the exception to throw in place of <paramref name="failure"/>; null when it is nothing that a handler of ours explains.</summary>
    public static KapsoException? Translate(KapsoCall call, Exception failure, DateTimeOffset now)
    {
        if (call.FirstAnswer is { } answer)
        {
            return Refused(call, answer.StatusCode, answer.Headers, answer.Body, now);
        }

        // When another handler tried again and was stopped, the failure of the one attempt that reached the wire is the story.
        Exception told = call.FirstFailure ?? failure;
        if (told is KapsoException ours)
        {
            return ours;
        }

        TransportFailure? kind = told switch
        {
            BrokenCircuitException => TransportFailure.CircuitOpen,
            RateLimiterRejectedException => TransportFailure.TooManyConcurrentCalls,
            UnknownRequestException => TransportFailure.UnknownRequest,
            HttpRequestException or OperationCanceledException when !call.MayHaveHappened && ReplayRules.FailedToConnect(told, CancellationToken.None) => TransportFailure.ConnectionFailed,
            TimeoutRejectedException or TimeoutException or OperationCanceledException => TransportFailure.TimedOut,
            HttpRequestException or IOException => TransportFailure.ConnectionLost,
            _ => call.MayHaveHappened ? TransportFailure.Other : null,
        };
        string? noConnection = kind is TransportFailure.ConnectionFailed ? ConnectionFailure.Describe(call.Address, told) : null;
        return kind is null ? null : new KapsoTransportException(call.Operation.Id, kind.Value, call.MayHaveHappened, told is Polly.ExecutionRejectedException ? null : told, noConnection)
        {
            CallbackData = call.CallbackData,
            PhoneNumberId = call.PhoneNumberId,
            StartedAt = call.StartedAt,
        };
    }

    /// <summary>The caller's own cancellation: as it is, or with what settles the outcome when that is unknown.</summary>
    public static Exception Canceled(KapsoCall call, Exception cancellation, CancellationToken cancellationToken) =>
        !call.MayHaveHappened || call.FirstAnswer is { } answer && !LeavesOpen(answer.StatusCode)
            ? cancellation
            : new KapsoSendCanceledException(call.Operation.Id, cancellation, cancellationToken)
            {
                CallbackData = call.CallbackData,
                PhoneNumberId = call.PhoneNumberId,
                StartedAt = call.StartedAt,
            };

    public static KapsoSerializationException Unreadable(KapsoCall call, HttpResponseMessage response, ReadOnlySpan<byte> body, string problem, JsonException? cause)
    {
        string text = ApiErrorReader.BodyText(ContextOf(call, response.StatusCode, response.Headers, DateTimeOffset.MinValue), body);
        return new KapsoSerializationException(call.Operation.Id, response.StatusCode, problem, text, call.MayHaveHappened, cause)
        {
            CallbackData = call.CallbackData,
            PhoneNumberId = call.PhoneNumberId,
            StartedAt = call.StartedAt,
        };
    }

    public static KapsoApiException Refused(KapsoCall call, HttpStatusCode status, HttpResponseHeaders headers, ReadOnlySpan<byte> body, DateTimeOffset now) =>
        ApiErrorReader.Read(ContextOf(call, status, headers, now), body);

    /// <summary>Whether it is still open after this answer if the call happened. A 429 holds the wire only when the options say that it proves nothing.</summary>
    private static bool LeavesOpen(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    private static ErrorContext ContextOf(KapsoCall call, HttpStatusCode status, HttpResponseHeaders headers, DateTimeOffset now) => new()
    {
        OperationId = call.Operation.Id,
        StatusCode = status,
        Headers = headers,
        RetryAfter = ReplayRules.LimitedRetryAfter(headers, now),
        OutcomeUnknown = call.MayHaveHappened && LeavesOpen(status),
        CallbackData = call.CallbackData,
        PhoneNumberId = call.PhoneNumberId,
        StartedAt = call.StartedAt,
        NumberId = call.NumberId,
        IsOfPlatform = call.Operation.Surface is ApiSurface.Platform,
        Mask = new TextMask([call.Credential.Secret, .. call.Secrets, .. call.Body is { } body ? BodyMask.ValuesToHide(body.Written.Span) : []], call.Phone),
    };
}
