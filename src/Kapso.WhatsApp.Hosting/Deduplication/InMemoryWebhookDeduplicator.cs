using System.Globalization;

namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// Remembers events in this process alone: enough for one machine. Bounded by <see cref="KapsoWebhookOptions.DeduplicationCapacity"/>: when it is full, the events that were
/// handled first are forgotten, and claims that are never settled lapse.
/// </summary>
public sealed class InMemoryWebhookDeduplicator : IWebhookDeduplicator
{
    private readonly object _gate = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);

    // In each list all entries last equally long, so that those that end first stand at its head.
    private readonly LinkedList<Entry> _claims = new();
    private readonly LinkedList<Entry> _handled = new();
    private readonly KapsoWebhookOptions _options;
    private readonly TimeProvider _clock;
    private readonly long _start;
    private long _lastToken;

    /// <summary>Creates a deduplicator that keeps its claims in memory.</summary>
    /// <param name="options">How many and for how long.</param>
    /// <param name="clock">The clock.</param>
    public InMemoryWebhookDeduplicator(KapsoWebhookOptions options, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(clock);
        (_options, _clock, _start) = (options, clock, clock.GetTimestamp());
    }

    /// <inheritdoc/>
    public ValueTask<WebhookClaim> ClaimAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        lock (_gate)
        {
            TimeSpan now = Forget();
            if (_entries.TryGetValue(key, out LinkedListNode<Entry>? entry))
            {
                return ValueTask.FromResult(new WebhookClaim(key, entry.List == _handled ? WebhookClaimStatus.Done : WebhookClaimStatus.InProgress, ""));
            }

            if (_claims.Count >= _options.DeduplicationCapacity)
            {
                // A claim that is held is not forgotten for a new one: its event would be handled twice. The new one comes again.
                return ValueTask.FromResult(new WebhookClaim(key, WebhookClaimStatus.InProgress, ""));
            }

            string token = (++_lastToken).ToString(CultureInfo.InvariantCulture);
            _entries.Add(key, _claims.AddLast(new Entry(key, token) { Until = now + _options.ClaimDuration }));
            return ValueTask.FromResult(new WebhookClaim(key, WebhookClaimStatus.Claimed, token));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> RenewAsync(WebhookClaim claim, CancellationToken cancellationToken = default) => ValueTask.FromResult(TryPut(claim, _claims, _options.ClaimDuration));

    /// <inheritdoc/>
    public ValueTask CompleteAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        TryPut(claim, _handled, _options.DeduplicationRetention);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(WebhookClaim claim, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(claim);
        lock (_gate)
        {
            if (_entries.TryGetValue(claim.Key, out LinkedListNode<Entry>? entry) && IsHeld(entry, claim))
            {
                Remove(entry);
            }
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Notes an event in a list, unless it was handled or is claimed by another meanwhile.</summary>
    private bool TryPut(WebhookClaim claim, LinkedList<Entry> list, TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(claim);
        lock (_gate)
        {
            TimeSpan now = Forget();
            if (!_entries.TryGetValue(claim.Key, out LinkedListNode<Entry>? entry))
            {
                entry = new LinkedListNode<Entry>(new Entry(claim.Key, claim.Token));
                _entries.Add(claim.Key, entry);
            }
            else if (IsHeld(entry, claim))
            {
                _claims.Remove(entry);
            }
            else
            {
                return false;
            }

            entry.Value.Until = now + duration;
            list.AddLast(entry);
            return true;
        }
    }

    private bool IsHeld(LinkedListNode<Entry> entry, WebhookClaim claim) => entry.List == _claims && entry.Value.Token == claim.Token;

    /// <summary>Forgets what has lapsed and what is too much; returns the time.</summary>
    private TimeSpan Forget()
    {
        TimeSpan now = _clock.GetElapsedTime(_start);
        while (_claims.First is { } claim && claim.Value.Until <= now)
        {
            Remove(claim);
        }

        while (_handled.First is { } handled && (handled.Value.Until <= now || _handled.Count > _options.DeduplicationCapacity))
        {
            Remove(handled);
        }

        return now;
    }

    private void Remove(LinkedListNode<Entry> entry)
    {
        _entries.Remove(entry.Value.Key);
        entry.List!.Remove(entry);
    }

    private sealed class Entry(string key, string token)
    {
        public string Key => key;

        public string Token => token;

        public TimeSpan Until { get; set; }
    }
}
