using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Kapso.WhatsApp.Broadcasts;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using Step = System.Func<System.Net.Http.HttpRequestMessage, System.Threading.CancellationToken, System.Threading.Tasks.Task<System.Net.Http.HttpResponseMessage>>;

namespace Kapso.WhatsApp.Tests.Broadcasts;

/// <summary>Any number of recipients, a thousand a request; whatever breaks it off, the caller knows who was taken.</summary>
public sealed class ManyRecipientsTests
{
    private const string Id = "7c2d0c1e-0000-4000-8000-000000000001";

    private static readonly Step Taken = ScriptedTransport.Answer(HttpStatusCode.Created, """{"data":{"added":998,"duplicates":1,"errors":["one is not a number"]} }""");

    [Theory]
    [InlineData(0)]
    [InlineData(1, 1)]
    [InlineData(1000, 1000)]
    [InlineData(1001, 1000, 1)]
    [InlineData(2500, 1000, 1000, 500)]
    public async Task Recipients_go_out_a_thousand_at_a_time(int count, params int[] sizes)
    {
        using KapsoUnderTest kapso = new(Taken);
        List<int> heard = [];

        AddedRecipients added = await kapso.Client.Broadcasts.AddRecipientsAsync(Id, Numbers(count), new Told<AddedRecipients>(so => heard.Add(so.Added)));

        kapso.Transport.Requests.Select(SizeOf).Should().Equal(sizes);
        (added.Added, added.Duplicates, added.Errors.Count).Should().Be((998 * sizes.Length, sizes.Length, sizes.Length));
        heard.Should().Equal(sizes.Select((_, i) => 998 * (i + 1)));
    }

    [Fact]
    public async Task Unknown_members_of_all_responses_are_kept_and_the_latest_stands()
    {
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.Created, """{"data":{"added":1000,"limit":1,"first":true}}"""), ScriptedTransport.Answer(HttpStatusCode.Created, """{"data":{"added":1,"limit":2}}"""));

        AddedRecipients added = await kapso.Client.Broadcasts.AddRecipientsAsync(Id, Numbers(1001));

        (added.Added, added.AdditionalData["limit"].GetInt32(), added.AdditionalData["first"].GetBoolean()).Should().Be((1001, 2, true));
    }

    [Fact]
    public async Task The_source_is_read_as_far_as_needed_and_no_further()
    {
        int read = 0;
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.UnprocessableEntity, """{"error":"not a draft"}"""));

        await kapso.Client.Awaiting(client => client.Broadcasts.AddRecipientsAsync(Id, Source(5000, _ => read++))).Should().ThrowAsync<KapsoRecipientsException>();

        read.Should().Be(1000);
    }

    [Fact]
    public async Task A_refusal_half_way_says_who_was_taken() =>
        await ShouldBreakOff(Numbers(2500), 1000, 0, typeof(KapsoApiException), Taken, ScriptedTransport.Answer(HttpStatusCode.UnprocessableEntity, """{"error":"not a draft"}"""));

    [Fact]
    public async Task A_lost_answer_leaves_its_request_unsettled() =>
        await ShouldBreakOff(Numbers(2500), 1000, 1000, typeof(KapsoTransportException), Taken, ScriptedTransport.Fail(HttpRequestError.ResponseEnded));

    [Fact]
    public async Task An_answer_that_makes_no_sense_leaves_its_request_unsettled() =>
        await ShouldBreakOff(Numbers(1200), 1000, 200, typeof(KapsoSerializationException), Taken, ScriptedTransport.Answer(HttpStatusCode.Created, "[]"));

    [Fact]
    public async Task A_source_that_fails_leaves_nothing_unsettled() =>
        await ShouldBreakOff(Source(2500, i => { if (i == 1700) { throw new InvalidDataException("no more"); } }), 1000, 0, typeof(InvalidDataException), Taken);

    [Fact]
    public async Task A_recipient_that_breaks_a_rule_is_named_by_its_place()
    {
        KapsoRecipientsException failure = await ShouldBreakOff(
            Numbers(1200).Append(NewBroadcastRecipient.ForPerson("12")), 1000, 0, typeof(KapsoValidationException), Taken);

        ((KapsoValidationException)failure.InnerException!).Problems.ShouldBe("recipients[1200].to: phone-number");
    }

    [Fact]
    public async Task A_contact_has_a_uuid() =>
        ((KapsoValidationException)(await ShouldBreakOff([NewBroadcastRecipient.ForContact("acme"), null!], 0, 0, typeof(KapsoValidationException), Taken)).InnerException!).Problems.ShouldBe("recipients[0].contactId: uuid");

    [Fact]
    public async Task The_callers_own_cancellation_stays_what_it_is()
    {
        using KapsoUnderTest kapso = new(Taken);
        using CancellationTokenSource stop = new();

        await kapso.Client.Awaiting(client => client.Broadcasts.AddRecipientsAsync(Id, Source(2500, i => { if (i == 1500) { stop.Cancel(); } }), null, stop.Token)).Should().ThrowAsync<OperationCanceledException>();

        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_broadcast_is_followed_to_its_end()
    {
        using KapsoUnderTest kapso = new(Standing("scheduled"), Standing("sending", 3), Standing("sending", 3), Standing("sending", 9), Standing("completed", 10));
        List<int?> heard = [];

        Broadcast ended = await kapso.Client.Broadcasts.FollowAsync(Id, TimeSpan.FromSeconds(10), new Told<BroadcastProgress>(progress => heard.Add(progress.Broadcast.SentCount)));

        ended.Status.Should().Be(BroadcastStatus.Completed);
        heard.Should().Equal([0, 3, 9, 10], "progress is told when it has changed");
    }

    [Fact]
    public void Progress_has_a_rate_and_an_estimate_from_what_was_seen_being_sent()
    {
        FakeTimeProvider clock = new();
        List<BroadcastProgress> heard = [];
        BroadcastProgress.Observer observer = new(clock, new Told<BroadcastProgress>(heard.Add));
        Broadcast scheduled = new() { Id = Id, Status = BroadcastStatus.Scheduled, TotalRecipients = 100 };
        observer.Report(scheduled);
        clock.Advance(TimeSpan.FromHours(1));
        observer.Report(scheduled);
        heard.Should().ContainSingle("nothing has changed").Which.Should().Match<BroadcastProgress>(progress => progress.RecipientsPerSecond == null && progress.EstimatedTimeLeft == null);
        observer.Report(scheduled with { Status = BroadcastStatus.Sending, SentCount = 10, PendingCount = 90 });
        heard[^1].RecipientsPerSecond.Should().BeNull("one response tells no rate");
        clock.Advance(TimeSpan.FromSeconds(10));

        observer.Report(scheduled with { Status = BroadcastStatus.Sending, SentCount = 28, FailedCount = 2, PendingCount = 70 });

        heard.Should().HaveCount(3);
        heard[^1].RecipientsPerSecond.Should().Be(2);
        heard[^1].EstimatedTimeLeft.Should().Be(TimeSpan.FromSeconds(35));
        heard[^1].ToString().Should().Be("sending: 28 of 100 sent, 2 failed, 2.0/s, 00:00:35 left");

        foreach (BroadcastStatus ended in new[] { BroadcastStatus.Stopped, BroadcastStatus.Completed })
        {
            observer.Report(scheduled with { Status = ended, SentCount = 28, FailedCount = 2, PendingCount = 70 });

            heard[^1].EstimatedTimeLeft.Should().BeNull("nothing is being sent");
            heard[^1].ToString().Should().Be($"{ended}: 28 of 100 sent, 2 failed, 2.0/s");
        }
    }

    [Theory]
    [InlineData("completed")]
    [InlineData("failed")]
    [InlineData("stopped")]
    [InlineData("draft")]
    public async Task Nothing_is_waited_for_when_nothing_happens_any_more(string status) =>
        (await Exchange.Make($$"""{"data":{"id":"{{Id}}","status":"{{status}}"} }""", kapso => kapso.Broadcasts.FollowAsync(Id))).Result.HasEnded.Should().BeTrue();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task The_interval_is_positive(int seconds) =>
        (await Exchange.Refused(kapso => kapso.Broadcasts.FollowAsync(Id, TimeSpan.FromSeconds(seconds)))).ShouldBe("interval: range");

    private static async Task<KapsoRecipientsException> ShouldBreakOff(IEnumerable<NewBroadcastRecipient> recipients, int taken, int unsettled, Type cause, params Step[] steps)
    {
        using KapsoUnderTest kapso = new(steps);
        return ShouldSay((await kapso.Client.Awaiting(client => client.Broadcasts.AddRecipientsAsync(Id, recipients)).Should().ThrowAsync<KapsoRecipientsException>()).Which, taken, unsettled, cause);
    }

    private static async Task<KapsoRecipientsException> ShouldBreakOff(IAsyncEnumerable<NewBroadcastRecipient> recipients, int taken, int unsettled, Type cause, params Step[] steps)
    {
        using KapsoUnderTest kapso = new(steps);
        return ShouldSay((await kapso.Client.Awaiting(client => client.Broadcasts.AddRecipientsAsync(Id, recipients)).Should().ThrowAsync<KapsoRecipientsException>()).Which, taken, unsettled, cause);
    }

    private static KapsoRecipientsException ShouldSay(KapsoRecipientsException failure, int taken, int unsettled, Type cause)
    {
        (failure.ProcessedCount, failure.UnknownCount, failure.OutcomeUnknown).Should().Be((taken, unsettled, unsettled > 0));
        failure.Result.Added.Should().Be(taken / 1000 * 998);
        failure.InnerException.Should().BeOfType(cause);
        failure.OperationId.Should().Be("addWhatsappBroadcastRecipients");
        return failure;
    }

    private static IEnumerable<NewBroadcastRecipient> Numbers(int count) => Enumerable.Range(0, count).Select(i => NewBroadcastRecipient.ForPerson($"+1555{i:D7}"));

    private static async IAsyncEnumerable<NewBroadcastRecipient> Source(int count, Action<int> before, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int i = 0; i < count; i++)
        {
            await Task.Yield();
            before(i);
            cancellationToken.ThrowIfCancellationRequested();
            yield return NewBroadcastRecipient.ForPerson($"+1555{i:D7}");
        }
    }

    private static int SizeOf(SeenRequest request)
    {
        using JsonDocument body = JsonDocument.Parse(request.Body!);
        return body.RootElement.GetProperty("whatsapp_broadcast").GetProperty("recipients").GetArrayLength();
    }

    private static Step Standing(string status, int sent = 0) => ScriptedTransport.Answer(HttpStatusCode.OK, $$"""{"data":{"id":"{{Id}}","status":"{{status}}","sent_count":{{sent}} } }""");

    /// <summary>Unlike <see cref="Progress{T}"/> it hears at once.</summary>
    private sealed class Told<T>(Action<T> hear) : IProgress<T>
    {
        public void Report(T value) => hear(value);
    }
}
