using System.Text.Json;

namespace Kapso.WhatsApp.Messages;

/// <summary>
/// A message to send: the base of every kind. Make one with a constructor or a builder (<see cref="TextMessage"/>, …) and give it to
/// <c>MessagesClient.SendAsync</c>.
/// </summary>
public abstract record OutgoingMessage : KapsoRecord
{
    private protected OutgoingMessage()
    {
    }

    /// <summary>The kind on the wire: the value of <c>type</c>, and the name of the member that holds the content.</summary>
    internal abstract string Type { get; }

    /// <summary>Whether WhatsApp refuses the message to a person who is identified by a BSUID.</summary>
    internal virtual bool NeedsPhoneNumber => false;

    /// <summary>Writes the content: the value of the member that is named like <see cref="Type"/>.</summary>
    internal abstract void WriteContent(Utf8JsonWriter writer);

    /// <summary>Adds every rule that the content breaks; paths start at the content's own properties.</summary>
    internal abstract void Check(Rules rules);
}
