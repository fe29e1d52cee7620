namespace Kapso.WhatsApp.Messages;

/// <summary>
/// What became of a send whose outcome was unknown: <see cref="SentOutcome"/>, <see cref="NotSentOutcome"/> or <see cref="StillUnknownOutcome"/>, and no other.
/// </summary>
public abstract record SendOutcome : KapsoRecord
{
    private protected SendOutcome()
    {
    }
}

/// <summary>The message was sent: do not send it again.</summary>
/// <param name="Message">
/// The message as the history has it, with its status and status events. Whether it was delivered is another question: <see cref="KapsoMessageData.Status"/> may be
/// <see cref="MessageStatus.Failed"/>.
/// </param>
public sealed record SentOutcome(Message Message) : SendOutcome
{
    /// <summary>Returns the message's id, and nothing of what it says.</summary>
    private protected override string Describe() => $"{nameof(SentOutcome)} {{ Id = {Message.Id} }}";
}

/// <summary>The message was not sent: it may be sent again.</summary>
public sealed record NotSentOutcome : SendOutcome;

/// <summary>
/// The history does not show yet whether the message was sent: a message appears in it after a while, and has its callback data from its first status
/// event on.
/// </summary>
/// <param name="RetryAfter">How long to wait before it is worth asking again.</param>
public sealed record StillUnknownOutcome(TimeSpan RetryAfter) : SendOutcome;
