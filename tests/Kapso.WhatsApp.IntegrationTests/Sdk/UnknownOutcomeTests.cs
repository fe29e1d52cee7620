using Kapso.WhatsApp.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Whatever leaves open whether a message was sent is told as one thing: in the exception's message, its advice, the log and the metric.</summary>
public sealed class UnknownOutcomeTests
{
    private static readonly Dictionary<string, Fault> LeaveOpen = new()
    {
        ["500"] = Fault.Status(500, """{"error":{"message":"Something went wrong","code":131000}}"""),
        ["502 page"] = Fault.HtmlPage(),
        ["503"] = Fault.Status(503),
        ["408"] = Fault.Status(408),
        ["reset before"] = Fault.ResetBeforeProcessing(),
        ["reset after"] = Fault.ResetAfterProcessing(),
        ["cut off"] = Fault.TruncatedBody(),
        ["empty"] = Fault.EmptyBody(),
        ["not UTF-8"] = Fault.InvalidUtf8(),
        ["too large"] = Fault.HugeBody(9 * 1024 * 1024),
    };

    private static readonly Dictionary<string, Fault> Refuse = new()
    {
        ["400"] = Fault.Status(400, """{"error":{"message":"Invalid parameter","code":100}}"""),
        ["402"] = Fault.InsufficientCredits(),
        ["422"] = Fault.Status(422),
        ["429"] = Fault.RateLimited(),
        ["409"] = Fault.InFlight() with { Times = 0 },
        ["302"] = Fault.Redirect(new Uri("https://elsewhere.example/")),
    };

    public static TheoryData<string> Open => [.. LeaveOpen.Keys];

    public static TheoryData<string> Refused => [.. Refuse.Keys];

    [Theory]
    [MemberData(nameof(Open))]
    public async Task Exception_and_telemetry_say_that_the_message_may_have_been_sent(string fault)
    {
        (KapsoException failure, string[] warnings, double unknown) = await FailAsync(LeaveOpen[fault]);

        failure.OutcomeUnknown.Should().BeTrue();
        failure.Message.Should().Contain("It may have been sent: find out with Messages.SettleAsync before sending it again.")
            .And.NotContain("refused").And.NotContain("try again").And.NotContain("Wait");
        failure.RetryAdvice.Should().Be(RetryAdvice.Settle);
        (failure as KapsoApiException)?.Advice.Should().Contain("may have been sent");
        (failure as KapsoApiException)?.IsSafeToRetry.Should().BeFalse();
        warnings.Should().ContainSingle().Which.Should().Contain("may have been sent").And.Contain(failure.CallbackData).And.NotContain("refused");
        unknown.Should().Be(1);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_refusal_is_told_as_one(string fault)
    {
        (KapsoException failure, string[] warnings, double unknown) = await FailAsync(Refuse[fault]);

        failure.OutcomeUnknown.Should().BeFalse();
        failure.Message.Should().Contain("was refused").And.NotContain("may have been");
        failure.RetryAdvice.Should().NotBe(RetryAdvice.Settle);
        warnings.Should().ContainSingle().Which.Should().Contain("refused").And.NotContain("may have been");
        unknown.Should().Be(0);
    }

    [Fact]
    public async Task A_cancelled_send_says_that_the_message_may_have_been_sent()
    {
        FakeLogCollector logs = new();
        using MetricCollector<long> unknown = new(null, "Kapso.WhatsApp", "kapso.client.unknown_outcomes");
        await using EmulatedKapso kapso = await StartAsync(logs);
        InjectedFault held = kapso.Emulator.Faults.Add(Fault.HoldResponse());
        using CancellationTokenSource gone = new();
        Task sending = kapso.Client.Messages.SendTextAsync(kapso.PhoneNumberId, EmulatedKapso.To, "Hello", cancellationToken: gone.Token);
        await held.FirstHit.WaitAsync(TimeSpan.FromMinutes(2));

        await gone.CancelAsync();

        KapsoSendCanceledException cancelled = (await FluentActions.Awaiting(() => sending).Should().ThrowAsync<KapsoSendCanceledException>()).Which;
        Warnings(logs).Should().ContainSingle().Which.Should().Contain("may have been sent").And.Contain(cancelled.CallbackData);
        unknown.GetMeasurementSnapshot().Should().NotBeEmpty();
        kapso.Emulator.Faults.Clear();
    }

    [Fact]
    public async Task What_a_handler_of_the_application_throws_after_a_send_does_not_hide_that_it_may_have_been_sent()
    {
        await using EmulatedKapso kapso = await EmulatedKapso.StartAsync(after: (_, builder) => builder.AddHttpMessageHandler(() => new ThrowingHandler()));

        KapsoTransportException failed = (await kapso.Awaiting(k => k.SendAsync()).Should().ThrowAsync<KapsoTransportException>()).Which;

        (failed.Failure, failed.OutcomeUnknown, failed.RetryAdvice).Should().Be((TransportFailure.Other, true, RetryAdvice.Settle));
        failed.InnerException.Should().BeOfType<NotSupportedException>();
        kapso.Sends.Should().ContainSingle();
    }

    private static async Task<(KapsoException Failure, string[] Warnings, double Unknown)> FailAsync(Fault fault)
    {
        FakeLogCollector logs = new();
        await using EmulatedKapso kapso = await StartAsync(logs);
        kapso.Emulator.Faults.Add(fault);
        string id = Guid.NewGuid().ToString("N");
        using OperationCounter unknown = new();

        KapsoException failure = (await kapso.Client.Messages
            .Awaiting(messages => messages.SendTextAsync(kapso.PhoneNumberId, EmulatedKapso.To, "Hello", new Messages.SendOptions { CallbackData = id }))
            .Should().ThrowAsync<KapsoException>()).Which;

        failure.Should().BeEquivalentTo(new { CallbackData = id, kapso.PhoneNumberId });
        failure.StartedAt.Should().NotBeNull();
        return (failure, Warnings(logs), unknown.Count);
    }

    private static Task<EmulatedKapso> StartAsync(FakeLogCollector logs) =>
        EmulatedKapso.StartAsync(services => services.AddLogging(logging => logging.AddProvider(new FakeLoggerProvider(logs))));

    private static string[] Warnings(FakeLogCollector logs) =>
        [.. logs.GetSnapshot().Where(record => record.Level == LogLevel.Warning && record.Category!.StartsWith("Kapso", StringComparison.Ordinal)).Select(record => record.Message)];

    private sealed class ThrowingHandler : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            using HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            throw new NotSupportedException("A handler of the application's own does not like the answer.");
        }
    }

    /// <summary>Counts the unknown outcomes of this test alone, though others run beside it: a measurement is made in the asynchronous flow of its call.</summary>
    private sealed class OperationCounter : IDisposable
    {
        private static readonly AsyncLocal<OperationCounter?> Current = new();

        private readonly System.Diagnostics.Metrics.MeterListener _listener = new();
        private int _count;

        public OperationCounter()
        {
            Current.Value = this;
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Name == "kapso.client.unknown_outcomes")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _listener.SetMeasurementEventCallback<long>((_, value, _, _) =>
            {
                if (Current.Value == this)
                {
                    Interlocked.Add(ref _count, (int)value);
                }
            });
            _listener.Start();
        }

        public int Count => Volatile.Read(ref _count);

        public void Dispose() => _listener.Dispose();
    }
}
