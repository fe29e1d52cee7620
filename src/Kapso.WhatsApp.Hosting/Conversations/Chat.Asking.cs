using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Questions and their answers.</summary>
public sealed partial class Chat
{
    private async Task<T> AskOnceAsync<T>(OutgoingMessage question, Answer<T> answer, TimeSpan? timeout)
    {
        JournalEntry asked = Next(EntryKind.Ask) ?? Add(new JournalEntry { Kind = EntryKind.Ask, Until = _session.Clock.GetUtcNow() + timeout });
        await SendAsync(asked, question).ConfigureAwait(false);
        List<string> messageIds = [asked.MessageId!];
        int tries = 0;
        for (; _position < _journal.Entries.Count && _journal.Entries[_position].Kind is EntryKind.Retry; tries++)
        {
            await SayRetryAsync(Next(EntryKind.Retry)!, answer, messageIds).ConfigureAwait(false);
        }

        if (asked.Value is { } answered)
        {
            return answer.Read(ConversationCodec.ReadMessage(answered), messageIds) is { IsFit: true } fit
                ? fit.Value
                : throw new ConversationChangedException(ConversationChange.Type, $"A stored answer in the conversation {_journal.Name} does not fit its question as {typeof(T).Name}.");
        }

        return asked.NoAnswer is { } reason ? throw new NoAnswerException(reason) : await WaitForAnswerAsync(asked, answer, messageIds, tries).ConfigureAwait(false);
    }

    private async Task<T> WaitForAnswerAsync<T>(JournalEntry asked, Answer<T> answer, List<string> messageIds, int tries)
    {
        while (_session.NextMessage() is { } waiting)
        {
            Message message = waiting.Read();
            if (_registration.IsCancelWord(message))
            {
                _session.TakeMessage();
                throw EndWithout(asked, NoAnswerReason.Canceled);
            }

            if (answer.Read(message, messageIds) is { IsFit: true } fit)
            {
                _session.TakeMessage();
                asked.Value = waiting.Json;
                return fit.Value;
            }

            if (answer.Word is null && answer.MaxTries is null)
            {
                if (waiting == _session.Input)
                {
                    // It goes to the application's other handlers.
                    break;
                }

                _session.TakeMessage();
                continue;
            }

            _session.TakeMessage();
            if (++tries >= answer.MaxTries)
            {
                throw EndWithout(asked, NoAnswerReason.NoTriesLeft);
            }

            await SayRetryAsync(Add(new JournalEntry { Kind = EntryKind.Retry }), answer, messageIds).ConfigureAwait(false);
        }

        return asked.Until <= _session.Clock.GetUtcNow() ? throw EndWithout(asked, NoAnswerReason.TimedOut) : await PauseAsync<T>(Pause.Asking, asked.Until).ConfigureAwait(false);
    }

    /// <summary>Says the word for what does not fit. An answer with tries and without a word counts in silence.</summary>
    private async Task SayRetryAsync<T>(JournalEntry entry, Answer<T> answer, List<string> messageIds)
    {
        if (answer.Word is not null)
        {
            await SendAsync(entry, answer.Word).ConfigureAwait(false);
            messageIds.Add(entry.MessageId!);
        }
    }

    private NoAnswerException EndWithout(JournalEntry asked, NoAnswerReason reason)
    {
        (asked.NoAnswer, _session.IsDirty) = (reason, true);
        return new NoAnswerException(reason);
    }
}
