using System.Net;
using System.Text.Json;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Serialization;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Http;

/// <summary>When a call is repeated and when it is not, for each replay class.</summary>
public sealed class ReplayTests
{
    private const string MessageBody = """{"id":"wamid.1","type":"text","text":{"body":"Hi"}}""";

    private static readonly Operation<JsonElement> Create =
        new("createThing", HttpMethod.Post, "things", ApiSurface.Platform, Replay.Never, WhatsApp.Http.Answer.Json(MessagesJson.Default.JsonElement)) { ClientMethod = "Things.CreateAsync" };

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError)]
    [InlineData(HttpRequestError.ConnectionError)]
    [InlineData(HttpRequestError.SecureConnectionError)]
    [InlineData(HttpRequestError.ProxyTunnelError)]
    public async Task A_send_that_never_left_is_tried_again(HttpRequestError error)
    {
        using KapsoUnderTest kapso = new(Fail(error), Fail(error), KapsoUnderTest.Sent);

        (await kapso.SendText()).Id.Should().Be("wamid.SENT");

        kapso.Transport.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_send_whose_connection_took_too_long_is_tried_again()
    {
        using KapsoUnderTest kapso = new(NoConnection(new TaskCanceledException("connect", new TimeoutException())), KapsoUnderTest.Sent);

        (await kapso.SendText()).Id.Should().Be("wamid.SENT");
        kapso.Transport.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.Conflict)]
    public async Task A_send_that_was_refused_for_now_is_tried_again(HttpStatusCode status)
    {
        using KapsoUnderTest kapso = new(Answer(status, """{"error":"later"}""", headers: ("Retry-After", "2")), KapsoUnderTest.Sent);

        (await kapso.SendText()).Id.Should().Be("wamid.SENT");
        kapso.Transport.Requests.Should().HaveCount(2);
        kapso.Transport.Requests.Select(request => request.Body).Distinct().Should().ContainSingle("each attempt carries the same body and callback data");
    }

    public static TheoryData<Exception, TransportFailure> ReportsOfConnecting => new()
    {
        { new TaskCanceledException("inner time-out", new TimeoutException()), TransportFailure.TimedOut },
        { new HttpRequestException(HttpRequestError.ConnectionError, "of the second of two connections"), TransportFailure.ConnectionLost },
    };

    [Theory]
    [MemberData(nameof(ReportsOfConnecting))]
    public async Task A_send_whose_body_was_written_is_not_repeated_although_the_transport_reports_a_failure_to_connect(Exception report, TransportFailure told)
    {
        using KapsoUnderTest kapso = new(Fail(report), KapsoUnderTest.Sent);

        KapsoTransportException failed = (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoTransportException>()).Which;

        (failed.Failure, failed.OutcomeUnknown).Should().Be((told, true));
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_send_that_stays_refused_ends_after_the_retries_with_the_refusal()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.Conflict, """{"error":"A message is in flight"}"""));

        KapsoApiException refused = (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.StatusCode.Should().Be(HttpStatusCode.Conflict);
        refused.OutcomeUnknown.Should().BeFalse();
        kapso.Transport.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_429_does_not_count_as_refusal_when_the_option_says_so()
    {
        using KapsoUnderTest kapso = new(options => options.Retry.TreatTooManyRequestsAsRefused = false, Answer(HttpStatusCode.TooManyRequests), KapsoUnderTest.Sent);

        (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoApiException>()).Which.OutcomeUnknown.Should().BeTrue();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("60")]
    [InlineData("Sun, 01 Nov 2026 12:01:00 GMT")]
    public async Task A_retry_after_beyond_the_cap_is_told_at_once(string retryAfter)
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.TooManyRequests, """{"error":"Rate limit exceeded"}""", headers: ("Retry-After", retryAfter)), KapsoUnderTest.Sent);

        KapsoApiException refused = (await kapso.Client.Messages
            .Invoking(messages => messages.SendTextAsync(KapsoUnderTest.PhoneNumberId, KapsoUnderTest.To, "Hello"))
            .Should().ThrowAsync<KapsoApiException>()).Which;

        refused.RetryAfter.Should().Be(TimeSpan.FromSeconds(60));
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("86401")]
    [InlineData("2147483647")]
    [InlineData("99999999999")]
    [InlineData("99999999999999999999999999")]
    [InlineData("Fri, 31 Dec 9999 23:59:59 GMT")]
    public async Task A_retry_after_of_years_is_told_as_a_day_which_a_timer_takes(string retryAfter)
    {
        using KapsoUnderTest kapso = new(
            options => options.Retry.MaxRetryAfter = TimeSpan.FromDays(1), Answer(HttpStatusCode.TooManyRequests, """{"error":"Rate limit exceeded"}""", headers: ("Retry-After", retryAfter)));

        KapsoApiException refused = (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.RetryAfter.Should().Be(TimeSpan.FromDays(1));
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    public async Task A_send_that_the_server_failed_on_is_not_repeated_and_its_outcome_is_unknown(HttpStatusCode status)
    {
        using KapsoUnderTest kapso = new(Answer(status, """{"error":"Something broke"}"""), KapsoUnderTest.Sent);

        KapsoApiException failed = (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoApiException>()).Which;

        failed.OutcomeUnknown.Should().BeTrue();
        failed.CallbackData.Should().Be(CallbackDataOf(kapso.Transport.Requests.Single()));
        failed.Message.Should().Contain("Something broke");
    }

    [Theory]
    [InlineData(HttpRequestError.ResponseEnded)]
    [InlineData(HttpRequestError.Unknown)]
    [InlineData(HttpRequestError.HttpProtocolError)]
    public async Task A_send_whose_connection_was_lost_is_not_repeated_and_its_outcome_is_unknown(HttpRequestError error)
    {
        using KapsoUnderTest kapso = new(Fail(error), KapsoUnderTest.Sent);

        KapsoTransportException lost = (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoTransportException>()).Which;

        lost.Failure.Should().Be(TransportFailure.ConnectionLost);
        lost.OutcomeUnknown.Should().BeTrue();
        lost.CallbackData.Should().Be(CallbackDataOf(kapso.Transport.Requests.Single()));
    }

    [Fact]
    public async Task A_send_that_is_never_answered_times_out_once_and_its_outcome_is_unknown()
    {
        using KapsoUnderTest kapso = new(Hang);

        KapsoTransportException late = (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoTransportException>()).Which;

        late.Failure.Should().Be(TransportFailure.TimedOut);
        late.OutcomeUnknown.Should().BeTrue();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_send_that_never_left_in_all_its_attempts_has_a_known_outcome()
    {
        using KapsoUnderTest kapso = new(Fail(HttpRequestError.ConnectionError));

        KapsoTransportException failed = (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoTransportException>()).Which;

        failed.Failure.Should().Be(TransportFailure.ConnectionFailed);
        failed.OutcomeUnknown.Should().BeFalse();
        kapso.Transport.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_send_with_an_unreadable_answer_is_not_repeated_and_its_outcome_is_unknown()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, "", "text/plain"));

        KapsoSerializationException unreadable = (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoSerializationException>()).Which;

        unreadable.OutcomeUnknown.Should().BeTrue();
        unreadable.CallbackData.Should().NotBeNullOrEmpty();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_read_is_repeated_after_failures_that_pass()
    {
        using KapsoUnderTest kapso = new(
            Answer(HttpStatusCode.InternalServerError), Fail(HttpRequestError.ResponseEnded), Answer(HttpStatusCode.RequestTimeout), Answer(HttpStatusCode.OK, MessageBody));

        Message message = await kapso.Client.Messages.GetAsync(KapsoUnderTest.PhoneNumberId, "wamid.1");

        message.Id.Should().Be("wamid.1");
        kapso.Transport.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_read_that_times_out_is_repeated()
    {
        using KapsoUnderTest kapso = new(Hang, Answer(HttpStatusCode.OK, MessageBody));

        (await kapso.Client.Messages.GetAsync(KapsoUnderTest.PhoneNumberId, "wamid.1")).Id.Should().Be("wamid.1");
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task A_read_that_is_refused_for_good_is_not_repeated(HttpStatusCode status)
    {
        using KapsoUnderTest kapso = new(Answer(status, """{"error":"No"}"""));

        KapsoApiException refused = (await kapso.Invoking(k => k.Client.Messages.GetAsync(KapsoUnderTest.PhoneNumberId, "wamid.1"))
            .Should().ThrowAsync<KapsoApiException>()).Which;

        refused.OutcomeUnknown.Should().BeFalse();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Nothing_is_repeated_when_retries_are_off()
    {
        using KapsoUnderTest kapso = new(options => options.Retry.Enabled = false, Answer(HttpStatusCode.InternalServerError), Answer(HttpStatusCode.OK, MessageBody));

        await kapso.Invoking(k => k.Client.Messages.GetAsync(KapsoUnderTest.PhoneNumberId, "wamid.1")).Should().ThrowAsync<KapsoApiException>();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_create_is_repeated_after_429_and_not_after_409_or_500()
    {
        (await AttemptsOfCreate(HttpStatusCode.TooManyRequests)).Should().Be(4);
        (await AttemptsOfCreate(HttpStatusCode.Conflict)).Should().Be(1);
        (await AttemptsOfCreate(HttpStatusCode.InternalServerError)).Should().Be(1);
    }

    [Fact]
    public async Task Marking_as_read_is_repeated_like_a_read()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.BadGateway), Answer(HttpStatusCode.OK, """{"success":true}"""));

        await kapso.Client.Messages.MarkAsReadAsync(KapsoUnderTest.PhoneNumberId, "wamid.1", showTyping: true);

        kapso.Transport.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_callers_own_cancellation_stays_a_cancellation()
    {
        using KapsoUnderTest kapso = new(Silence);
        using CancellationTokenSource cancel = new();
        Task<SentMessage> sending = kapso.Client.Messages.SendTextAsync(KapsoUnderTest.PhoneNumberId, KapsoUnderTest.To, "Hello", cancellationToken: cancel.Token);

        await cancel.CancelAsync();

        await FluentActions.Awaiting(() => sending).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Throttling_does_not_open_the_circuit()
    {
        using KapsoUnderTest kapso = new(options => options.Retry.Enabled = false, Answer(HttpStatusCode.TooManyRequests, """{"error":"Rate limit exceeded"}"""));

        for (int i = 0; i < 150; i++)
        {
            await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoApiException>();
        }

        kapso.Transport.Requests.Should().HaveCount(150);
    }

    [Fact]
    public async Task A_server_that_keeps_failing_opens_the_circuit_and_the_failure_says_so()
    {
        using KapsoUnderTest kapso = new(options => options.Retry.Enabled = false, Answer(HttpStatusCode.InternalServerError, """{"error":"down"}"""));
        for (int i = 0; i < 100; i++)
        {
            await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoApiException>();
        }

        KapsoTransportException open = (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoTransportException>()).Which;

        open.Failure.Should().Be(TransportFailure.CircuitOpen);
        open.OutcomeUnknown.Should().BeFalse("the request was never made");
        open.InnerException.Should().BeNull("exceptions of a dependency do not leak");
        kapso.Transport.Requests.Should().HaveCount(100);
    }

    private static async Task<int> AttemptsOfCreate(HttpStatusCode status)
    {
        using KapsoUnderTest kapso = new(Answer(status, """{"error":"No"}"""));
        Task<JsonElement> creating = kapso.Pipeline.CallAsync(Create, [], CancellationToken.None);
        await FluentActions.Awaiting(() => creating).Should().ThrowAsync<KapsoApiException>();
        return kapso.Transport.Requests.Count;
    }

    private static string? CallbackDataOf(SeenRequest request) =>
        JsonDocument.Parse(request.Body!).RootElement.GetProperty("biz_opaque_callback_data").GetString();
}
