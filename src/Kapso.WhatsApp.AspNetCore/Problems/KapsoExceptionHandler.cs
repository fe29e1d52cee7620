using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Answers requests that failed with an exception of the SDK with problem details.</summary>
internal sealed class KapsoExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        ProblemDetails? problem = exception switch
        {
            KapsoException failure => failure.ToProblemDetails(),
            KapsoSendCanceledException canceled => canceled.ToProblemDetails(),
            _ => null,
        };
        if (problem is null)
        {
            return ValueTask.FromResult(false);
        }

        httpContext.Response.StatusCode = problem.Status!.Value;
        if (KapsoProblemDetails.SecondsOf((exception as KapsoApiException)?.RetryAfter) is { } seconds)
        {
            httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, Exception = exception, ProblemDetails = problem });
    }
}
