using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Http;

/// <summary>
/// One span, one measurement and at most one log line a call. None of them holds a key, a body, an id in a path or a phone number.
/// </summary>
internal static partial class Telemetry
{
    public const string Name = "Kapso.WhatsApp";

    private static readonly ActivitySource Source = new(Name, PackageVersion.Value);

    private static readonly Meter Meter = new(Name, PackageVersion.Value);

    private static readonly Histogram<double> Duration =
        Meter.CreateHistogram<double>("kapso.client.operation.duration", "s", "How long a call took, with all its attempts.");

    private static readonly Histogram<double> PacingWait =
        Meter.CreateHistogram<double>("kapso.client.pacing.wait", "s", "How long a message waited for its turn before it was sent.");

    private static readonly Counter<long> Retries =
        Meter.CreateCounter<long>("kapso.client.retries", "{attempt}", "Attempts after the first one.");

    private static readonly Counter<long> UnknownOutcomes =
        Meter.CreateCounter<long>("kapso.client.unknown_outcomes", "{call}", "Sends and creates of which it is not known whether they happened.");

    public static Activity? Start(Operation operation, Uri target)
    {
        Activity? span = Source.StartActivity(operation.Id, ActivityKind.Client);
        if (span is { IsAllDataRequested: true })
        {
            span.SetTag("kapso.operation", operation.Id);
            span.SetTag("http.request.method", operation.Method.Method);
            span.SetTag("http.route", operation.Path);
            span.SetTag("server.address", target.Host);
        }

        return span;
    }

    /// <summary>Notes how long a message waited for its turn.</summary>
    public static void Waited(Operation operation, TimeSpan wait) => PacingWait.Record(wait.TotalSeconds, new KeyValuePair<string, object?>("kapso.operation", operation.Id));

    /// <summary>Closes the books on a call, however it ended.</summary>
    public static void Finish(ILogger logger, Activity? span, KapsoCall call, TimeSpan elapsed, HttpStatusCode? status, Exception? failure)
    {
        string? error = failure switch
        {
            null => null,
            KapsoApiException api => api.Category.ToString(),
            KapsoTransportException transport => transport.Failure.ToString(),
            _ => failure.GetType().Name,
        };
        bool outcomeUnknown = failure is KapsoException { OutcomeUnknown: true } or KapsoSendCanceledException;
        Measure(call, elapsed, error, outcomeUnknown);
        Close(span, call, status, error, outcomeUnknown);
        Log(logger, call, elapsed, status, failure, error, outcomeUnknown);
    }

    private static void Measure(KapsoCall call, TimeSpan elapsed, string? error, bool outcomeUnknown)
    {
        KeyValuePair<string, object?> operation = new("kapso.operation", call.Operation.Id);
        if (Duration.Enabled)
        {
            Duration.Record(elapsed.TotalSeconds, operation, new("error.type", error));
        }

        if (call.Attempts > 1)
        {
            Retries.Add(call.Attempts - 1, operation);
        }

        if (outcomeUnknown)
        {
            UnknownOutcomes.Add(1, operation);
        }
    }

    private static void Close(Activity? span, KapsoCall call, HttpStatusCode? status, string? error, bool outcomeUnknown)
    {
        if (span is null)
        {
            return;
        }

        span.SetTag("kapso.attempts", call.Attempts);
        if (status is not null)
        {
            span.SetTag("http.response.status_code", (int)status);
        }

        if (error is not null)
        {
            span.SetTag("error.type", error);
            span.SetTag("kapso.outcome_unknown", outcomeUnknown);
            span.SetStatus(ActivityStatusCode.Error);
        }

        span.Dispose();
    }

    private static void Log(ILogger logger, KapsoCall call, TimeSpan elapsed, HttpStatusCode? status, Exception? failure, string? error, bool outcomeUnknown)
    {
        KapsoApiException? answer = failure as KapsoApiException;
        switch (failure)
        {
            case null:
                Completed(logger, call.Operation.Id, (int)status.GetValueOrDefault(), elapsed.TotalMilliseconds, call.Attempts);
                break;
            case not null when outcomeUnknown:
                MayHaveHappened(logger, call.Operation.Id, error!, (int?)(answer?.StatusCode ?? status), answer?.Code, answer?.RequestId, call.Attempts, call.CallbackData);
                break;
            case KapsoApiException { StatusCode: HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError }:
                ServerFailed(logger, call.Operation.Id, (int)answer!.StatusCode, error!, answer.Code, answer.RequestId, call.Attempts);
                break;
            case KapsoApiException:
                Refused(logger, call.Operation.Id, (int)answer!.StatusCode, error!, answer.Code, answer.RequestId, call.Attempts);
                break;
            case OperationCanceledException:
                Cancelled(logger, call.Operation.Id);
                break;
            default:
                Failed(logger, call.Operation.Id, error!, call.Attempts, (failure as KapsoException)?.RetryAdvice);
                break;
        }
    }

    [LoggerMessage(1, LogLevel.Debug, "{Operation} answered {Status} after {Elapsed} ms and {Attempts} attempts")]
    private static partial void Completed(ILogger logger, string operation, int status, double elapsed, int attempts);

    [LoggerMessage(2, LogLevel.Warning, "{Operation} was refused with {Status} ({Category}, code {Code}, request {RequestId}) after {Attempts} attempts")]
    private static partial void Refused(ILogger logger, string operation, int status, string category, int? code, string? requestId, int attempts);

    [LoggerMessage(3, LogLevel.Warning, "{Operation} failed ({Failure}) after {Attempts} attempts, and nothing was done twice; advice {Advice}")]
    private static partial void Failed(ILogger logger, string operation, string failure, int attempts, RetryAdvice? advice);

    [LoggerMessage(4, LogLevel.Debug, "{Operation} was cancelled by its caller; it is safe to try again")]
    private static partial void Cancelled(ILogger logger, string operation);

    // 5 is SendTurn's; 8 and 9 are Transport's.
    [LoggerMessage(
        6,
        LogLevel.Warning,
        "{Operation} failed ({Failure}, status {Status}, code {Code}, request {RequestId}) after {Attempts} attempts, and it may have been sent or done all the same; callback data {CallbackData}")]
    private static partial void MayHaveHappened(ILogger logger, string operation, string failure, int? status, int? code, string? requestId, int attempts, string? callbackData);

    [LoggerMessage(7, LogLevel.Warning, "{Operation} failed with {Status} ({Category}, code {Code}, request {RequestId}) after {Attempts} attempts")]
    private static partial void ServerFailed(ILogger logger, string operation, int status, string category, int? code, string? requestId, int attempts);

    [LoggerMessage(11, LogLevel.Warning, "The tracker of conversations failed ({Failure}); it does not know what the last call told about who holds a conversation")]
    public static partial void TrackerFailed(ILogger logger, string failure);

    [LoggerMessage(10, LogLevel.Warning, "OnResponse of the call options failed for {Operation} ({Failure})")]
    public static partial void CallbackFailed(ILogger logger, string operation, string failure);
}
