using System.Text.Json;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Messages;

/// <summary>The body of a send, with what it is paced and settled by.</summary>
internal interface ISendBody : ICheckable
{
    /// <summary>Whom it goes to; never null in a body that was checked.</summary>
    Recipient? To { get; }

    string? CallbackData { get; }

    /// <summary>A template may be sent by everybody, whoever holds the conversation.</summary>
    bool IsTemplate { get; }

    /// <summary>Whether the conversation is taken from the application that holds it.</summary>
    bool TakeControl { get; }
}

/// <summary>Everything that goes over the wire for one send: the recipient, the message and what is said about it.</summary>
internal sealed record MessageBody(Recipient To, OutgoingMessage Message, SendOptions Options, string? CallbackData) : ISendBody
{
    public static Body<MessageBody> Body { get; } = Http.Body.Written<MessageBody>(static (writer, envelope) => envelope.Write(writer));

    public bool IsTemplate => Message is TemplateMessage;

    public bool TakeControl => Options.TakeControl;

    void ICheckable.Check(Rules rules)
    {
        To.Check(rules);
        Message.Check(rules);
        Options.Check(rules);
        if (To.IsGroup && Message is InteractiveMessage)
        {
            rules.Add("message", "group", "a group takes text, media and templates of these, no interactive message", value: Message.Type);
        }

        if (To.IsBusinessScopedUserId && Message.NeedsPhoneNumber)
        {
            rules.Add("to", "phone-number", "a one-time code goes to a phone number; WhatsApp refuses it to a BSUID (131062)");
        }

        Options.Marketing?.Check(rules, To.IsBusinessScopedUserId);
        if (Message is ReactionMessage && Options.ReplyToMessageId is not null)
        {
            rules.Add("options.replyToMessageId", "reaction", "a reaction names its message itself and cannot be a reply");
        }
    }

    private void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("messaging_product"u8, "whatsapp"u8);
        To.Write(writer);
        writer.WriteString("type"u8, Message.Type);
        if (Options.ReplyToMessageId is not null)
        {
            writer.WriteStartObject("context"u8);
            writer.WriteString("message_id"u8, Options.ReplyToMessageId);
            writer.WriteEndObject();
        }

        writer.WritePropertyName(Message.Type);
        Message.WriteContent(writer);
        WriteIfSet(writer, "biz_opaque_callback_data"u8, CallbackData);
        WriteIfSet(writer, "messaging_account_id"u8, Options.MessagingAccountId);
        WriteIfSet(writer, "recipient_identity_key_hash"u8, Options.RecipientIdentityKeyHash);
        Options.Marketing?.Write(writer);
        writer.WriteEndObject();
    }

    private static void WriteIfSet(Utf8JsonWriter writer, ReadOnlySpan<byte> name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
