using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Http;

/// <summary>
/// One span, one measurement and one log line a call. None of them holds a key, a body, a path or a phone number.
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

    /// <summary>Notes of an answer what the log is told of it.</summary>
    public static Answered Note(ILogger logger, HttpResponseMessage response) =>
        new(response.StatusCode, logger.IsEnabled(LogLevel.Information) ? ApiErrorReader.RequestId(response.Headers) : null, MessageId: null);

    /// <summary>Closes the books on a call, however it ended.</summary>
    public static void Finish(ILogger logger, Activity? span, KapsoCall call, TimeSpan elapsed, Answered answered, Exception? failure)
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
        Close(span, call, answered.Status, error, outcomeUnknown);
        Log(logger, call, elapsed, answered, failure, error, outcomeUnknown);
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

    private static void Log(ILogger logger, KapsoCall call, TimeSpan elapsed, Answered answered, Exception? failure, string? error, bool outcomeUnknown)
    {
        (LogLevel level, EventId id, string outcome) = failure switch
        {
            null => (LogLevel.Information, new EventId(1, "Completed"), "done"),
            not null when outcomeUnknown => (LogLevel.Warning, new EventId(6, "MayHaveHappened"), "failed, and it may have been sent or done all the same"),
            KapsoApiException { StatusCode: HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError } => (LogLevel.Warning, new EventId(7, "ServerFailed"), "failed"),
            KapsoApiException => (LogLevel.Warning, new EventId(2, "Refused"), "refused"),
            OperationCanceledException => (LogLevel.Information, new EventId(4, "Cancelled"), "cancelled by the caller; it is safe to try again"),
            _ => (LogLevel.Warning, new EventId(3, "Failed"), "failed, and nothing was done twice"),
        };
        if (!logger.IsEnabled(level))
        {
            return;
        }

        KapsoApiException? refusal = failure as KapsoApiException;
        CallLog log = new(call, outcome);
        log.Add("Status", (int?)(refusal?.StatusCode ?? answered.Status));
        log.Add("Elapsed", Math.Round(elapsed.TotalMilliseconds, 1));
        log.Add("Attempts", call.Attempts > 1 ? call.Attempts : null);
        log.Add("Failure", failure is OperationCanceledException and not KapsoSendCanceledException ? null : error);
        log.Add("Code", refusal?.Code);
        log.Add("Advice", failure is KapsoTransportException ? (failure as KapsoException)?.RetryAdvice : null);
        log.Add("MessageId", answered.MessageId);
        log.Add("CallbackData", outcomeUnknown ? call.CallbackData : null);
        log.Add("RequestId", refusal?.RequestId ?? answered.RequestId);
        log.Write(logger, level, id);
    }

    // The log line of a call has the event ids 1 to 4, 6 and 7; 5 is SendTurn's, 8 and 9 are Transport's.
    [LoggerMessage(11, LogLevel.Warning, "The tracker of conversations failed ({Failure}); it does not know what the last call told about who holds a conversation")]
    public static partial void TrackerFailed(ILogger logger, string failure);

    [LoggerMessage(10, LogLevel.Warning, "OnResponse of the call options failed for {Operation} ({Failure})")]
    public static partial void CallbackFailed(ILogger logger, string operation, string failure);

    /// <summary>What is known of the answer to a call.</summary>
    /// <param name="Status">Its status.</param>
    /// <param name="RequestId">The server's id of the request.</param>
    /// <param name="MessageId">The id of the message that was sent.</param>
    public readonly record struct Answered(HttpStatusCode? Status, string? RequestId, string? MessageId);
}
