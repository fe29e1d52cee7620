using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Messages;

public partial class MessagesClient
{
    /// <summary>How far this machine's clock and Kapso's may be apart without a message being overlooked.</summary>
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    /// <summary>How long after the last moment at which a message can have been taken it may be missing from the history.</summary>
    private static readonly TimeSpan HistoryDelay = TimeSpan.FromMinutes(3);

    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>
    /// Finds out whether a message was sent although its send failed, by looking for its callback data in the number's history: <c>GET /{phone_number_id}/messages</c>.
    /// A failure after which it is known that nothing was sent is told as such without a call.
    /// </summary>
    /// <inheritdoc cref="SettleAsync(string, string, DateTimeOffset, CancellationToken)" path="/returns|/exception"/>
    /// <param name="failure">What the send threw.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <exception cref="KapsoValidationException">The exception is not that of a send, or the send had no callback data (<see cref="KapsoWhatsAppOptions.GenerateCallbackData"/>).</exception>
    public virtual Task<SendOutcome> SettleAsync(KapsoException failure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.OutcomeUnknown
            ? SettleAsync(nameof(failure), failure.PhoneNumberId, failure.CallbackData, failure.StartedAt, cancellationToken)
            : Task.FromResult<SendOutcome>(new NotSentOutcome());
    }

    /// <summary>Finds out whether a message was sent although its send was cancelled, by looking for its callback data in the number's history: <c>GET /{phone_number_id}/messages</c>.</summary>
    /// <inheritdoc cref="SettleAsync(KapsoException, CancellationToken)"/>
    /// <param name="cancellation">What the send threw.</param>
    /// <param name="cancellationToken">Stops the looking; not the token that the send was cancelled with.</param>
    public virtual Task<SendOutcome> SettleAsync(KapsoSendCanceledException cancellation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(cancellation);
        return SettleAsync(nameof(cancellation), cancellation.PhoneNumberId, cancellation.CallbackData, cancellation.StartedAt, cancellationToken);
    }

    /// <summary>
    /// Finds out whether a message was sent, by looking for its callback data in the number's history: for a send of which no exception is left, as after a crash.
    /// <c>GET /{phone_number_id}/messages</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the number that it was sent from.</param>
    /// <param name="callbackData">What it carried as <see cref="SendOptions.CallbackData"/>; must be unlike that of any other message.</param>
    /// <param name="startedAt">When the send began, by this machine's clock, which may be five minutes off.</param>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <returns>
    /// <see cref="SentOutcome"/>, <see cref="NotSentOutcome"/>, or <see cref="StillUnknownOutcome"/> with how long to wait before asking again. Not sent is only said
    /// when the history has had the time to show the message (three minutes after <see cref="KapsoWhatsAppOptions.TotalTimeout"/>) and no message in question is without a status event.
    /// </returns>
    /// <exception cref="KapsoValidationException">An argument is blank, or the client talks to Meta directly, which keeps no history.</exception>
    /// <exception cref="KapsoApiException">The server refused to list the messages; the outcome is as unknown as before.</exception>
    /// <exception cref="KapsoTransportException">No response was received; the outcome is as unknown as before.</exception>
    public virtual async Task<SendOutcome> SettleAsync(string phoneNumberId, string callbackData, DateTimeOffset startedAt, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(callbackData);
        Rules rules = Rules.Start();
        rules.Required(callbackData, nameof(callbackData));
        rules.ThrowIfBroken();

        DateTimeOffset lastMoment = startedAt + _pipeline.Options.TotalTimeout;
        PagedList<Message> candidates = List(phoneNumberId, new MessageFilter
        {
            Direction = MessageDirection.Outbound,
            Since = startedAt - ClockTolerance,
            Until = lastMoment + ClockTolerance,
            PageSize = 100,
            Fields = MessageFields.Create(MessageField.Origin, MessageField.Status, MessageField.Statuses),
        });

        // What is read later than this may miss what was there by then.
        DateTimeOffset asked = _pipeline.Time.GetUtcNow();
        bool mayBeAmong = false;
        bool isReadToItsEnd = false;
        await foreach (Page<Message> page in candidates.AsPages(cancellationToken: cancellationToken).ConfigureAwait(false))
        {
            if (page.Items.FirstOrDefault(message => Carries(message, callbackData)) is { } sent)
            {
                return new SentOutcome(sent);
            }

            mayBeAmong |= page.Unreadable.Count > 0 || page.Items.Any(MayCarryAnything);
            isReadToItsEnd = string.IsNullOrEmpty(page.NextCursor);
        }

        TimeSpan tooEarlyFor = lastMoment + HistoryDelay - asked;
        return isReadToItsEnd && !mayBeAmong && tooEarlyFor <= TimeSpan.Zero
            ? new NotSentOutcome()
            : new StillUnknownOutcome(WaitFor(asked - startedAt, tooEarlyFor));
    }

    private Task<SendOutcome> SettleAsync(string argument, string? phoneNumberId, string? callbackData, DateTimeOffset? startedAt, CancellationToken cancellationToken)
    {
        Rules rules = Rules.Start();
        if (phoneNumberId is null || startedAt is null)
        {
            rules.Add(argument, "send", "is not what a send has thrown; only a message can be looked for by its callback data");
        }
        else if (callbackData is null)
        {
            rules.Add(argument, "callback-data", "belongs to a send without callback data, by which its message could be recognised (see GenerateCallbackData)");
        }

        rules.ThrowIfBroken();
        return SettleAsync(phoneNumberId!, callbackData!, startedAt!.Value, cancellationToken);
    }

    private static bool Carries(Message message, string callbackData) =>
        StatusesOf(message).Any(status => status.CallbackData == callbackData);

    /// <summary>A message shows its callback data in its status events; one that has none yet may be the one that is looked for.</summary>
    private static bool MayCarryAnything(Message message) =>
        StatusesOf(message).Count == 0 && (message.Kapso?.Origin is not { } origin || origin == MessageOrigin.CloudApi);

    private static IReadOnlyList<MessageStatusUpdate> StatusesOf(Message message) => message.Kapso?.Statuses.WithoutNulls() ?? [];

    /// <summary>As long again as half the time that has passed, but no longer than until the history is complete.</summary>
    private static TimeSpan WaitFor(TimeSpan passed, TimeSpan untilComplete)
    {
        TimeSpan wait = TimeSpan.FromTicks(Math.Clamp(passed.Ticks / 2, ShortestWait.Ticks, LongestWait.Ticks));
        return untilComplete > TimeSpan.Zero && untilComplete < wait ? untilComplete : wait;
    }
}
