using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Runs the conversations of a session from their start, over their journals, until they wait or end.</summary>
internal sealed partial class ConversationRunner(ConversationRegistry registry, ConversationOptions options, IServiceScopeFactory scopes, ILogger logger)
{
    /// <summary>How often a conversation may begin as new without waiting for anything in between.</summary>
    private const int MaxContinuations = 1000;

    /// <summary>Takes the conversation off that has ended; the one below it goes on.</summary>
    public static void Pop(ConversationSession session)
    {
        if (session.Record.Running is not { Count: > 0 } running)
        {
            return;
        }

        running.RemoveAt(running.Count - 1);
        session.Record.Running = running.Count > 0 ? running : null;
        (session.Record.Failures, session.IsDirty) = (0, true);
    }

    /// <summary>Runs what is on top until it waits, or everything has ended. What has changed is saved when it returns.</summary>
    /// <returns>What is waited for; null when no conversation is under way any more.</returns>
    public async Task<Pause?> RunAsync(ConversationSession session, CancellationToken cancellationToken)
    {
        for (int continuations = 0; session.Record.Top is { } journal;)
        {
            Pause? pause;
            try
            {
                pause = await RunAsync(session, journal, cancellationToken).ConfigureAwait(false);
            }
            catch (ConversationFailure failure)
            {
                if (await FailAsync(session, journal, failure.InnerException!, cancellationToken).ConfigureAwait(false) is { } waits)
                {
                    return waits;
                }

                continue;
            }

            if (pause is null)
            {
                Pop(session);
            }
            else if (pause is not Pause.ContinuedAsNew)
            {
                return pause;
            }
            else if (++continuations == MaxContinuations)
            {
                throw new InvalidOperationException($"The conversation {journal.Name} began as new {MaxContinuations} times without waiting for anything.");
            }
        }

        await SaveEndAsync(session, cancellationToken).ConfigureAwait(false);
        return null;
    }

    /// <summary>Runs one conversation. The run of one that waits is left where it is: nothing refers to it any more.</summary>
    /// <returns>What it waits for; null when it has ended.</returns>
    private async Task<Pause?> RunAsync(ConversationSession session, Journal journal, CancellationToken cancellationToken)
    {
        ConversationRegistration registration = registry.Of(journal);
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            Chat chat = new(session, journal, registration, scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<KapsoWhatsAppClient>(), cancellationToken);
            Task run = TalkAsync(registration, scope.ServiceProvider, chat);
            await Task.WhenAny(run, chat.Paused).ConfigureAwait(false);
            if (chat.Paused.IsFaulted || (chat.Paused.IsCompleted && !run.IsCompleted))
            {
                return await chat.Paused.ConfigureAwait(false);
            }

            try
            {
                await run.ConfigureAwait(false);
                chat.End();
            }
            catch (NoAnswerException unanswered)
            {
                Unanswered(logger, journal.Name, unanswered.Reason);
            }
            catch (Exception failure) when (failure is not ConversationChangedException && !cancellationToken.IsCancellationRequested)
            {
                throw new ConversationFailure(failure);
            }

            return null;
        }
    }

    private static async Task TalkAsync(ConversationRegistration registration, IServiceProvider services, Chat chat) =>
        await registration.Create(services).RunAsync(chat).ConfigureAwait(false);

    /// <summary>Has a failed conversation tried again later, or ends it when it was tried often enough or will not succeed.</summary>
    /// <returns>What is waited for; null when the conversation has ended.</returns>
    private async Task<Pause?> FailAsync(ConversationSession session, Journal journal, Exception failure, CancellationToken cancellationToken)
    {
        session.TakeBackFailures();
        int failures = ++session.Record.Failures;
        bool isHopeless = failure is MessageNotSentException { MayRetry: false };
        if (!isHopeless && failures <= options.RetryDelays.Count)
        {
            if (session.Input is not null)
            {
                session.KeepMessage();
            }

            TimeSpan delay = options.RetryDelays[failures - 1];
            Failed(logger, failure, journal.Name, failures, delay);
            await session.SaveAsync(session.Clock.GetUtcNow() + delay, cancellationToken).ConfigureAwait(false);
            return Pause.Unsettled;
        }

        GivenUp(logger, failure, journal.Name, failures);
        Pop(session);
        await session.SavePointAsync(cancellationToken).ConfigureAwait(false);
        if (options.OnFailed is { } tell)
        {
            FailedConversation failed = new() { Name = journal.Name, PhoneNumberId = session.Address.PhoneNumberId, Person = session.Address.Person, Problem = failure };
            await tell(failed, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Keeps of a conversation that has ended what recognises its events when they are delivered again, and state.</summary>
    private async Task SaveEndAsync(ConversationSession session, CancellationToken cancellationToken)
    {
        if (session.Record.Inbox is { } left)
        {
            LeftOver(logger, left.Count);
            (session.Record.Inbox, session.IsDirty) = (null, true);
        }

        if (session.Record is { Handled: null, States: null })
        {
            await session.DeleteAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (session.IsDirty || session.DueAt is not null)
        {
            await session.SaveAsync(null, cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(3, LogLevel.Information, "The conversation {Conversation} ended without an answer: {Reason}")]
    private static partial void Unanswered(ILogger logger, string conversation, NoAnswerReason reason);

    [LoggerMessage(4, LogLevel.Warning, "The conversation {Conversation} failed ({Failures} in a row); it is tried again in {Delay}")]
    private static partial void Failed(ILogger logger, Exception failure, string conversation, int failures, TimeSpan delay);

    [LoggerMessage(5, LogLevel.Error, "The conversation {Conversation} failed after {Attempts} attempts and was ended")]
    private static partial void GivenUp(ILogger logger, Exception failure, string conversation, int attempts);

    [LoggerMessage(6, LogLevel.Warning, "A conversation ended before it took {Count} messages that had waited for it; they are dropped")]
    private static partial void LeftOver(ILogger logger, int count);

    /// <summary>What the code of a conversation threw, as opposed to what failed underneath it.</summary>
    private sealed class ConversationFailure(Exception failure) : Exception(failure.Message, failure);
}
