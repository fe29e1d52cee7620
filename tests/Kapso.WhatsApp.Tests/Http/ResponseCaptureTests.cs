using System.Net;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>What the server says besides the result, and whose calls it is recorded of.</summary>
public sealed class ResponseCaptureTests
{
    private static readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Limited = Answer(
        HttpStatusCode.OK,
        KapsoUnderTest.SentBody,
        headers: [("X-Request-Id", "req-1"), ("X-RateLimit-Limit", "600"), ("X-RateLimit-Remaining", "599"), ("X-Burst-RateLimit-Limit", "10"), ("X-Burst-RateLimit-Remaining", "9")]);

    [Fact]
    public async Task The_answer_of_a_call_is_recorded()
    {
        using KapsoUnderTest kapso = new(Fail(HttpRequestError.ConnectionError), Limited);
        using ResponseCapture capture = ResponseCapture.Start();
        capture.Last.Should().BeNull();

        await kapso.SendText();

        capture.Last.Should().Be(new ResponseInfo
        {
            OperationId = "sendMessage",
            StatusCode = HttpStatusCode.OK,
            RequestId = "req-1",
            RateLimit = new RateLimit(600, 599) { Burst = new RateLimit(10, 9) },
            Attempts = 2,
        });
    }

    [Fact]
    public async Task A_refusal_is_recorded_too()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.BadRequest, """{"error":"no"}""", headers: ("X-RateLimit-Limit", "many")));
        using ResponseCapture capture = ResponseCapture.Start();

        await kapso.Awaiting(k => k.SendText()).Should().ThrowAsync<KapsoApiException>();

        capture.Last!.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        capture.Last.RateLimit.Should().BeNull();
    }

    [Fact]
    public async Task Captures_nest_and_end()
    {
        using KapsoUnderTest kapso = new(Limited);
        using ResponseCapture outer = ResponseCapture.Start();
        await kapso.SendText();
        using (ResponseCapture inner = ResponseCapture.Start())
        {
            await kapso.SendText();
            inner.Responses.Should().ContainSingle();
        }

        await kapso.SendText();
        outer.Responses.Should().HaveCount(3);
        outer.Dispose();
        await kapso.SendText();
        outer.Responses.Should().HaveCount(3);
    }

    [Fact]
    public async Task Calls_of_other_flows_are_not_seen()
    {
        using KapsoUnderTest kapso = new(Limited);
        TaskCompletionSource started = new();
        Task other = OtherFlow();
        using ResponseCapture capture = ResponseCapture.Start();
        started.SetResult();
        await other;

        capture.Responses.Should().BeEmpty();
        await Task.WhenAll(kapso.SendText(), kapso.SendText());
        capture.Responses.Should().HaveCount(2, "flows that begin under the capture belong to it");

        async Task OtherFlow()
        {
            await started.Task;
            await kapso.SendText();
        }
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Sun, 01 Nov 2026 12:01:30 GMT", 90)]
    [InlineData("Sun, 01 Nov 2026 11:00:00 GMT", 0)]
    [InlineData("soon", null)]
    public async Task A_refusal_tells_how_long_to_wait(string header, int? seconds)
    {
        using KapsoUnderTest kapso = new(options => options.Retry.Enabled = false, Answer(HttpStatusCode.TooManyRequests, headers: ("Retry-After", header)));

        KapsoApiException refused = (await kapso.Awaiting(k => k.SendText()).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.RetryAfter.Should().Be(seconds is int given ? TimeSpan.FromSeconds(given) : null);
    }
}
