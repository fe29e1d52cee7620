using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Hosting;

/// <summary>The calls as entries of the journal.</summary>
public sealed partial class Chat
{
    /// <summary>What begins the callback data of every message of a conversation.</summary>
    private const string CallbackPrefix = "kc:";

    /// <summary>
    /// Makes a call, the only one at its time. What a conversation may catch reaches it; after anything else (a store that fails, a conflict, a changed journal) the run is dropped where it is, for its code
    /// must not go on, whatever it catches.
    /// </summary>
    private async Task<T> CallAsync<T>(Func<Task<T>> call)
    {
        if (Interlocked.Exchange(ref _isBusy, 1) == 1)
        {
            throw new InvalidOperationException(
                "Another call on the chat is under way, or the run of the conversation is over. Await each call before the next one, and use the chat inside RunAsync only.");
        }

        try
        {
            T result = await call().ConfigureAwait(false);
            Volatile.Write(ref _isBusy, 0);
            return result;
        }
        catch (Exception expected) when (expected is NoAnswerException or MessageNotSentException or StepFailedException)
        {
            Volatile.Write(ref _isBusy, 0);
            throw;
        }
        catch (Exception failure)
        {
            _paused.TrySetException(failure);
            return await Never<T>().ConfigureAwait(false);
        }
    }

    /// <summary>Returns the entry of the call that is made, or null when the journal ends before it.</summary>
    private JournalEntry? Next(EntryKind kind, string? name = null)
    {
        if (_position == _journal.Entries.Count)
        {
            return null;
        }

        JournalEntry entry = _journal.Entries[_position];
        if (entry.Kind != kind || entry.Name != name)
        {
            throw new ConversationChangedException(
                ConversationChange.Code,
                $"Call {_position + 1} of the conversation {_journal.Name} (version {_journal.Version}) is {Told(kind, name)}, but its journal has {Told(entry.Kind, entry.Name)} there.");
        }

        _position++;
        return entry;
    }

    private static string Told(EntryKind kind, string? name) => name is null ? $"{kind}" : $"{kind} \"{name}\"";

    private JournalEntry Add(JournalEntry entry)
    {
        if (_journal.Entries.Count >= _session.Options.MaxEntries)
        {
            throw new ConversationChangedException(
                ConversationChange.Size,
                $"The journal of the conversation {_journal.Name} has {_session.Options.MaxEntries} entries, as many as are allowed. {nameof(ContinueAsNewAsync)} cuts it.");
        }

        _journal.Entries.Add(entry);
        _position++;
        _session.IsDirty = true;
        return entry;
    }

    private T Recorded<T>(EntryKind kind, Func<T> make, JsonTypeInfo<T> type)
    {
        if (Volatile.Read(ref _isBusy) == 1)
        {
            throw new InvalidOperationException("Another call on the chat is under way, or the run of the conversation is over. Await each call before the next one.");
        }

        try
        {
            JournalEntry entry = Next(kind) ?? Add(new JournalEntry { Kind = kind, Value = JsonSerializer.SerializeToElement(make(), type) });
            return Read(entry.Value, type);
        }
        catch (ConversationChangedException changed)
        {
            Abandon(changed);
            throw;
        }
    }

    /// <summary>Ends the run where it cannot be left waiting: its next call finds it over.</summary>
    private void Abandon(Exception failure)
    {
        Volatile.Write(ref _isBusy, 1);
        _paused.TrySetException(failure);
    }

    private static T Read<T>(JsonElement? value, JsonTypeInfo<T> type)
    {
        try
        {
            return value is { } json ? json.Deserialize(type)! : default!;
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or InvalidOperationException)
        {
            throw new ConversationChangedException(ConversationChange.Type, $"A value in the journal of the conversation cannot be read as {typeof(T).Name}.", wrong);
        }
    }

    /// <summary>Runs a step. One that fails becomes an entry, which stays when the conversation goes on after it.</summary>
    private async Task<JsonElement> RunStepAsync<T>(JournalEntry entry, string name, string key, Func<string, CancellationToken, Task<T>> step, JsonTypeInfo<T> type)
    {
        if (_session.Steps.TryGetValue(key, out JsonElement known))
        {
            return known;
        }

        // Whoever is to lose against another machine loses here, before the step.
        if (_session.IsDirty)
        {
            await _session.SavePointAsync(CancellationToken).ConfigureAwait(false);
        }

        T result;
        try
        {
            result = await step(key, CancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (!CancellationToken.IsCancellationRequested)
        {
            entry.Failure = new EntryFailure { Message = failure.GetType().Name };
            _session.NoteFailure(Add(entry));
            throw new StepFailedException(name, failure);
        }

        return _session.Steps[key] = JsonSerializer.SerializeToElement(result, type);
    }

    /// <summary>Sends the message of the entry that was reached last, unless it was sent before.</summary>
    private async Task SendAsync(JournalEntry entry, OutgoingMessage message)
    {
        string callbackData = $"{CallbackPrefix}{_journal.Run}.{_position - 1}";
        if (entry.Send is SendState.Failed)
        {
            throw new MessageNotSentException(entry.Failure?.Message ?? "The message was not sent.", entry.Failure?.Code, entry.Failure?.MayRetry is true);
        }

        if (entry.Send is SendState.Pending && !await WasNotSentAsync(entry, callbackData).ConfigureAwait(false))
        {
            return;
        }

        while (entry.Send is not SendState.Sent)
        {
            (entry.Send, entry.SendingSince) = (SendState.Pending, _session.Clock.GetUtcNow());
            await _session.SavePointAsync(CancellationToken).ConfigureAwait(false);
            await SendNowAsync(entry, message, callbackData).ConfigureAwait(false);
        }
    }

    /// <summary>Sends a message that is written down. Where its outcome is unknown and then settled as not sent, the entry is still pending.</summary>
    private async Task SendNowAsync(JournalEntry entry, OutgoingMessage message, string callbackData)
    {
        try
        {
            SentMessage sent = await _messages.SendAsync(PhoneNumberId, Person, message, new SendOptions { CallbackData = callbackData }, CancellationToken).ConfigureAwait(false);
            NoteSent(entry, callbackData, sent.Id);
        }
        catch (KapsoException failure) when (!failure.OutcomeUnknown)
        {
            _session.Sends[callbackData] = null;
            entry.Send = SendState.Failed;
            entry.Failure = new EntryFailure { Message = failure.Message, Code = (failure as KapsoApiException)?.Code, MayRetry = failure.RetryAdvice is RetryAdvice.AfterDelay };
            _session.NoteFailure(entry);
            throw new MessageNotSentException(failure.Message, entry.Failure.Code, entry.Failure.MayRetry, failure);
        }
        catch (KapsoException unknown)
        {
            (entry.SendingSince, _session.IsDirty) = (unknown.StartedAt ?? entry.SendingSince, true);
            await WasNotSentAsync(entry, callbackData).ConfigureAwait(false);
        }
    }

    /// <summary>Settles a send whose outcome is not known; pauses when it still is not. Returns whether it was not sent.</summary>
    private async Task<bool> WasNotSentAsync(JournalEntry entry, string callbackData)
    {
        if (_session.Sends.TryGetValue(callbackData, out string? known))
        {
            if (known is not null)
            {
                NoteSent(entry, callbackData, known);
            }

            return known is null;
        }

        switch (await _messages.SettleAsync(PhoneNumberId, callbackData, entry.SendingSince ?? _session.Clock.GetUtcNow(), CancellationToken).ConfigureAwait(false))
        {
            case SentOutcome sent:
                NoteSent(entry, callbackData, sent.Message.Id);
                return false;
            case StillUnknownOutcome unknown:
                return await PauseAsync<bool>(Pause.Unsettled, _session.Clock.GetUtcNow() + unknown.RetryAfter).ConfigureAwait(false);
            default:
                return true;
        }
    }

    private void NoteSent(JournalEntry entry, string callbackData, string messageId)
    {
        _session.Sends[callbackData] = messageId;
        (entry.Send, entry.SendingSince, entry.MessageId, _session.IsDirty) = (SendState.Sent, null, messageId, true);
    }

    /// <summary>Saves, and drops the run until a message or the time comes.</summary>
    private async Task<T> PauseAsync<T>(Pause pause, DateTimeOffset? dueAt)
    {
        if (pause is Pause.Unsettled && _session.Input is not null)
        {
            _session.KeepMessage();
        }

        if (_session.Record.Failures > 0)
        {
            (_session.Record.Failures, _session.IsDirty) = (0, true);
        }

        if (_session.IsDirty || _session.DueAt != dueAt)
        {
            await _session.SaveAsync(dueAt, CancellationToken).ConfigureAwait(false);
        }

        return await StopAsync<T>(pause).ConfigureAwait(false);
    }

    private Task<T> StopAsync<T>(Pause pause)
    {
        _paused.TrySetResult(pause);
        return Never<T>();
    }

    /// <summary>Nobody holds it, so what waits for it goes with it.</summary>
    private static Task<T> Never<T>() => new TaskCompletionSource<T>().Task;
}

/// <summary>The reasons why a run of a conversation does not go on for now.</summary>
internal enum Pause
{
    /// <summary>It waits for an answer.</summary>
    Asking,

    /// <summary>It waits for a time.</summary>
    Waiting,

    /// <summary>It is not known whether a message was sent.</summary>
    Unsettled,

    /// <summary>A person looks after the customer.</summary>
    HandedOver,

    /// <summary>It goes on at once, with a new journal.</summary>
    ContinuedAsNew,
}
