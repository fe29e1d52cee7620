namespace Kapso.WhatsApp.AspNetCore;

/// <summary>Remembers events in this process alone: enough for one machine. Bounded: when it is full, the events that were handled first are forgotten.</summary>
public sealed class InMemoryWebhookDeduplicator : IWebhookDeduplicator
{
    private readonly object _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, long Number)> _handled = new();
    private readonly KapsoWebhookOptions _options;
    private readonly TimeProvider _clock;
    private long _number;

    /// <summary>Remembers events.</summary>
    /// <param name="options">How many and for how long.</param>
    /// <param name="clock">The clock.</param>
    public InMemoryWebhookDeduplicator(KapsoWebhookOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        (_options, _clock) = (options, clock);
    }

    /// <inheritdoc/>
    public ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
        {
            DateTimeOffset now = _clock.GetUtcNow();
            Forget(now);
            if (_entries.TryGetValue(key, out Entry entry) && entry.Until > now)
            {
                return ValueTask.FromResult(new WebhookClaim(key, entry.IsHandled ? WebhookClaimStatus.Done : WebhookClaimStatus.InProgress, ""));
            }

            long number = ++_number;
            _entries[key] = new Entry(number, now + _options.ClaimDuration, IsHandled: false);
            return ValueTask.FromResult(new WebhookClaim(key, WebhookClaimStatus.Claimed, number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        }
    }

    /// <inheritdoc/>
    public ValueTask CompleteAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        lock (_gate)
        {
            long number = ++_number;
            _entries[claim.Key] = new Entry(number, _clock.GetUtcNow() + _options.DeduplicationRetention, IsHandled: true);
            _handled.Enqueue((claim.Key, number));
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        lock (_gate)
        {
            if (_entries.TryGetValue(claim.Key, out Entry entry) && entry.IsClaim(claim.Token))
            {
                _entries.Remove(claim.Key);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Forgets what is too old or too much. Events are handled in the order of the queue, so the oldest stand at its head.</summary>
    private void Forget(DateTimeOffset now)
    {
        while (_handled.TryPeek(out (string Key, long Number) oldest))
        {
            bool isCurrent = _entries.TryGetValue(oldest.Key, out Entry entry) && entry.Number == oldest.Number;
            if (isCurrent && entry.Until > now && _handled.Count <= _options.DeduplicationCapacity)
            {
                return;
            }

            _handled.Dequeue();
            if (isCurrent)
            {
                _entries.Remove(oldest.Key);
            }
        }
    }

    private readonly record struct Entry(long Number, DateTimeOffset Until, bool IsHandled)
    {
        public bool IsClaim(string token) => !IsHandled && token == Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
