using System.Net;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>A view of a client has options of its own and shares everything else.</summary>
public sealed class CallOptionsTests
{
    [Fact]
    public async Task A_view_adds_headers_and_uses_its_own_credential()
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);
        KapsoWhatsAppClient view = kapso.Client.With(new CallOptions
        {
            Headers = new Dictionary<string, string> { ["X-Trace"] = "abc" },
            Credential = KapsoCredential.FromApiKey("another-key-1234567890", "ana"),
        });

        await view.Messages.SendTextAsync("1", "+15551234567", "Hello");
        await kapso.SendText();

        SeenRequest[] requests = [.. kapso.Transport.Requests];
        (requests[0].Headers["X-Trace"], requests[0].Headers["X-API-Key"]).Should().Be(("abc", "another-key-1234567890"));
        requests[1].Headers.Should().NotContainKey("X-Trace");
        requests[1].Headers["X-API-Key"].Should().Be(KapsoUnderTest.ApiKey);
    }

    [Fact]
    public async Task Options_of_a_view_of_a_view_lie_above_the_outer_ones()
    {
        List<string> told = [];
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);
        KapsoWhatsAppClient outer = kapso.Client.With(new CallOptions { Headers = new Dictionary<string, string> { ["X-A"] = "1", ["X-B"] = "1" }, OnResponse = _ => told.Add("outer") });
        KapsoWhatsAppClient inner = outer.With(new CallOptions { Headers = new Dictionary<string, string> { ["X-B"] = "2" }, OnResponse = _ => told.Add("inner") });

        await inner.Messages.SendTextAsync("1", "+15551234567", "Hello");

        SeenRequest request = kapso.Transport.Requests.Single();
        (request.Headers["X-A"], request.Headers["X-B"]).Should().Be(("1", "2"));
        told.Should().Equal("inner", "outer");
    }

    [Fact]
    public async Task What_the_server_said_is_told_of_successes_and_refusals()
    {
        List<ResponseInfo> told = [];
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.OK, KapsoUnderTest.SentBody, headers: ("X-Request-Id", "r1")), ScriptedTransport.Answer(HttpStatusCode.NotFound, """{"error":"No"}"""));
        KapsoWhatsAppClient view = kapso.Client.With(new CallOptions { OnResponse = told.Add });

        await view.Messages.SendTextAsync("1", "+15551234567", "Hello");
        await view.Awaiting(v => v.Customers.GetAsync("c")).Should().ThrowAsync<KapsoApiException>();

        told.Select(info => (info.OperationId, info.StatusCode, info.RequestId)).Should().Equal(("sendMessage", HttpStatusCode.OK, "r1"), ("getCustomer", HttpStatusCode.NotFound, null));
    }

    [Fact]
    public async Task A_callback_that_fails_does_not_make_the_call_fail()
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);

        SentMessage sent = await kapso.Client.With(new CallOptions { OnResponse = _ => throw new InvalidOperationException("mine") }).Messages.SendTextAsync("1", "+15551234567", "Hello");

        sent.Id.Should().Be("wamid.SENT");
    }

    [Fact]
    public async Task A_call_ends_when_its_own_time_is_over()
    {
        using KapsoUnderTest kapso = new(options => options.Retry.Enabled = false, ScriptedTransport.Silence);
        Task<SentMessage> send = kapso.Client.With(new CallOptions { Timeout = TimeSpan.FromSeconds(15) }).Messages.SendTextAsync("1", "+15551234567", "Hello");

        kapso.Clock.Advance(TimeSpan.FromSeconds(16));

        KapsoTransportException late = (await FluentActions.Awaiting(() => send).Should().ThrowAsync<KapsoTransportException>()).Which;
        (late.Failure, late.OutcomeUnknown).Should().Be((TransportFailure.TimedOut, true));
    }

    [Fact]
    public void What_breaks_a_rule_is_refused_with_all_problems()
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);
        CallOptions wrong = new()
        {
            Timeout = TimeSpan.Zero,
            Headers = new Dictionary<string, string> { ["X Y"] = "a", ["x-api-key"] = "secret", ["Host"] = "evil", ["X-Z"] = "a\r\nb" },
        };

        KapsoValidationException refused = kapso.Client.Invoking(client => client.With(wrong)).Should().Throw<KapsoValidationException>().Which;

        refused.Problems.ShouldBe("options.timeout: range", "options.headers: header-name", "options.headers: reserved", "options.headers: reserved", "options.headers: header-value");
        refused.Message.Should().NotContain("secret");
    }

    [Fact]
    public void The_values_of_headers_and_the_credential_are_not_shown() =>
        new CallOptions { Headers = new Dictionary<string, string> { ["X-Secret"] = "very-secret" }, Credential = KapsoCredential.FromApiKey("key-1234567890") }.ToString()
            .Should().Contain("X-Secret").And.NotContain("very-secret").And.NotContain("key-1234567890");
}
