using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Describes exceptions of the SDK as problem details (RFC 9457), for the answers of an application's own API.</summary>
public static class KapsoProblemDetails
{
    private const string MayHaveHappened = "It may have been sent or done all the same.";

    /// <summary>
    /// Describes a failed call as problem details: 400 with the problems by their paths when an argument broke a rule, 404, 409 and 422 for refusals, 503 when nothing was done and it can be tried
    /// again later, 504 for a time-out and 502 for everything else. The extensions hold what a program can act upon: <c>operation</c>, <c>category</c>, <c>code</c>, <c>outcomeUnknown</c>,
    /// <c>retryAdvice</c>, <c>retryAfter</c> in seconds and <c>requestId</c>. From 500 on, the exception's own text is left out.
    /// </summary>
    /// <param name="exception">The exception.</param>
    public static ProblemDetails ToProblemDetails(this KapsoException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ProblemDetails problem = exception is KapsoValidationException invalid
            ? new HttpValidationProblemDetails(ByPath(invalid))
            : new ProblemDetails();
        int status = StatusOf(exception);
        problem.Status = status;
        problem.Title = TitleOf(exception);
        problem.Detail = exception.OutcomeUnknown ? MayHaveHappened : status < StatusCodes.Status500InternalServerError ? exception.Message : null;
        KapsoApiException? refusal = exception as KapsoApiException;
        Extend(problem, "operation", exception.OperationId);
        Extend(problem, "category", refusal?.Category.ToString());
        Extend(problem, "code", refusal?.Code);
        Extend(problem, "outcomeUnknown", exception.OutcomeUnknown ? true : null);
        Extend(problem, "retryAdvice", exception.RetryAdvice.ToString());
        Extend(problem, "retryAfter", SecondsOf(refusal?.RetryAfter));
        Extend(problem, "requestId", refusal?.RequestId);
        return problem;
    }

    /// <summary>Describes a send that was cancelled after it may have left as problem details, with status 504 and <c>outcomeUnknown</c>.</summary>
    /// <param name="exception">The exception.</param>
    public static ProblemDetails ToProblemDetails(this KapsoSendCanceledException exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        ProblemDetails problem = new() { Status = StatusCodes.Status504GatewayTimeout, Title = "The call was cancelled while it was on its way.", Detail = MayHaveHappened };
        Extend(problem, "operation", exception.OperationId);
        Extend(problem, "outcomeUnknown", true);
        Extend(problem, "retryAdvice", RetryAdvice.Settle.ToString());
        return problem;
    }

    internal static int? SecondsOf(TimeSpan? wait) => wait is { } known ? (int)Math.Ceiling(known.TotalSeconds) : null;

    private static int StatusOf(KapsoException exception) => exception switch
    {
        KapsoValidationException => StatusCodes.Status400BadRequest,
        KapsoTransportException { Failure: TransportFailure.TimedOut } => StatusCodes.Status504GatewayTimeout,
        KapsoTransportException { OutcomeUnknown: false, RetryAdvice: RetryAdvice.AfterDelay } => StatusCodes.Status503ServiceUnavailable,
        KapsoApiException { OutcomeUnknown: true } => StatusCodes.Status502BadGateway,
        KapsoApiException { IsThrottled: true } => StatusCodes.Status503ServiceUnavailable,
        KapsoApiException { Category: ErrorCategory.NotFound } => StatusCodes.Status404NotFound,
        KapsoApiException { Category: ErrorCategory.Conflict or ErrorCategory.InFlight } => StatusCodes.Status409Conflict,

        // The application's own key or account is at fault, and not what its caller has asked for.
        KapsoApiException { Category: ErrorCategory.Authorization or ErrorCategory.Payment or ErrorCategory.Redirect or ErrorCategory.Server } => StatusCodes.Status502BadGateway,
        KapsoApiException { StatusCode: HttpStatusCode.RequestTimeout or >= HttpStatusCode.InternalServerError } => StatusCodes.Status502BadGateway,
        KapsoApiException => StatusCodes.Status422UnprocessableEntity,
        _ => StatusCodes.Status502BadGateway,
    };

    private static string TitleOf(KapsoException exception) => exception switch
    {
        KapsoValidationException => "A value breaks a rule of WhatsApp or Kapso.",
        KapsoApiException => "The WhatsApp platform refused the call.",
        KapsoTransportException => "The WhatsApp platform could not be reached.",
        _ => "The WhatsApp platform gave an answer that cannot be used.",
    };

    private static Dictionary<string, string[]> ByPath(KapsoValidationException invalid) =>
        invalid.Problems.GroupBy(problem => problem.Path, StringComparer.Ordinal).ToDictionary(path => path.Key, path => path.Select(problem => problem.Message).ToArray(), StringComparer.Ordinal);

    private static void Extend(ProblemDetails problem, string name, object? value)
    {
        if (value is not null)
        {
            problem.Extensions[name] = value;
        }
    }
}
