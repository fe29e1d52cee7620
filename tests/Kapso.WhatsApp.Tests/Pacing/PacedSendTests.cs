using System.Net;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.Tests.Pacing;

/// <summary>How a client uses its pacer.</summary>
public sealed class PacedSendTests
{
    [Fact]
    public async Task Messages_wait_for_their_turn_and_other_calls_do_not()
    {
        RecordingPacer pacer = new();
        using KapsoUnderTest kapso = new(options => options.Pacer = pacer, KapsoUnderTest.Sent);

        await kapso.SendText();
        await kapso.Client.Messages.SendTextAsync("2", "US.13491208655302741918", "Hello");
        await kapso.Client.Messages.SendTextAsync("2", Recipient.FromGroupId("group-1"), "Hello");
        await kapso.Client.Messages.SendMarketingAsync("2", "15551234567", TemplateMessage.Named("a", "en").Build());
        await ReadAsync(kapso);

        pacer.Asked.Should().Equal((KapsoUnderTest.PhoneNumberId, "15551234567"), ("2", "US.13491208655302741918"), ("2", "group-1"), ("2", "15551234567"));
        pacer.GivenBack.Should().Be(4);
    }

    [Fact]
    public async Task A_wait_is_not_a_part_of_any_time_out()
    {
        RecordingPacer pacer = new() { Gate = new TaskCompletionSource() };
        using KapsoUnderTest kapso = new(options => options.Pacer = pacer, KapsoUnderTest.Sent);
        Task<SentMessage> send = kapso.SendText();

        kapso.Clock.Advance(TimeSpan.FromHours(1));
        kapso.Transport.Requests.Should().BeEmpty();
        pacer.Gate.SetResult();

        (await send).Id.Should().Be("wamid.SENT");
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task What_breaks_a_rule_waits_for_nothing()
    {
        RecordingPacer pacer = new() { Gate = new TaskCompletionSource() };
        using KapsoUnderTest kapso = new(options => options.Pacer = pacer, KapsoUnderTest.Sent);

        await kapso.Client.Awaiting(client => client.Messages.SendTextAsync("1", "Ann", "Hello")).Should().ThrowAsync<KapsoValidationException>();

        pacer.Asked.Should().BeEmpty();
    }

    [Fact]
    public async Task Too_many_that_wait_are_a_failure_of_their_own()
    {
        using KapsoUnderTest kapso = new(options => options.Pacer = new RecordingPacer { IsFull = true }, KapsoUnderTest.Sent);

        KapsoTransportException full = (await kapso.Client.Awaiting(client => client.Messages.SendTextAsync("1", KapsoUnderTest.To, "Hello", new SendOptions { CallbackData = "order-1" }))
            .Should().ThrowAsync<KapsoTransportException>()).Which;

        full.Should().BeEquivalentTo(new { OperationId = "sendMessage", Failure = TransportFailure.TooManyWaiting, OutcomeUnknown = false, CallbackData = "order-1" });
        full.Message.Should().Be("sendMessage: too many messages wait for their turn already. It is safe to try again.");
        kapso.Transport.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Who_gives_up_waiting_has_sent_nothing()
    {
        RecordingPacer pacer = new() { Gate = new TaskCompletionSource() };
        using KapsoUnderTest kapso = new(options => options.Pacer = pacer, KapsoUnderTest.Sent);
        using CancellationTokenSource given = new();
        Task send = kapso.Client.Messages.SendTextAsync("1", KapsoUnderTest.To, "Hello", cancellationToken: given.Token);

        await given.CancelAsync();

        await FluentActions.Awaiting(() => send).Should().ThrowAsync<OperationCanceledException>();
        kapso.Transport.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_turn_is_given_back_when_the_send_fails()
    {
        RecordingPacer pacer = new();
        using KapsoUnderTest kapso = new(options => options.Pacer = pacer, ScriptedTransport.Answer(HttpStatusCode.BadRequest));

        await kapso.Awaiting(it => it.SendText()).Should().ThrowAsync<KapsoApiException>();

        pacer.GivenBack.Should().Be(1);
    }

    [Fact]
    public async Task A_turn_is_kept_while_a_refused_send_is_tried_again()
    {
        RecordingPacer pacer = new();
        using KapsoUnderTest kapso = new(options => options.Pacer = pacer, ScriptedTransport.Answer(HttpStatusCode.Conflict), KapsoUnderTest.Sent);

        await kapso.SendText();

        (kapso.Transport.Requests.Count, pacer.Asked.Count, pacer.GivenBack).Should().Be((2, 1, 1));
    }

    [Fact]
    public async Task A_message_that_was_sent_is_sent_though_its_turn_cannot_be_given_back()
    {
        using KapsoUnderTest kapso = new(options => options.Pacer = new RecordingPacer { FailsAtTheEnd = true }, KapsoUnderTest.Sent);

        (await kapso.SendText()).Id.Should().Be("wamid.SENT");
    }

    [Fact]
    public void A_registered_client_has_a_pacer_of_its_own()
    {
        ServiceCollection services = [];
        services.AddKapsoWhatsApp(options => options.ApiKey = "key-1234567").WithPacing(pacing => pacing.NumberRate = SendRate.Coexistence).WithPacing(pacing => pacing.MaxWaiting = 3);
        services.AddKapsoWhatsApp("b", options => options.ApiKey = "key-1234567").WithPacing();
        services.AddKapsoWhatsApp("c", options => options.ApiKey = "key-1234567").WithPacing<RecordingPacer>();
        services.AddKapsoWhatsApp("d", options => options.ApiKey = "key-1234567");
        using ServiceProvider provider = services.BuildServiceProvider();
        IOptionsMonitor<KapsoWhatsAppOptions> options = provider.GetRequiredService<IOptionsMonitor<KapsoWhatsAppOptions>>();

        options.Get("").Pacer.Should().BeOfType<SendPacer>().And.NotBeSameAs(options.Get("b").Pacer);
        options.Get("b").Pacer.Should().BeSameAs(provider.GetRequiredKeyedService<SendPacer>("b"));
        options.Get("c").Pacer.Should().BeSameAs(provider.GetRequiredService<RecordingPacer>());
        options.Get("d").Pacer.Should().BeNull();
        provider.GetRequiredService<IOptions<SendPacingOptions>>().Value.Should().BeEquivalentTo(new { NumberRate = SendRate.Coexistence, MaxWaiting = 3 });
    }

    [Fact]
    public void Rates_that_break_a_rule_are_told_when_the_application_starts()
    {
        ServiceCollection services = [];
        services.AddKapsoWhatsApp(options => options.ApiKey = "key-1234567").WithPacing(pacing => pacing.MaxWaiting = 0);
        using ServiceProvider provider = services.BuildServiceProvider();

        provider.Invoking(it => it.GetRequiredService<IStartupValidator>().Validate()).Should().Throw<KapsoValidationException>().WithMessage("*MaxWaiting*");
    }

    private static async Task ReadAsync(KapsoUnderTest kapso)
    {
        await kapso.Client.Messages.MarkAsReadAsync("1", "wamid.1");
        await kapso.Client.Awaiting(client => client.Messages.List("1").GetPageAsync()).Should().ThrowAsync<KapsoException>("the script answers as to a send");
    }

    private sealed class RecordingPacer : ISendPacer
    {
        public List<(string Number, string Recipient)> Asked { get; } = [];

        public int GivenBack { get; private set; }

        public TaskCompletionSource? Gate { get; init; }

        public bool IsFull { get; init; }

        public bool FailsAtTheEnd { get; init; }

        public async ValueTask<IAsyncDisposable?> AcquireAsync(string phoneNumberId, Recipient recipient, CancellationToken cancellationToken)
        {
            Asked.Add((phoneNumberId, recipient.Value));
            if (Gate is not null)
            {
                await Gate.Task.WaitAsync(cancellationToken);
            }

            return IsFull ? null : new Turn(this);
        }

        private sealed class Turn(RecordingPacer pacer) : IAsyncDisposable
        {
            public ValueTask DisposeAsync()
            {
                pacer.GivenBack++;
                return pacer.FailsAtTheEnd ? ValueTask.FromException(new InvalidOperationException("gone")) : ValueTask.CompletedTask;
            }
        }
    }
}
