using System.Net;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using static Kapso.WhatsApp.Tests.Support.ScriptedTransport;

namespace Kapso.WhatsApp.Tests.Messages;

/// <summary>What is asked of the history to settle a send, and what its answers mean.</summary>
public sealed class SettleWireTests
{
    private static readonly DateTimeOffset Started = new(2026, 11, 1, 11, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_history_is_asked_for_what_was_sent_around_the_time_of_the_send()
    {
        (SendOutcome outcome, SeenRequest request) = await Exchange.Make(Page(null, Sent("wamid.1", "other"), Sent("wamid.2", "mine")), kapso => kapso.Messages.SettleAsync("1/2", "mine", Started));

        outcome.Should().BeOfType<SentOutcome>().Which.Message.Id.Should().Be("wamid.2");
        request.ShouldBe(
            "GET",
            $"{Exchange.WhatsApp}1%2F2/messages?direction=outbound&since=2026-11-01T10%3A55%3A00Z&until=2026-11-01T11%3A07%3A00Z&fields=kapso%28origin%2Cstatus%2Cstatuses%29&limit=100");
    }

    [Fact]
    public async Task All_pages_are_read()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Page("next", Sent("wamid.1", "other"))), Answer(HttpStatusCode.OK, Page(null, Sent("wamid.2", "mine"))));

        (await kapso.Client.Messages.SettleAsync("1", "mine", Started)).Should().BeOfType<SentOutcome>();
    }

    [Theory]
    [InlineData("""{"id":"wamid.1","kapso":{"status":"pending","origin":"cloud_api"}}""", false)]
    [InlineData("""{"id":"wamid.1","kapso":{"status":"pending"}}""", false)]
    [InlineData("""{"id":"wamid.1"}""", false)]
    [InlineData("""{"id":"wamid.1","kapso":{"origin":"cloud_api","statuses":[null]}}""", false)]
    [InlineData("""{"id":"wamid.1","kapso":{"origin":"business_app"}}""", true)]
    [InlineData("""{"id":"wamid.1","kapso":{"origin":"cloud_api","statuses":[{"status":"sent"}]}}""", true)]
    public async Task Only_a_message_of_the_api_without_a_status_event_may_be_the_one(string message, bool settled)
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Page(null, message)));

        (await kapso.Client.Messages.SettleAsync("1", "mine", Started) is NotSentOutcome).Should().Be(settled);
    }

    [Fact]
    public async Task A_history_that_leads_round_in_a_circle_settles_nothing()
    {
        using KapsoUnderTest kapso = new(Answer(HttpStatusCode.OK, Page("again", Sent("wamid.1", "other"))));

        (await kapso.Client.Messages.SettleAsync("1", "mine", Started)).Should().BeOfType<StillUnknownOutcome>();
    }

    [Fact]
    public async Task A_longer_time_out_makes_not_sent_take_longer()
    {
        using KapsoUnderTest kapso = new(options => options.TotalTimeout = TimeSpan.FromHours(1), Answer(HttpStatusCode.OK, Page(null)));

        (await kapso.Client.Messages.SettleAsync("1", "mine", Started)).Should().BeOfType<StillUnknownOutcome>().Which.RetryAfter.Should().Be(TimeSpan.FromMinutes(3));
    }

    [Fact]
    public async Task What_cannot_be_settled_is_refused_before_a_call()
    {
        (await Exchange.Refused(kapso => kapso.Messages.SettleAsync("1", " ", Started))).ShouldBe("callbackData: required");
        (await Exchange.Refused(kapso => kapso.Messages.SettleAsync(new KapsoTransportException("createCustomer", TransportFailure.TimedOut, outcomeUnknown: true)))).ShouldBe("failure: send");
        (await Exchange.Refused(kapso => kapso.Messages.SettleAsync(new KapsoSendCanceledException("sendMessage") { PhoneNumberId = "1", StartedAt = Started }))).ShouldBe("cancellation: callback-data");
    }

    [Fact]
    public void The_operations_that_send_are_those_that_are_told_as_sent() =>
        new Operation[] { SendOperations.Send, SendOperations.SendMarketing, MessageOperations.List }.Where(operation => UnknownOutcome.Advice(operation.Id).Contains("may have been sent", StringComparison.Ordinal))
            .Should().OnlyContain(operation => operation.Replay == Replay.Send).And.HaveCount(2);

    private static string Page(string? next, params string[] messages) =>
        "{\"data\":[" + string.Join(',', messages) + "],\"paging\":{\"cursors\":{\"after\":" + (next is null ? "null" : $"\"{next}\"") + "}}}";

    private static string Sent(string id, string callbackData) =>
        $$$"""{"id":"{{{id}}}","kapso":{"status":"sent","origin":"cloud_api","statuses":[{"status":"sent","biz_opaque_callback_data":"{{{callbackData}}}"}]}}""";
}
