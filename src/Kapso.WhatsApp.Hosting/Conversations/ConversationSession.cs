using System.Text.Json;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// The record of a person while an event or a timer is handled: as it was loaded, with what has changed since, and what this process knows beyond it. That knowledge outlives a conflict, after which the
/// record is loaded again: what was sent is known to be sent, and the result of a step is not computed twice.
/// </summary>
internal sealed class ConversationSession(ConversationAddress address, IConversationStore store, ConversationOptions options, TimeProvider clock, Action<DateTimeOffset> noteDue)
{
    private const int MaxHandled = 32;

    private const int MaxInbox = 64;

    /// <summary>Called with the time at which a saved record is due.</summary>
    private readonly Action<DateTimeOffset> _noteDue = noteDue;
    private readonly List<JournalEntry> _unsavedFailures = [];
    private long _version;

    public ConversationAddress Address { get; } = address;

    public ConversationOptions Options => options;

    public TimeProvider Clock => clock;

    public ConversationRecord Record { get; private set; } = null!;

    /// <summary>The record as it was loaded.</summary>
    public ReadOnlyMemory<byte> Loaded { get; private set; }

    /// <summary>When the record is due by its last save, or null when no timer runs.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public bool IsDirty { get; set; }

    /// <summary>The message that is handled; null when a conversation has taken it, or a timer is handled.</summary>
    public WaitingMessage? Input { get; set; }

    /// <summary>The id of the conversation at Kapso, as far as a message has named it.</summary>
    public string? ConversationId { get; set; }

    /// <summary>What became of messages that this process has sent, by their callback data: the id, or null for one that was provably not sent.</summary>
    public Dictionary<string, string?> Sends { get; } = [];

    /// <summary>The results of steps that this process has run, by their keys.</summary>
    public Dictionary<string, JsonElement> Steps { get; } = [];

    /// <exception cref="ConversationChangedException">The record cannot be read.</exception>
    public async ValueTask LoadAsync(CancellationToken cancellationToken)
    {
        StoredConversation? stored = await store.LoadAsync(Address.Key, cancellationToken).ConfigureAwait(false);
        (_version, Loaded, DueAt, IsDirty) = (stored?.Version ?? 0, stored?.Content ?? default, stored?.DueAt, false);
        _unsavedFailures.Clear();
        Record = stored is null ? new ConversationRecord() : ConversationCodec.Read(stored.Content);
        ConversationId ??= Record.ConversationId;
    }

    /// <summary>Forgets what was loaded, so that the next save replaces it.</summary>
    public void Reset()
    {
        _unsavedFailures.Clear();
        (Record, IsDirty) = (new ConversationRecord(), true);
    }

    /// <param name="dueAt">When the conversation is to be continued without an event; null for never.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConversationConflictException">Somebody else has saved the record meanwhile.</exception>
    /// <exception cref="ConversationChangedException">The record is larger than it may be.</exception>
    public async ValueTask SaveAsync(DateTimeOffset? dueAt, CancellationToken cancellationToken)
    {
        Record.ConversationId = Record.Running is null ? null : ConversationId;
        byte[] content = ConversationCodec.Write(Record);
        if (content.Length > options.MaxBytes)
        {
            throw new ConversationChangedException(ConversationChange.Size, $"The record of the conversation has {content.Length} bytes, more than the {options.MaxBytes} that are allowed.");
        }

        StoredConversation stored = new() { Key = Address.Key, Version = _version + 1, Content = content, DueAt = dueAt, ExpiresAt = ExpiryAfter(dueAt) };
        if (!await store.SaveAsync(stored, cancellationToken).ConfigureAwait(false))
        {
            throw new ConversationConflictException();
        }

        (_version, DueAt, IsDirty) = (stored.Version, dueAt, false);
        _unsavedFailures.Clear();
        if (dueAt is { } due)
        {
            _noteDue(due);
        }
    }

    /// <summary>Deletes a record in which nothing is left.</summary>
    /// <exception cref="ConversationConflictException">Somebody else has saved the record meanwhile.</exception>
    public async ValueTask DeleteAsync(CancellationToken cancellationToken)
    {
        if (_version > 0 && !await store.DeleteAsync(Address.Key, _version, cancellationToken).ConfigureAwait(false))
        {
            throw new ConversationConflictException();
        }

        (_version, DueAt, IsDirty) = (0, null, false);
    }

    /// <summary>Saves in the middle of a run: should the process die, a timer continues it.</summary>
    public ValueTask SavePointAsync(CancellationToken cancellationToken) => SaveAsync(clock.GetUtcNow() + options.ResumeAfter, cancellationToken);

    /// <summary>Notes a failure in the journal, which stays there when the conversation goes on after it.</summary>
    public void NoteFailure(JournalEntry entry)
    {
        _unsavedFailures.Add(entry);
        IsDirty = true;
    }

    /// <summary>Takes back the failures that the conversation did not go on after, so that they are tried again.</summary>
    public void TakeBackFailures()
    {
        foreach (JournalEntry failed in _unsavedFailures)
        {
            Record.Top?.Entries.Remove(failed);
        }

        IsDirty |= _unsavedFailures.Count > 0;
        _unsavedFailures.Clear();
    }

    public bool WasHandled(string? key) => key is not null && Record.Handled?.Contains(key) is true;

    /// <summary>The messages that a question may take, the earliest first.</summary>
    public WaitingMessage? NextMessage() => Record.Inbox is { Count: > 0 } inbox ? inbox[0] : Input;

    /// <summary>Takes the first message: it is done with when the record is saved.</summary>
    public void TakeMessage()
    {
        if (Record.Inbox is { Count: > 0 } inbox)
        {
            inbox.RemoveAt(0);
            Record.Inbox = inbox.Count > 0 ? inbox : null;
        }
        else
        {
            NoteHandled(Input!.Key);
            Input = null;
        }

        IsDirty = true;
    }

    /// <summary>Keeps the message that is handled for when a conversation can take it.</summary>
    public void KeepMessage()
    {
        if (Record.Inbox is { Count: >= MaxInbox })
        {
            throw new InvalidOperationException($"{MaxInbox} messages wait for the conversation already; the event comes again.");
        }

        (Record.Inbox ??= []).Add(Input!);
        NoteHandled(Input!.Key);
        (Input, IsDirty) = (null, true);
    }

    public void NoteHandled(string? key)
    {
        if (key is null)
        {
            return;
        }

        List<string> handled = Record.Handled ??= [];
        handled.Add(key);
        if (handled.Count > MaxHandled)
        {
            handled.RemoveAt(0);
        }

        IsDirty = true;
    }

    private DateTimeOffset ExpiryAfter(DateTimeOffset? dueAt)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset expiry = now + options.HandledRetention;
        foreach (StateEntry state in (IEnumerable<StateEntry>?)Record.States?.Values ?? [])
        {
            expiry = Later(expiry, state.ExpiresAt ?? now + options.Expiry);
        }

        return Record.Running is null && Record.Inbox is null ? expiry : Later(expiry, Later(now, dueAt ?? now) + options.Expiry);

        static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
    }
}
