using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Hosting;

/// <summary>What becomes of a stored conversation that does not fit the code.</summary>
internal sealed partial class ConversationEngine
{
    /// <summary>Does with the stored conversation what the policy says, and saves it; throws when it is to stay as it is.</summary>
    private async Task DecideAsync(ConversationSession session, ConversationChangedException changed, string? key, CancellationToken cancellationToken)
    {
        bool isReadable = changed.Change is not (ConversationChange.Unreadable or ConversationChange.Format);
        if (isReadable)
        {
            // What the failed run did to the record is forgotten.
            await session.LoadAsync(cancellationToken).ConfigureAwait(false);
        }

        Journal? top = isReadable ? session.Record.Top : null;
        ChangedConversation conversation = new()
        {
            Name = top?.Name,
            Version = top?.Version ?? 0,
            PhoneNumberId = session.Address.PhoneNumberId,
            Person = session.Address.Person,
            Problem = changed,
            Content = session.Loaded,
        };
        ChangeDecision decision = await options.OnChanged(conversation, cancellationToken).ConfigureAwait(false);
        Changed(logger, changed, top?.Name ?? "?", changed.Change, decision);
        switch (decision)
        {
            case ChangeDecision.End:
                End(session, isReadable);
                break;
            case ChangeDecision.Restart when top is not null && registry.Latest(top.Name) is { } latest:
                Restart(session, top, latest, key);
                break;
            case ChangeDecision.Restart:
                End(session, isReadable);
                break;
            default:
                throw changed;
        }

        await session.SavePointAsync(cancellationToken).ConfigureAwait(false);
    }

    private static void End(ConversationSession session, bool isReadable)
    {
        if (isReadable)
        {
            ConversationRunner.Pop(session);
        }
        else
        {
            session.Reset();
        }
    }

    /// <summary>The message was meant for a question of the old run; the new one asks its own.</summary>
    private static void Restart(ConversationSession session, Journal top, ConversationRegistration latest, string? key)
    {
        Journal journal = latest.NewJournal();
        (journal.Input, journal.StartedBy) = (top.Input, top.StartedBy);
        session.Record.Running![^1] = journal;
        if (!session.WasHandled(key))
        {
            session.NoteHandled(key);
        }
    }

    [LoggerMessage(2, LogLevel.Error, "What is stored of the conversation {Conversation} does not fit the code that runs ({Change}); decision: {Decision}")]
    private static partial void Changed(ILogger logger, Exception problem, string conversation, ConversationChange change, ChangeDecision decision);
}
