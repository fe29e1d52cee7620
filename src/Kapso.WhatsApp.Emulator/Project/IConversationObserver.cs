using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>A room that follows conversations and their messages. It implements the methods that concern it.</summary>
internal interface IConversationObserver
{
    /// <summary>A number and a customer have their first contact.</summary>
    void ConversationBegan(Conversation conversation)
    {
    }

    /// <summary>A customer's message arrives and is about to be stored.</summary>
    /// <exception cref="ArgumentException">The message cannot be received.</exception>
    void Receiving(IncomingMessage message)
    {
    }

    /// <summary>A message, sent or received, was stored.</summary>
    void Stored(StoredMessage message)
    {
    }

    /// <summary>A sent message was not delivered.</summary>
    void Failed(StoredMessage message, DeliveryError error)
    {
    }

    /// <summary>A message is shown: adds what the room knows about it to its <c>kapso</c> object.</summary>
    void Describe(StoredMessage message, JsonObject kapso)
    {
    }

    /// <summary>A message was erased with its conversation.</summary>
    void Erased(StoredMessage message)
    {
    }
}

/// <summary>A customer's message before it is stored.</summary>
internal sealed class IncomingMessage(InboundMessage message, Conversation conversation, Identity sender)
{
    public InboundMessage Message => message;

    public Conversation Conversation => conversation;

    /// <summary>What the message says of its sender.</summary>
    public Identity Sender => sender;

    /// <summary>Whether it goes to another application of the number, and Kapso gets a copy only.</summary>
    public bool IsPassive { get; set; }

    /// <summary>What will be stored as its content.</summary>
    public JsonNode? Content { get; set; } = message.Content?.DeepClone();

    /// <summary>The file that it brings along; null when there is none.</summary>
    public Attachment? Attachment { get; set; }
}
