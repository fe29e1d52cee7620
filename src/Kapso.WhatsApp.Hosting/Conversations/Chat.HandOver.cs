using System.Text.Json;
using Kapso.WhatsApp.Conversations;

namespace Kapso.WhatsApp.Hosting;

/// <summary>Handing the customer over to a person or another application, and back.</summary>
public sealed partial class Chat
{
    private const string HandOverStep = "hand-over";

    /// <summary>
    /// Hands the customer over and falls silent: until the hand-back no conversation answers this person or is started, and their messages reach no handler. Returns when the conversation is handed
    /// back: by <see cref="IConversations.HandBackAsync"/>, because it ended in Kapso's inbox, because another application passed it back, or because the time is over.
    /// </summary>
    /// <param name="to">Who looks after the customer; nobody in particular when null.</param>
    /// <param name="silence">How long at most; without limit when null.</param>
    /// <returns>Why the conversation goes on.</returns>
    /// <exception cref="StepFailedException">The customer could not be handed over.</exception>
    /// <exception cref="InvalidOperationException">Another call on the chat is under way.</exception>
    public Task<HandBackReason> HandOverAsync(HandOver? to = null, TimeSpan? silence = null)
    {
        if (silence is { } time)
        {
            ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, nameof(silence));
        }

        return CallAsync(async () =>
        {
            if (Next(EntryKind.HandOver) is not { } entry)
            {
                entry = new JournalEntry { Kind = EntryKind.HandOver, Until = _session.Clock.GetUtcNow() + silence };
                if (to is not null)
                {
                    await RunStepAsync(entry, HandOverStep, $"{_journal.Run}-{_position}", (_, cancellationToken) => HandToAsync(to, cancellationToken), ConversationJson.Default.Boolean).ConfigureAwait(false);
                }

                Add(entry);
            }

            if (entry.Failure is not null)
            {
                throw new StepFailedException(HandOverStep);
            }

            if (entry.Value is null && entry.Until <= _session.Clock.GetUtcNow())
            {
                (entry.Value, _session.IsDirty) = (JsonSerializer.SerializeToElement(HandBackReason.TimedOut, ConversationJson.Default.HandBackReason), true);
            }

            return entry.Value is not null
                ? Read(entry.Value, ConversationJson.Default.HandBackReason)
                : await PauseAsync<HandBackReason>(Pause.HandedOver, entry.Until).ConfigureAwait(false);
        });
    }

    private async Task<bool> HandToAsync(HandOver to, CancellationToken cancellationToken)
    {
        if (to.UserId is null)
        {
            await Client.Conversations.PassAsync(PhoneNumberId, Person, to.Role, to.Note, cancellationToken).ConfigureAwait(false);
            return true;
        }

        string conversation = _session.ConversationId ?? throw new InvalidOperationException("No message has named the conversation at Kapso, so it cannot be assigned.");
        await Client.Conversations.AssignAsync(conversation, new NewConversationAssignment { UserId = to.UserId, Notes = to.Note }, cancellationToken).ConfigureAwait(false);
        return true;
    }
}

/// <summary>Who looks after a customer that a conversation hands over.</summary>
public sealed class HandOver
{
    private HandOver()
    {
    }

    internal string? UserId { get; private init; }

    internal RoutingRole? Role { get; private init; }

    internal string? Note { get; private init; }

    /// <summary>Assigns the conversation to a user of the project, who finds it in Kapso's inbox.</summary>
    /// <param name="userId">The id of the user; see <c>kapso.Users</c>.</param>
    /// <param name="note">A note for the user, or null for none.</param>
    public static HandOver ToUser(string userId, string? note = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(userId);
        return new HandOver { UserId = userId, Note = note };
    }

    /// <summary>Passes the conversation to another application of the number.</summary>
    /// <param name="role">The role of the application; the escalation application when null.</param>
    /// <param name="note">A text for the application, for example why, up to 2,000 characters; none when null.</param>
    public static HandOver ToApplication(RoutingRole? role = null, string? note = null) => new() { Role = role, Note = note };
}

/// <summary>The reasons why a conversation that was handed over goes on.</summary>
public enum HandBackReason
{
    /// <summary>The longest silence was over.</summary>
    TimedOut,

    /// <summary>The application handed it back with <see cref="IConversations.HandBackAsync"/>.</summary>
    ByApplication,

    /// <summary>The conversation was ended at Kapso, for example in the inbox.</summary>
    Ended,

    /// <summary>Another application passed control of the conversation back.</summary>
    ControlPassed,
}
