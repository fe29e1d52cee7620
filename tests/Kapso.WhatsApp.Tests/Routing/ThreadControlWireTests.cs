using System.Net;
using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Routing;

/// <summary>Conversations that change hands: the requests, the answers, and that none is repeated.</summary>
public sealed class ThreadControlWireTests
{
    private const string Address = Exchange.WhatsApp + "647/thread_control";
    private const string Done = """{"messaging_product":"whatsapp","request_id":"r1","mood":1}""";

    [Fact]
    public async Task A_conversation_is_taken_released_and_passed()
    {
        (ThreadControlResult took, SeenRequest take) = await Exchange.Make(Done, kapso => kapso.Conversations.TakeAsync("647", "+1 (555) 123-4567", "Taking over"));
        (ThreadControlResult released, SeenRequest release) = await Exchange.Make("""{"messaging_product":"whatsapp"}""", kapso => kapso.Conversations.ReleaseAsync("647", "US.1349"));
        (ThreadControlResult passed, SeenRequest pass) = await Exchange.Make(Done, kapso => kapso.Conversations.PassAsync("647", "15551234567", RoutingRole.ClickToWhatsApp, "wants a refund"));
        SeenRequest plain = await Exchange.Make(Done, kapso => (Task)kapso.Conversations.PassAsync("647", "15551234567"));

        take.ShouldBe("POST", Address, """{"messaging_product":"whatsapp","to":"\u002B15551234567","action":"take","metadata":"Taking over"}""");
        release.ShouldBe("POST", Address, """{"messaging_product":"whatsapp","recipient":"US.1349","action":"release"}""");
        pass.ShouldBe("POST", Address, """{"messaging_product":"whatsapp","to":"15551234567","action":"pass","control_pass":{"target_role":"ctwa"},"metadata":"wants a refund"}""");
        plain.ShouldBe("POST", Address, """{"messaging_product":"whatsapp","to":"15551234567","action":"pass"}""");
        (took.RequestId, released.RequestId, passed.RequestId).Should().Be(("r1", null, "r1"));
        took.AdditionalData.Should().ContainKey("mood");
    }

    [Fact]
    public async Task The_bound_form_says_the_same()
    {
        SeenRequest take = await Exchange.Make(Done, kapso => (Task)kapso.Number("647").TakeConversationAsync("15551234567", "a"));
        SeenRequest release = await Exchange.Make(Done, kapso => (Task)kapso.Number("647").ReleaseConversationAsync("15551234567", "b"));
        SeenRequest pass = await Exchange.Make(Done, kapso => (Task)kapso.Number("647").PassConversationAsync("15551234567", RoutingRole.AiAgent, "c"));

        take.ShouldBe("POST", Address, """{"messaging_product":"whatsapp","to":"15551234567","action":"take","metadata":"a"}""");
        release.ShouldBe("POST", Address, """{"messaging_product":"whatsapp","to":"15551234567","action":"release","metadata":"b"}""");
        pass.ShouldBe("POST", Address, """{"messaging_product":"whatsapp","to":"15551234567","action":"pass","control_pass":{"target_role":"ai_agent"},"metadata":"c"}""");
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent()
    {
        (await Exchange.Refused(kapso => kapso.Conversations.TakeAsync(" ", "12", new string('x', 2001)))).ShouldBe("phoneNumberId: required", "customer: phone-number", "metadata: max-length");
        (await Exchange.Refused(kapso => kapso.Conversations.ReleaseAsync("647", Person.FromBusinessScopedUserId("nobody")))).ShouldBe("customer: pattern");
        (await Exchange.Refused(kapso => kapso.Conversations.PassAsync("647", "15551234567", default(RoutingRole)))).ShouldBe("to: required");
        await FluentActions.Awaiting(() => Exchange.Make(Done, kapso => (Task)kapso.Conversations.PassAsync("647", null!))).Should().ThrowAsync<ArgumentNullException>();
    }

    [Fact]
    public async Task Who_may_not_take_is_told_so()
    {
        KapsoApiException refused = await RefusalAsync(HttpStatusCode.Forbidden, """{"error":{"code":2494191,"message":"Not allowed"}}""");

        (refused.Category, refused.Code, refused.ErrorType, refused.OutcomeUnknown, refused.RetryAdvice).Should().Be((ErrorCategory.ThreadOwnership, 2494191, null, false, RetryAdvice.FixRequest));
        refused.Advice.Should().Contain("escalation");
    }

    [Fact]
    public async Task An_action_that_is_under_way_is_told_by_its_code()
    {
        KapsoApiException refused = await RefusalAsync(HttpStatusCode.Conflict, """{"error":"thread_control_in_progress","detail":"An earlier action is not finished."}""");

        (refused.KapsoCode, refused.Category, refused.ServerMessage).Should().Be((KapsoErrorCode.ThreadControlInProgress, ErrorCategory.InFlight, "An earlier action is not finished."));
        (refused.OutcomeUnknown, refused.IsSafeToRetry).Should().Be((false, true));
        refused.Advice.Should().NotContain("message to this recipient");
    }

    [Theory]
    [InlineData(HttpStatusCode.BadGateway, """{"error":"Meta API request failed","detail":"The result is unknown."}""")]
    [InlineData(HttpStatusCode.BadGateway, "<html>Bad gateway</html>")]
    [InlineData(HttpStatusCode.BadRequest, """{"error":"No answer","code":"thread_control_outcome_unknown"}""")]
    public async Task Without_an_answer_of_metas_the_outcome_is_unknown(HttpStatusCode status, string body)
    {
        KapsoApiException failed = await RefusalAsync(status, body);

        (failed.OutcomeUnknown, failed.RetryAdvice).Should().Be((true, RetryAdvice.Settle));
        failed.Message.Should().Contain("handover").And.NotContain("SettleAsync");
    }

    [Fact]
    public async Task A_lost_connection_leaves_the_outcome_unknown_too()
    {
        using KapsoUnderTest kapso = new(Fail(new HttpRequestException(HttpRequestError.ResponseEnded, "gone")), Answer(HttpStatusCode.OK, Done));

        (await kapso.Client.Awaiting(client => client.Conversations.TakeAsync("647", "15551234567")).Should().ThrowAsync<KapsoTransportException>()).Which.OutcomeUnknown.Should().BeTrue();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_message_takes_the_conversation_with_a_header()
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);
        SendOptions taking = new() { TakeControl = true };
        KapsoWhatsAppClient withHeader = kapso.Client.With(new CallOptions { Headers = new Dictionary<string, string> { ["x-kapso-take-control"] = "true" } });

        await kapso.Client.Messages.SendTextAsync("1", KapsoUnderTest.To, "Hi", taking);
        await withHeader.Messages.SendTextAsync("1", KapsoUnderTest.To, "Hi", taking);
        await kapso.SendText();

        kapso.Transport.Requests.Select(request => request.Headers.GetValueOrDefault("X-Kapso-Take-Control")).Should().Equal("true", "true", null);
        kapso.Transport.Requests.First().Body.Should().NotContain("ontrol", "it is said in the header alone");
    }

    [Fact]
    public async Task What_needs_no_taking_or_knows_none_is_refused_before_the_call()
    {
        SendOptions taking = new() { TakeControl = true };
        using KapsoUnderTest meta = new(options => (options.ApiKey, options.AccessToken, options.BaseAddress) = (null, "token", new Uri("https://graph.facebook.com")), KapsoUnderTest.Sent);

        (await Exchange.Refused(kapso => kapso.Messages.SendMarketingAsync("1", KapsoUnderTest.To, new TemplateMessage("sale", "en"), taking))).ShouldBe("options: marketing");
        KapsoValidationException refused = (await meta.Client.Awaiting(client => client.Messages.SendTextAsync("1", KapsoUnderTest.To, "Hi", taking)).Should().ThrowAsync<KapsoValidationException>()).Which;

        refused.Problems.ShouldBe("X-Kapso-Take-Control: kapso-only");
        meta.Transport.Requests.Should().BeEmpty();
    }

    private static async Task<KapsoApiException> RefusalAsync(HttpStatusCode status, string body)
    {
        using KapsoUnderTest kapso = new(Answer(status, body), Answer(HttpStatusCode.OK, Done));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => client.Conversations.TakeAsync("647", "15551234567")).Should().ThrowAsync<KapsoApiException>()).Which;

        kapso.Transport.Requests.Should().ContainSingle("it is never repeated");
        refused.OperationId.Should().Be("threadControl");
        return refused;
    }
}
