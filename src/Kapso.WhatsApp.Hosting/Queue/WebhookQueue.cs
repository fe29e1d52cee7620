using System.Diagnostics;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// Events that were answered and wait to be handled: those of one conversation in their order, so many conversations at the same time as the options allow. An event that waits for its
/// next attempt holds up its own conversation only. Bounded as a whole and for each conversation.
/// </summary>
internal sealed partial class WebhookQueue : IDisposable
{
    private static readonly TimeSpan DefaultDelay = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Dictionary<ConversationKey, Lane> _lanes = [];
    private readonly SemaphoreSlim _slots;
    private readonly int _capacity;
    private readonly int _capacityPerConversation;
    private readonly TimeSpan[] _delays;
    private readonly WebhookDispatcher _dispatcher;
    private readonly GracefulShutdown _shutdown;
    private readonly TimeProvider _clock;
    private readonly ILogger<WebhookQueue> _logger;
    private int _unfinished;

    public WebhookQueue(WebhookDispatcher dispatcher, GracefulShutdown shutdown, IOptions<KapsoWebhookOptions> options, TimeProvider clock, ILogger<WebhookQueue> logger)
    {
        (_dispatcher, _shutdown, _clock, _logger) = (dispatcher, shutdown, clock, logger);
        (_capacity, _capacityPerConversation) = (options.Value.QueueCapacity, options.Value.QueueCapacityPerConversation);
        _delays = [.. options.Value.RetryDelays];
        _slots = new SemaphoreSlim(options.Value.Concurrency);
    }

    /// <summary>Takes a delivery; false when as many events wait as may, in all or in one of its conversations, or the application has stopped.</summary>
    public bool TryAdd(IncomingWebhook delivery, ActivityContext sender)
    {
        int[] waiting = Waiting(delivery);
        lock (_gate)
        {
            if (waiting.Length == 0)
            {
                return true;
            }

            if (_unfinished >= _capacity)
            {
                Full(_logger, _capacity);
                return false;
            }

            if (waiting.Any(index => IsConversationFull(delivery.Tenant, delivery.Events[index])))
            {
                ConversationFull(_logger, _capacityPerConversation);
                return false;
            }

            if (!_shutdown.TryBegin(waiting.Length))
            {
                return false;
            }

            _unfinished += waiting.Length;
            foreach (int index in waiting)
            {
                Add(new Item(delivery, index, sender));
            }

            return true;
        }
    }

    public void Dispose() => _slots.Dispose();

    /// <summary>The events that are handled. Copies that nobody asks for must not take room from others.</summary>
    private int[] Waiting(IncomingWebhook delivery)
    {
        List<int> waiting = new(delivery.Events.Count);
        for (int i = 0; i < delivery.Events.Count; i++)
        {
            if (_dispatcher.Withholds(delivery.Events[i]))
            {
                _dispatcher.Withhold(delivery.Events[i]);
            }
            else
            {
                waiting.Add(i);
            }
        }

        return [.. waiting];
    }

    private bool IsConversationFull(string? tenant, WebhookEvent received) =>
        ConversationKey.Of(tenant, received) is { } key && _lanes.TryGetValue(key, out Lane? lane) && lane.Items.Count >= _capacityPerConversation;

    private void Add(Item item)
    {
        ConversationKey? key = ConversationKey.Of(item.Delivery.Tenant, item.Event);
        if (key is not null && _lanes.TryGetValue(key.Value, out Lane? busy))
        {
            busy.Items.Enqueue(item);
            return;
        }

        Lane lane = new(key);
        lane.Items.Enqueue(item);
        if (key is not null)
        {
            _lanes.Add(key.Value, lane);
        }

        // Nothing of the request may flow into what outlives it: neither its span nor its HttpContext.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => WorkAsync(lane, item));
        }
    }

    private async Task WorkAsync(Lane lane, Item first)
    {
        for (Item? item = first; item is not null;)
        {
            await HandleAsync(item).ConfigureAwait(false);
            item = Next(lane);
            _shutdown.End();
        }
    }

    /// <summary>Takes the event that was handled off its lane and returns the next one; a lane that is empty ends.</summary>
    private Item? Next(Lane lane)
    {
        lock (_gate)
        {
            lane.Items.Dequeue();
            _unfinished--;
            if (lane.Items.TryPeek(out Item? next))
            {
                return next;
            }

            if (lane.Key is { } key)
            {
                _lanes.Remove(key);
            }

            return null;
        }
    }

    private async Task HandleAsync(Item item)
    {
        int failures = 0;
        for (int attempt = 0; !_shutdown.Token.IsCancellationRequested; attempt++)
        {
            WebhookOutcome outcome = await AttemptAsync(item).ConfigureAwait(false);
            if (outcome is not (WebhookOutcome.Failed or WebhookOutcome.Unclaimed or WebhookOutcome.InProgress))
            {
                return;
            }

            // Only a handler can fail for good. One that is handled elsewhere is waited for: should that process die, its claim lapses and the event is handled here. A
            // deduplication store that does not answer is waited for as well: the event was accepted, and nobody delivers it again.
            if (outcome is WebhookOutcome.Failed && ++failures > _delays.Length)
            {
                GivenUp(_logger, item.Event.Name, failures);
                await _dispatcher.GiveUpAsync(item.Delivery, new GivenUpEvent(item.Event, failures, item.Failure)).ConfigureAwait(false);
                return;
            }

            TimeSpan delay = _delays.Length == 0 ? DefaultDelay : _delays[Math.Min(attempt, _delays.Length - 1)];
            await Task.Delay(delay, _clock, _shutdown.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Handles an event in its turn: conversations take turns event by event.</summary>
    private async Task<WebhookOutcome> AttemptAsync(Item item)
    {
        await _slots.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            return await _dispatcher.HandleAsync(item.Delivery, item.Index, item.Sender, item.Note).ConfigureAwait(false);
        }
        finally
        {
            _slots.Release();
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Event} failed after {Attempts} attempts and was given up")]
    private static partial void GivenUp(ILogger logger, string @event, int attempts);

    [LoggerMessage(2, LogLevel.Warning, "A webhook was rejected because the queue is full ({Capacity} events); Kapso will deliver it again")]
    private static partial void Full(ILogger logger, int capacity);

    [LoggerMessage(3, LogLevel.Warning, "A webhook was rejected because the queue of its conversation is full ({Capacity} events); Kapso will deliver it again")]
    private static partial void ConversationFull(ILogger logger, int capacity);

    private sealed record Item(IncomingWebhook Delivery, int Index, ActivityContext Sender)
    {
        public WebhookEvent Event => Delivery.Events[Index];

        /// <summary>The exception of the last attempt that failed.</summary>
        public Exception? Failure { get; private set; }

        public void Note(Exception failure) => Failure = failure;
    }

    /// <summary>The events of one conversation that are not finished; the first of them is being handled or waits for its next attempt.</summary>
    private sealed class Lane(ConversationKey? key)
    {
        public ConversationKey? Key => key;

        public Queue<Item> Items { get; } = new();
    }
}
