using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Messages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>After a send whose outcome is unknown, the number's history tells whether the message was sent.</summary>
public sealed class SettleTests
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(2);

    /// <summary>Server and client run by one clock, which only a test turns.</summary>
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero));

    public static TheoryData<string> Taken => ["reset", "cut off", "empty", "not UTF-8"];

    [Theory]
    [MemberData(nameof(Taken))]
    public async Task A_message_that_was_taken_is_found_with_its_first_status(string fault)
    {
        await using EmulatedKapso kapso = await StartAsync();
        kapso.Emulator.Faults.Add(fault switch
        {
            "reset" => Fault.ResetAfterProcessing(),
            "cut off" => Fault.TruncatedBody(),
            "empty" => Fault.EmptyBody(),
            _ => Fault.InvalidUtf8(),
        });
        KapsoException lost = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoException>()).Which;
        lost.RetryAdvice.Should().Be(RetryAdvice.Settle);

        // Stored, but without a status event nothing tells whose it is.
        (await kapso.Client.Messages.SettleAsync(lost)).Should().BeOfType<StillUnknownOutcome>();
        _clock.Advance(TimeSpan.FromSeconds(1));
        SentOutcome sent = (await kapso.Client.Messages.SettleAsync(lost)).Should().BeOfType<SentOutcome>().Subject;

        sent.Message.Kapso!.Status.Should().Be(MessageStatus.Sent);
        sent.Message.Kapso.Statuses.Should().ContainSingle(status => status.CallbackData == lost.CallbackData);
        sent.ToString().Should().Contain(sent.Message.Id).And.NotContain("5551234567");
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(408)]
    public async Task A_message_that_was_not_taken_counts_as_not_sent_when_the_history_has_had_its_time(int status)
    {
        await using EmulatedKapso kapso = await StartAsync();
        (await kapso.SendAsync()).Id.Should().StartWith("wamid.");
        kapso.Emulator.Faults.Add(Fault.Status(status));
        KapsoApiException failed = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoApiException>()).Which;
        (await kapso.SendAsync()).Id.Should().StartWith("wamid.");

        SendOutcome outcome = await kapso.Client.Messages.SettleAsync(failed);
        outcome.Should().BeOfType<StillUnknownOutcome>();
        while (outcome is StillUnknownOutcome unknown)
        {
            unknown.RetryAfter.Should().BePositive();
            _clock.Advance(unknown.RetryAfter);
            outcome = await kapso.Client.Messages.SettleAsync(failed);
        }

        outcome.Should().BeOfType<NotSentOutcome>();
        (_clock.GetUtcNow() - failed.StartedAt).Should().Be(TimeSpan.FromMinutes(5), "it is said as soon as it may be, and no sooner");
    }

    [Fact]
    public async Task While_a_message_in_question_has_no_status_nothing_counts_as_not_sent()
    {
        await using EmulatedKapso kapso = await StartAsync(new KapsoEmulatorOptions { TimeProvider = _clock, StatusDelays = new StatusDelays { Sent = null, Delivered = null, Read = null } });
        kapso.Emulator.Faults.Add(Fault.ResetAfterProcessing());
        KapsoTransportException lost = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoTransportException>()).Which;

        _clock.Advance(TimeSpan.FromDays(1));
        StillUnknownOutcome unknown = (await kapso.Client.Messages.SettleAsync(lost)).Should().BeOfType<StillUnknownOutcome>().Subject;

        unknown.RetryAfter.Should().Be(TimeSpan.FromHours(1));
    }

    [Fact]
    public async Task A_send_that_is_cancelled_on_its_way_can_be_settled()
    {
        await using EmulatedKapso kapso = await StartAsync();
        InjectedFault held = kapso.Emulator.Faults.Add(Fault.HoldResponse());
        using CancellationTokenSource gone = new();
        Task<SentMessage> sending = kapso.Client.Messages.SendTextAsync(kapso.PhoneNumberId, EmulatedKapso.To, "Hello", cancellationToken: gone.Token);
        await held.FirstHit.WaitAsync(HangGuard);

        await gone.CancelAsync();

        KapsoSendCanceledException cancelled = (await FluentActions.Awaiting(() => sending).Should().ThrowAsync<KapsoSendCanceledException>()).Which;
        cancelled.Should().BeEquivalentTo(new
        {
            OperationId = "sendMessage",
            OutcomeUnknown = true,
            kapso.PhoneNumberId,
            StartedAt = _clock.GetUtcNow(),
            CancellationToken = gone.Token,
        });
        cancelled.Message.Should().Contain("may have been sent").And.Contain("SettleAsync");
        kapso.Sends.Single().Body.Should().Contain(cancelled.CallbackData);
        sending.IsCanceled.Should().BeTrue("whoever only knows of cancellations sees one");
        kapso.Emulator.Faults.Clear();
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await kapso.Client.Messages.SettleAsync(cancelled)).Should().BeOfType<SentOutcome>();
    }

    [Fact]
    public async Task A_create_that_is_cancelled_on_its_way_says_so()
    {
        await using EmulatedKapso kapso = await StartAsync();
        InjectedFault held = kapso.Emulator.Faults.Add(Fault.HoldResponse());
        using CancellationTokenSource gone = new();
        Task creating = kapso.Client.Customers.CreateAsync(new Customers.NewCustomer { Name = "A" }, gone.Token);
        await held.FirstHit.WaitAsync(HangGuard);

        await gone.CancelAsync();

        KapsoSendCanceledException cancelled = (await FluentActions.Awaiting(() => creating).Should().ThrowAsync<KapsoSendCanceledException>()).Which;
        (cancelled.OperationId, cancelled.CallbackData).Should().Be(("createCustomer", null));
        cancelled.Message.Should().Contain("may have been done");
        await kapso.Client.Messages.Awaiting(messages => messages.SettleAsync(cancelled)).Should().ThrowAsync<KapsoValidationException>();
    }

    [Fact]
    public async Task A_read_that_is_cancelled_is_a_plain_cancellation()
    {
        await using EmulatedKapso kapso = await StartAsync();
        InjectedFault held = kapso.Emulator.Faults.Add(Fault.HoldResponse());
        using CancellationTokenSource gone = new();
        Task reading = kapso.Client.Customers.List().GetPageAsync(gone.Token);
        await held.FirstHit.WaitAsync(HangGuard);

        await gone.CancelAsync();

        (await FluentActions.Awaiting(() => reading).Should().ThrowAsync<OperationCanceledException>()).Which.Should().NotBeOfType<KapsoSendCanceledException>();
    }

    [Fact]
    public async Task A_send_that_is_cancelled_before_it_leaves_is_a_plain_cancellation()
    {
        await using EmulatedKapso kapso = await StartAsync();

        (await kapso.Client.Messages.Awaiting(messages => messages.SendTextAsync(kapso.PhoneNumberId, EmulatedKapso.To, "Hello", cancellationToken: new CancellationToken(canceled: true)))
            .Should().ThrowAsync<OperationCanceledException>()).Which.Should().NotBeOfType<KapsoSendCanceledException>();
        kapso.Sends.Should().BeEmpty();
    }

    [Fact]
    public async Task A_send_that_is_cancelled_between_a_refusal_and_the_next_attempt_is_a_plain_cancellation()
    {
        TaskCompletionSource waiting = new();
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(services => services.AddSingleton<TimeProvider>(new SignallingClock(waiting)));
        kapso.Emulator.Faults.Add(Fault.InFlight());
        using CancellationTokenSource gone = new();
        Task<SentMessage> sending = kapso.Client.Messages.SendTextAsync(kapso.PhoneNumberId, EmulatedKapso.To, "Hello", cancellationToken: gone.Token);
        await waiting.Task.WaitAsync(HangGuard);

        await gone.CancelAsync();

        (await FluentActions.Awaiting(() => sending).Should().ThrowAsync<OperationCanceledException>()).Which.Should().NotBeOfType<KapsoSendCanceledException>();
        kapso.Sends.Should().ContainSingle();
    }

    [Fact]
    public async Task A_refusal_is_not_sent_without_a_call()
    {
        await using EmulatedKapso kapso = await StartAsync();
        kapso.Emulator.Faults.Add(Fault.InsufficientCredits());
        KapsoApiException refused = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoApiException>()).Which;

        (await kapso.Client.Messages.SettleAsync(refused)).Should().BeOfType<NotSentOutcome>();

        kapso.Emulator.Requests.Should().ContainSingle();
    }

    private Task<EmulatedKapso> StartAsync(KapsoEmulatorOptions? options = null) =>
        EmulatedKapso.StartAsync(services => services.AddSingleton<TimeProvider>(_clock), emulated: options ?? new KapsoEmulatorOptions { TimeProvider = _clock });

    /// <summary>A clock that stands still and tells when somebody waits for the next attempt, which is the only short wait of a call.</summary>
    private sealed class SignallingClock(TaskCompletionSource waiting) : FakeTimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            ITimer timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime > TimeSpan.Zero && dueTime < TimeSpan.FromSeconds(12))
            {
                waiting.TrySetResult();
            }

            return timer;
        }
    }
}
