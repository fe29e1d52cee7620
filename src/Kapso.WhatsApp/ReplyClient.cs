using Kapso.WhatsApp.Conversations;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>
/// Answers a received message: from the number that received it, to the person or group that wrote it. Anything but a template needs the customer service
/// window that the message opened (<see cref="MessageReceivedEvent.WindowClosesAt"/>).
/// </summary>
public class ReplyClient
{
    private readonly MessagesClient _messages;
    private readonly MessageReceivedEvent _received;

    /// <summary>Creates the means to answer a received message.</summary>
    /// <param name="messages">Sends the answers.</param>
    /// <param name="received">The message.</param>
    public ReplyClient(MessagesClient messages, MessageReceivedEvent received)
    {
        ArgumentNullException.ThrowIfNull(messages);
        ArgumentNullException.ThrowIfNull(received);
        (_messages, _received) = (messages, received);
    }

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected ReplyClient() => (_messages, _received) = (null!, null!);

    /// <summary>Answers the message with a text.</summary>
    /// <param name="body">The text, 1 to 4096 characters.</param>
    /// <param name="asReply">Whether the received message is shown above the answer; a voicemail cannot be.</param>
    /// <param name="cancellationToken">Stops the call. A send that was already on its way may still happen.</param>
    /// <inheritdoc cref="MessagesClient.SendAsync(string, Recipient, OutgoingMessage, SendOptions?, CancellationToken)"/>
    public virtual Task<SentMessage> TextAsync(string body, bool asReply = false, CancellationToken cancellationToken = default) =>
        _messages.SendTextAsync(PhoneNumberId, To, body, asReply && !_received.Message.IsVoicemail ? new SendOptions { ReplyToMessageId = _received.Message.Id } : null, cancellationToken);

    /// <summary>Answers with a message of any kind.</summary>
    /// <param name="message">The message.</param>
    /// <param name="options">Callback data and the like; nothing by default.</param>
    /// <param name="cancellationToken">Stops the call. A send that was already on its way may still happen.</param>
    /// <inheritdoc cref="MessagesClient.SendAsync(string, Recipient, OutgoingMessage, SendOptions?, CancellationToken)"/>
    public virtual Task<SentMessage> SendAsync(OutgoingMessage message, SendOptions? options = null, CancellationToken cancellationToken = default) =>
        _messages.SendAsync(PhoneNumberId, To, message, options, cancellationToken);

    /// <summary>Puts an emoji on the message.</summary>
    /// <param name="emoji">The emoji.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <inheritdoc cref="MessagesClient.SendAsync(string, Recipient, OutgoingMessage, SendOptions?, CancellationToken)"/>
    public virtual Task<SentMessage> ReactAsync(string emoji, CancellationToken cancellationToken = default) =>
        SendAsync(new ReactionMessage(_received.Message.Id, emoji), null, cancellationToken);

    /// <summary>Marks the message as read, and optionally shows that an answer is being written.</summary>
    /// <param name="showTyping">Whether to show the typing indicator, which ends with the next message or after about 25 seconds.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <inheritdoc cref="MessagesClient.MarkAsReadAsync"/>
    public virtual Task MarkAsReadAsync(bool showTyping = false, CancellationToken cancellationToken = default) =>
        _messages.MarkAsReadAsync(PhoneNumberId, _received.Message.Id, showTyping, cancellationToken);

    private string PhoneNumberId => _received.NumberId ?? throw Missing("phoneNumberId", "the event does not name the number that received the message");

    /// <summary>
    /// The group when it was written in one, else the phone number, else the BSUID of who wrote it. What a text is, its form decides: some deliveries have a BSUID where a phone number
    /// belongs.
    /// </summary>
    private Recipient To
    {
        get
        {
            Message message = _received.Message;
            if (!string.IsNullOrEmpty(message.GroupId))
            {
                return Recipient.FromGroupId(message.GroupId);
            }

            Conversation? conversation = _received.Conversation;
            string[] numbers = [.. Written(message.From, conversation?.PhoneNumber, message.Kapso?.PhoneNumber)];
            Person[] writers =
            [
                .. numbers.Select(number => Person.TryParse(number, out Person? writer) ? writer : null).OfType<Person>(),
                .. Written(message.FromUserId, conversation?.BusinessScopedUserId).Select(Person.FromBusinessScopedUserId),
            ];
            return Array.Find(writers, writer => !writer.IsBusinessScopedUserId) ?? writers.FirstOrDefault() ?? numbers.Select(Person.FromPhoneNumber).FirstOrDefault()
                ?? throw Missing("to", "the event names neither a phone number nor a business-scoped user id of who wrote the message");
        }
    }

    private static IEnumerable<string> Written(params IEnumerable<string?> values) => values.Where(value => !string.IsNullOrWhiteSpace(value)).Select(value => value!);

    private static KapsoValidationException Missing(string path, string message) =>
        new([new ValidationProblem { Path = path, Rule = "required", Message = message, Value = "absent" }]);
}

/// <summary>Extensions for answering received messages.</summary>
public static class ReplyClientExtensions
{
    /// <summary>Returns the means to answer a received message.</summary>
    /// <param name="received">The message.</param>
    /// <param name="kapso">Sends the answers.</param>
    public static ReplyClient Reply(this MessageReceivedEvent received, KapsoWhatsAppClient kapso)
    {
        ArgumentNullException.ThrowIfNull(kapso);
        return new ReplyClient(kapso.Messages, received);
    }
}
