using System.Net;
using Kapso.WhatsApp.Tests.Errors;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Routing;

/// <summary>The two meanings of a 409 to a message, which only its body tells apart.</summary>
public sealed class ConflictTests
{
    /// <summary>Body, Kapso's code, thread error, category, and whether it is worth another attempt.</summary>
    public static TheoryData<string, string?, string?, ErrorCategory, bool> Bodies => new()
    {
        { """{"error":"A send to this recipient is in flight"}""", null, null, ErrorCategory.InFlight, true },
        { """{"error":"later","code":null,"thread_error":null}""", null, null, ErrorCategory.InFlight, true },
        { """{"error":"later","code":""}""", null, null, ErrorCategory.InFlight, true },
        { "", null, null, ErrorCategory.InFlight, true },
        { "<html>Conflict</html>", null, null, ErrorCategory.InFlight, true },
        { """{"error":"no","code":"thread_not_owner","thread_error":"thread_not_owner"}""", "thread_not_owner", "thread_not_owner", ErrorCategory.ThreadOwnership, false },
        { """{"error":"no","code":"thread_ownership_unknown","thread_error":"thread_ownership_unknown"}""", "thread_ownership_unknown", "thread_ownership_unknown", ErrorCategory.ThreadOwnership, false },
        { """{"error":"no","code":"meta_business_agent_control","thread_error":"thread_not_owner"}""", "meta_business_agent_control", "thread_not_owner", ErrorCategory.ThreadOwnership, false },
        { """{"error":"no","code":"meta_business_agent_control","threadError":"thread_ownership_unknown"}""", "meta_business_agent_control", "thread_ownership_unknown", ErrorCategory.ThreadOwnership, false },
        { """{"error":"no","code":"meta_business_agent_control"}""", "meta_business_agent_control", null, ErrorCategory.ThreadOwnership, false },
        { """{"error":"no","code":"thread_of_tomorrow"}""", "thread_of_tomorrow", null, ErrorCategory.ThreadOwnership, false },
        { """{"error":"thread_not_owner"}""", "thread_not_owner", null, ErrorCategory.ThreadOwnership, false },
        { """{"error":"cut in two \ud83d","code":"thread_not_owner"}""", "thread_not_owner", null, ErrorCategory.ThreadOwnership, false },
        { """{"error":"no","code":"something_new"}""", "something_new", null, ErrorCategory.Conflict, false },
        { """{"error":{"message":"no","code":999999}}""", null, null, ErrorCategory.Conflict, false },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_message_is_tried_again_only_when_the_body_has_no_code(string body, string? code, string? threadError, ErrorCategory category, bool isTriedAgain)
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.Conflict, body));

        KapsoApiException refused = (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoApiException>()).Which;

        kapso.Transport.Requests.Should().HaveCount(isTriedAgain ? 4 : 1);
        (refused.KapsoCode?.Value, refused.ThreadError?.Value, refused.Category).Should().Be((code, threadError, category));
        (refused.OutcomeUnknown, refused.IsSafeToRetry).Should().Be((false, isTriedAgain));
        refused.CallbackData.Should().NotBeNull();
    }

    [Fact]
    public async Task A_marketing_message_is_treated_alike()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.Conflict, """{"error":"no","code":"thread_not_owner"}"""));

        await kapso.Client.Messages.Awaiting(messages => messages.SendMarketingAsync("1", KapsoUnderTest.To, new("sale", "en"))).Should().ThrowAsync<KapsoApiException>();

        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task After_a_message_in_flight_a_refusal_with_a_code_ends_the_attempts()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.Conflict, """{"error":"in flight"}"""), Answer(HttpStatusCode.Conflict, """{"error":"no","code":"thread_not_owner"}"""), KapsoUnderTest.Sent);

        (await kapso.Invoking(k => k.SendText()).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.ThreadOwnership);

        kapso.Transport.Requests.Should().HaveCount(2);
    }

    [Fact]
    public void Each_reason_has_advice_of_its_own()
    {
        string?[] advice =
        [
            .. new[] { "thread_not_owner", "thread_ownership_unknown", "meta_business_agent_control" }
                .Select(code => Refusal.Read($$"""{"error":"no","code":"{{code}}"}""", HttpStatusCode.Conflict).Advice),
        ];

        advice.Should().OnlyHaveUniqueItems().And.OnlyContain(sentence => sentence!.Contains("template"));
    }

    [Fact]
    public void A_call_of_another_application_is_told_as_one() =>
        Refusal.Read("""{"error":{"message":"no","code":138038}}""").Should().BeEquivalentTo(new { Category = ErrorCategory.Calling, RetryAdvice = RetryAdvice.FixRequest });
}
