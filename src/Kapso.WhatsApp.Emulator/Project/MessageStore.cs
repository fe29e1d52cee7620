using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Kapso.WhatsApp.Emulator.Project;

/// <summary>The messages of all numbers.</summary>
internal sealed class MessageStore(IReadOnlyList<IConversationObserver> observers)
{
    private readonly List<StoredMessage> _messages = [];
    private readonly Dictionary<string, StoredMessage> _byId = [];
    private readonly HashSet<(string PhoneNumberId, string Recipient)> _inFlight = [];
    private long _lastNumber;

    public int Count => _messages.Count;

    /// <summary>Numbers go on after a reset, so that a cursor from before it finds nothing rather than something else.</summary>
    public long NextNumber() => ++_lastNumber;

    public void Add(StoredMessage message)
    {
        _messages.Add(message);
        _byId.Add(message.Id, message);
        message.Conversation.Note(message);
        foreach (IConversationObserver observer in observers)
        {
            observer.Stored(message);
        }
    }

    /// <summary>Removes the messages of a conversation and returns them.</summary>
    public IReadOnlyList<StoredMessage> Remove(Conversation conversation)
    {
        List<StoredMessage> removed = _messages.FindAll(message => message.Conversation == conversation);
        removed.ForEach(message => _byId.Remove(message.Id));
        _messages.RemoveAll(message => message.Conversation == conversation);
        return removed;
    }

    public bool TryGet(string id, [NotNullWhen(true)] out StoredMessage? message) => _byId.TryGetValue(id, out message);

    /// <summary>All of them, without a copy: a page of a hundred thousand costs no more than one of a hundred.</summary>
    public IReadOnlyList<StoredMessage> NewestFirst() => new Reversed(_messages);

    public IReadOnlyList<StoredMessage> NewestFirst(Func<StoredMessage, bool> filter) => [.. _messages.Where(filter).Reverse()];

    /// <summary>Marks a recipient as being sent to until the result is disposed of; null when a send is already in flight.</summary>
    public IDisposable? TryBeginSend(string phoneNumberId, string recipient) =>
        _inFlight.Add((phoneNumberId, recipient)) ? new SendInFlight(this, (phoneNumberId, recipient)) : null;

    public void Clear()
    {
        _messages.Clear();
        _byId.Clear();
        _inFlight.Clear();
    }

    private sealed class Reversed(List<StoredMessage> messages) : IReadOnlyList<StoredMessage>
    {
        public int Count => messages.Count;

        public StoredMessage this[int index] => messages[^(index + 1)];

        public IEnumerator<StoredMessage> GetEnumerator() => messages.AsEnumerable().Reverse().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class SendInFlight(MessageStore store, (string PhoneNumberId, string Recipient) key) : IDisposable
    {
        public void Dispose() => store._inFlight.Remove(key);
    }
}
