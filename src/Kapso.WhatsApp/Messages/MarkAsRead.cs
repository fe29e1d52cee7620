using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Messages;

/// <summary>Says that a received message was read, and optionally shows that an answer is being written.</summary>
internal sealed record MarkAsReadBody(string MessageId) : ICheckable
{
    public string MessagingProduct { get; } = "whatsapp";

    public string Status { get; } = "read";

    public TypingIndicator? TypingIndicator { get; init; }

    void ICheckable.Check(Rules rules) => rules.MessageId(MessageId, "messageId");
}

internal sealed record TypingIndicator
{
    public string Type { get; } = "text";
}
