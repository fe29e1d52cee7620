using System.Collections.Concurrent;
using Kapso.WhatsApp.Hosting;
using Kapso.WhatsApp.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Kapso.WhatsApp.AspNetCore.Tests;

/// <summary>A handler that needs longer than the sender waits does its work once: what comes again meanwhile is put off, what comes afterwards is known.</summary>
public sealed class SlowHandlerTests
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _clock = new();
    private readonly KapsoWebhookOptions _defaults = new();
    private readonly ObservedDeduplicator _deduplicator;
    private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _senderGone = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _leave = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _begun;
    private int _replied;

    public SlowHandlerTests() => _deduplicator = new ObservedDeduplicator(new InMemoryWebhookDeduplicator(_defaults, _clock));

    [Fact]
    public async Task A_handler_whose_sender_hangs_up_replies_once()
    {
        await using Receiver receiver = await StartAsync();

        await DeliverAndHangUpAsync(receiver);
        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(503, "it is being handled");
        (await receiver.DeliverAsync(Receiver.Message("wamid.1"), key: "another")).Should().Be(503, "it is being handled");
        _leave.SetResult();
        await _deduplicator.SettledAsync();
        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(200, "it was handled");

        (_begun, _replied).Should().Be((1, 1));
    }

    [Fact]
    public async Task A_batch_that_comes_again_does_not_overtake_what_is_being_handled_of_its_conversation()
    {
        ConcurrentQueue<string> handled = [];
        await using Receiver receiver = await Receiver.StartAsync(webhooks => webhooks.On<MessageReceivedEvent>(async (received, _, _) =>
        {
            if (received.Message.Id == "1" && _entered.TrySetResult())
            {
                await _leave.Task;
            }

            handled.Enqueue(received.Message.Id);
        }));
        string batch = Receiver.Batch(Receiver.Message("1"), Receiver.Message("2"), Receiver.Message("3", conversation: "another"));
        Task<int> first = receiver.DeliverAsync(batch);
        await _entered.Task.WaitAsync(HangGuard);

        (await receiver.DeliverAsync(batch)).Should().Be(503);
        handled.Should().Equal("3");
        _leave.SetResult();
        (await first).Should().Be(200);

        handled.Should().Equal("3", "1", "2");
    }

    [Fact]
    public async Task A_claim_is_kept_while_its_handler_runs_however_long_that_takes()
    {
        await using Receiver receiver = await StartAsync();
        Task<int> first = receiver.DeliverAsync(Receiver.Message("wamid.1"));
        await _entered.Task.WaitAsync(HangGuard);

        for (int i = 0; i < 10; i++)
        {
            _clock.Advance(_defaults.ClaimDuration / 3);
            await _deduplicator.RenewedAsync();
            (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(503, "it is being handled");
        }

        _leave.SetResult();
        (await first).Should().Be(200);
        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(200);
        (_begun, _replied).Should().Be((1, 1));
    }

    [Fact]
    public async Task A_claim_that_was_lost_to_another_process_is_reported_and_left_alone()
    {
        await using Receiver receiver = await StartAsync();
        Task<int> first = receiver.DeliverAsync(Receiver.Message("wamid.1"));
        await _entered.Task.WaitAsync(HangGuard);
        await _deduplicator.ReleaseAsync(new WebhookClaim(Key, WebhookClaimStatus.Claimed, "1"));
        WebhookClaim elsewhere = await _deduplicator.ClaimAsync(Key);
        elsewhere.Status.Should().Be(WebhookClaimStatus.Claimed);

        _clock.Advance(_defaults.ClaimDuration / 3);
        await _deduplicator.RenewedAsync();
        _leave.SetResult();
        (await first).Should().Be(200);

        receiver.Logs.GetSnapshot().Should().Contain(log => log.Message.Contains("may be handled twice", StringComparison.Ordinal));
        (await _deduplicator.ClaimAsync(Key)).Status.Should().Be(WebhookClaimStatus.InProgress, "the other process still handles it");
    }

    [Theory]
    [InlineData(0, 140)]
    [InlineData(10, 140)]
    [InlineData(50, 140)]
    public async Task A_claim_of_a_process_that_died_lapses_before_the_last_delivery(int claimedAfter, int lastDeliveryAfter)
    {
        _leave.SetResult();
        await using Receiver receiver = await StartAsync();
        await _deduplicator.ClaimAsync(Key);

        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(503);
        _clock.Advance(TimeSpan.FromSeconds(lastDeliveryAfter - claimedAfter));
        (await receiver.DeliverAsync(Receiver.Message("wamid.1"))).Should().Be(200);

        _replied.Should().Be(1);
    }

    [Fact]
    public async Task A_stop_waits_for_a_handler_whose_sender_has_gone()
    {
        await using Receiver receiver = await StartAsync();
        await DeliverAndHangUpAsync(receiver);

        Task stop = receiver.StopAsync();
        _leave.SetResult();
        await stop.WaitAsync(HangGuard);

        _replied.Should().Be(1);
        (await _deduplicator.ClaimAsync(Key)).Status.Should().Be(WebhookClaimStatus.Done);
    }

    [Fact]
    public async Task A_host_that_is_stopped_twice_waits_both_times()
    {
        using GracefulShutdown shutdown = new(NullLogger<GracefulShutdown>.Instance);
        shutdown.TryBegin().Should().BeTrue();

        Task[] stops = [shutdown.StoppedAsync(CancellationToken.None), shutdown.StoppedAsync(CancellationToken.None)];
        stops.Should().OnlyContain(stop => !stop.IsCompleted, "an event is being handled");
        shutdown.End();
        await Task.WhenAll(stops).WaitAsync(HangGuard);

        shutdown.TryBegin().Should().BeFalse();
    }

    [Theory]
    [InlineData(WebhookMode.Inline)]
    [InlineData(WebhookMode.Queued)]
    public async Task A_host_that_waits_no_longer_cancels_its_handlers_and_their_events_are_free_again(WebhookMode mode)
    {
        await using Receiver receiver = await StartAsync(mode);
        Task<int> delivery = receiver.DeliverAsync(Receiver.Message("wamid.1"));
        await _entered.Task.WaitAsync(HangGuard);

        await receiver.StopAsync(new CancellationToken(canceled: true)).WaitAsync(HangGuard);

        (_begun, _replied).Should().Be((1, 0));
        (await _deduplicator.ClaimAsync(Key)).Status.Should().Be(WebhookClaimStatus.Claimed);
        receiver.Logs.GetSnapshot().Should().Contain(log => log.Message.Contains("stopped before", StringComparison.Ordinal));
        await delivery.ContinueWith(_ => { }, TaskScheduler.Default);
    }

    private const string Key = "wamid.1/" + Receiver.MessageReceived;

    private Task<Receiver> StartAsync(WebhookMode mode = WebhookMode.Inline) => Receiver.StartAsync(
        webhooks => webhooks.UseDeduplicator(_ => _deduplicator).On<MessageReceivedEvent>(async (_, context, cancellationToken) =>
        {
            Interlocked.Increment(ref _begun);
            context.Services.GetRequiredService<IHttpContextAccessor>().HttpContext?.RequestAborted.Register(() => _senderGone.TrySetResult());
            _entered.TrySetResult();
            await _leave.Task.WaitAsync(cancellationToken);
            Interlocked.Increment(ref _replied);
        }),
        options => options.Mode = mode,
        _clock,
        services => services.AddHttpContextAccessor());

    private async Task DeliverAndHangUpAsync(Receiver receiver)
    {
        byte[] body = System.Text.Encoding.UTF8.GetBytes(Receiver.Message("wamid.1"));
        using HttpRequestMessage request = Receiver.Request(body);
        request.Headers.TryAddWithoutValidation("X-Webhook-Event", Receiver.MessageReceived);
        request.Headers.TryAddWithoutValidation("X-Webhook-Signature", WebhookSignature.Compute(body, Receiver.Secret));
        using CancellationTokenSource hangUp = new();
        Task<HttpResponseMessage> sending = receiver.Http.SendAsync(request, hangUp.Token);
        await _entered.Task.WaitAsync(HangGuard);
        await hangUp.CancelAsync();
        await sending.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        await _senderGone.Task.WaitAsync(HangGuard);
    }
}
