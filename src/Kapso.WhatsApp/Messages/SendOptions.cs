namespace Kapso.WhatsApp.Messages;

/// <summary>What can be said about a send besides what is sent and to whom.</summary>
public sealed record SendOptions : KapsoRecord
{
    /// <summary>The most characters that <see cref="CallbackData"/> may have.</summary>
    public const int MaxCallbackDataLength = Rules.MaxCallbackDataLength;

    /// <summary>The id (wamid) of the message that this one answers; it is then shown as a quote. No quote is shown for templates or when the original is gone.</summary>
    public string? ReplyToMessageId { get; init; }

    /// <summary>
    /// A text of yours that comes back in the message's status webhooks (<c>biz_opaque_callback_data</c>), at most
    /// <see cref="MaxCallbackDataLength"/> characters. When null, an id is generated (see <see cref="KapsoWhatsAppOptions.GenerateCallbackData"/>);
    /// either way it is on <see cref="SentMessage.CallbackData"/> and on the exception of a failed send. Give each message one of its own: an unknown outcome is settled by it.
    /// </summary>
    public string? CallbackData { get; init; }

    /// <summary>The WhatsApp Business Account that must own the number; the send is refused and not charged when another one does.</summary>
    public string? MessagingAccountId { get; init; }

    /// <summary>The hash of the recipient's identity key; the send fails when the recipient's identity has changed since.</summary>
    public string? RecipientIdentityKeyHash { get; init; }

    /// <summary>
    /// Whether the conversation is taken over when another application of the number holds it, so that the message is sent all the same. Only the number's escalation application may do so; another one
    /// is refused (<see cref="ErrorCategory.ThreadOwnership"/>). False by default. It changes nothing on a number that only Kapso answers on, and templates need no taking over.
    /// </summary>
    public bool TakeControl { get; init; }

    /// <summary>What belongs to a marketing message (<see cref="MessagesClient.SendMarketingAsync"/>) alone: its max price and the like; null for none.</summary>
    public MarketingOptions? Marketing { get; init; }

    internal void Check(Rules rules)
    {
        if (ReplyToMessageId is not null)
        {
            rules.MessageId(ReplyToMessageId, "options.replyToMessageId");
        }

        rules.CallbackData(CallbackData, "options.callbackData");
        if (MessagingAccountId is not null)
        {
            rules.RequiredId(MessagingAccountId, "options.messagingAccountId");
        }
    }
}
