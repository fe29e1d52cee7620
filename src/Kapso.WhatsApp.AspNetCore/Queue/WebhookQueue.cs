using System.Diagnostics;
using System.Threading.Channels;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.AspNetCore;

/// <summary>
/// Deliveries that were answered and wait to be handled. Bounded: nothing is taken beyond the capacity. The events of one conversation are handled in their
/// order; an orderly stop handles what waits before it ends.
/// </summary>
internal sealed partial class WebhookQueue : IHostedLifecycleService, IDisposable
{
    private readonly WebhookDispatcher _dispatcher;
    private readonly TimeProvider _clock;
    private readonly ILogger<WebhookQueue> _logger;
    private readonly TimeSpan[] _delays;
    private readonly Channel<Item>[] _lanes;
    private readonly CancellationTokenSource _giveUp = new();
    private Task[] _workers = [];
    private int _waiting;

    public WebhookQueue(WebhookDispatcher dispatcher, IOptions<KapsoWebhookOptions> options, TimeProvider clock, ILogger<WebhookQueue> logger)
    {
        (_dispatcher, _clock, _logger) = (dispatcher, clock, logger);
        Capacity = options.Value.QueueCapacity;
        _delays = [.. options.Value.RetryDelays];
        _lanes = [.. Enumerable.Range(0, options.Value.Concurrency).Select(_ => Channel.CreateUnbounded<Item>(new UnboundedChannelOptions { SingleReader = true }))];
    }

    public int Capacity { get; }

    /// <summary>Takes a delivery; false when as many wait as may, or the application is being stopped.</summary>
    public bool TryAdd(IncomingWebhook delivery, ActivityContext sender)
    {
        if (Interlocked.Increment(ref _waiting) <= Capacity && LaneOf(delivery).Writer.TryWrite(new Item(delivery, sender)))
        {
            return true;
        }

        Interlocked.Decrement(ref _waiting);
        return false;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _workers = [.. _lanes.Select(lane => Task.Run(() => WorkAsync(lane.Reader), CancellationToken.None))];
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Called when the server no longer takes requests, so that nothing is refused that could have been handled.</summary>
    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        foreach (Channel<Item> lane in _lanes)
        {
            lane.Writer.TryComplete();
        }

        try
        {
            await Task.WhenAll(_workers).WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await _giveUp.CancelAsync().ConfigureAwait(false);
            Lost(_logger, Volatile.Read(ref _waiting));
        }
    }

    public void Dispose() => _giveUp.Dispose();

    private async Task WorkAsync(ChannelReader<Item> lane)
    {
        await foreach (Item item in lane.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            for (int i = 0; i < item.Delivery.Events.Count && !_giveUp.IsCancellationRequested; i++)
            {
                await HandleAsync(item, i).ConfigureAwait(false);
            }

            Interlocked.Decrement(ref _waiting);
        }
    }

    private async Task HandleAsync(Item item, int index)
    {
        for (int attempt = 0; ; attempt++)
        {
            WebhookOutcome outcome = await _dispatcher.HandleAsync(item.Delivery, index, item.Sender, _giveUp.Token).ConfigureAwait(false);
            if (outcome is not (WebhookOutcome.Failed or WebhookOutcome.Unclaimed or WebhookOutcome.InProgress))
            {
                return;
            }

            if (attempt >= _delays.Length && outcome is not WebhookOutcome.InProgress)
            {
                GivenUp(_logger, item.Delivery.Events[index].Name, attempt + 1);
                return;
            }

            // One that is handled elsewhere is waited for: should that process die, its claim lapses and the event is handled here.
            TimeSpan delay = _delays.Length == 0 ? TimeSpan.FromSeconds(1) : _delays[Math.Min(attempt, _delays.Length - 1)];
            if (!await WaitAsync(delay).ConfigureAwait(false))
            {
                return;
            }
        }
    }

    private async Task<bool> WaitAsync(TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, _clock, _giveUp.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Channel<Item> LaneOf(IncomingWebhook delivery)
    {
        string? of = delivery.Events.Count == 0 ? null : delivery.Events[0] switch
        {
            MessageEvent { Conversation.Id: { } id } => id,
            ConversationEvent { Conversation.Id: { } id } => id,
            MetaMessageReceivedEvent message => message.Message.From ?? message.Message.FromUserId,
            MetaStatusEvent status => status.Status.RecipientId ?? status.Status.RecipientUserId,
            var other => other.NumberId,
        };
        return _lanes[(int)((uint)string.GetHashCode(of ?? "", StringComparison.Ordinal) % (uint)_lanes.Length)];
    }

    [LoggerMessage(1, LogLevel.Error, "{Event} was given up after {Attempts} attempts")]
    private static partial void GivenUp(ILogger logger, string @event, int attempts);

    [LoggerMessage(2, LogLevel.Error, "The application stopped before {Count} deliveries had been handled")]
    private static partial void Lost(ILogger logger, int count);

    private sealed record Item(IncomingWebhook Delivery, ActivityContext Sender);
}
