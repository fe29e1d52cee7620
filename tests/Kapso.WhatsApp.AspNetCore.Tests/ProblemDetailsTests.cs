using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>Exceptions of the SDK as problem details, by themselves and over a socket.</summary>
public sealed class ProblemDetailsTests
{
    public static TheoryData<KapsoException, int> Statuses => new()
    {
        { Invalid(), 400 },
        { Refused(HttpStatusCode.NotFound), 404 },
        { Refused(HttpStatusCode.Conflict), 409 },
        { Refused(HttpStatusCode.BadRequest, 131047), 422 },
        { Refused(HttpStatusCode.UnprocessableEntity), 422 },
        { Refused(HttpStatusCode.Unauthorized), 502 },
        { Refused(HttpStatusCode.InternalServerError), 502 },
        { Refused(HttpStatusCode.TooManyRequests), 503 },
        { Refused(HttpStatusCode.TooManyRequests, outcomeUnknown: true), 502 },
        { new KapsoTransportException("sendMessage", TransportFailure.ConnectionFailed), 503 },
        { new KapsoTransportException("sendMessage", TransportFailure.CircuitOpen), 503 },
        { new KapsoTransportException("sendMessage", TransportFailure.TimedOut, outcomeUnknown: true), 504 },
        { new KapsoTransportException("sendMessage", TransportFailure.ConnectionLost, outcomeUnknown: true), 502 },
        { new KapsoTransportException("sendMessage", TransportFailure.UnknownRequest), 502 },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Each_exception_has_its_status(KapsoException exception, int status)
    {
        ProblemDetails problem = exception.ToProblemDetails();

        problem.Status.Should().Be(status);
        problem.Title.Should().NotBeNullOrEmpty();
        problem.Extensions.ContainsKey("outcomeUnknown").Should().Be(exception.OutcomeUnknown);
        problem.Extensions["retryAdvice"].Should().Be(exception.RetryAdvice.ToString());
        if (status >= 500 && !exception.OutcomeUnknown)
        {
            problem.Detail.Should().BeNull("what went wrong inside is not for callers from outside");
        }
    }

    [Fact]
    public void A_broken_rule_stands_under_its_path() =>
        Invalid().ToProblemDetails().Should().BeOfType<HttpValidationProblemDetails>().Which.Errors.Should().BeEquivalentTo(new Dictionary<string, string[]> { ["to"] = ["is not a number", "is too long"] });

    [Fact]
    public async Task A_request_that_failed_is_answered_with_problem_details()
    {
        (HttpResponseMessage response, JsonElement problem) = await AnswerAsync(Refused(HttpStatusCode.TooManyRequests, retryAfter: TimeSpan.FromSeconds(6.5)));

        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(7));
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        problem.GetProperty("operation").GetString().Should().Be("sendMessage");
        problem.GetProperty("category").GetString().Should().Be("Throttling");
        problem.GetProperty("retryAfter").GetInt32().Should().Be(7);
        problem.GetProperty("requestId").GetString().Should().Be("r-1");
    }

    [Fact]
    public async Task A_send_that_was_cancelled_on_its_way_may_have_happened()
    {
        (HttpResponseMessage response, JsonElement problem) = await AnswerAsync(new KapsoSendCanceledException("sendMessage"));

        response.StatusCode.Should().Be(HttpStatusCode.GatewayTimeout);
        problem.GetProperty("outcomeUnknown").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Other_exceptions_are_left_to_the_application() =>
        (await AnswerAsync(new InvalidOperationException("secret"))).Response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);

    private static KapsoValidationException Invalid() => new(
    [
        new ValidationProblem { Path = "to", Rule = "phone", Message = "is not a number" },
        new ValidationProblem { Path = "to", Rule = "max-length", Message = "is too long" },
    ]);

    private static KapsoApiException Refused(HttpStatusCode status, int? code = null, bool outcomeUnknown = false, TimeSpan? retryAfter = null) =>
        new("sendMessage", status, "refused", code: code, outcomeUnknown: outcomeUnknown) { RetryAfter = retryAfter, RequestId = "r-1" };

    private static async Task<(HttpResponseMessage Response, JsonElement Problem)> AnswerAsync(Exception failure)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        builder.Services.AddKapsoProblemDetails();
        await using WebApplication web = builder.Build();
        web.UseExceptionHandler();
        web.UseRouting();
        web.MapGet("/", (HttpContext _) => Task.FromException(failure));
        await web.StartAsync();
        using HttpClient http = new();
        HttpResponseMessage response = await http.GetAsync(new Uri(web.Urls.First()));
        string body = await response.Content.ReadAsStringAsync();
        return (response, JsonDocument.Parse(body.Length == 0 ? "{}" : body).RootElement);
    }
}
