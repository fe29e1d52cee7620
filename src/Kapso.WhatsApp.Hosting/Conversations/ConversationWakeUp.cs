namespace Kapso.WhatsApp.Hosting;

/// <summary>Knows when this process next has a conversation to continue, as far as it saved the conversation itself.</summary>
internal sealed class ConversationWakeUp
{
    private Action<DateTimeOffset>? _listener;

    public void Listen(Action<DateTimeOffset> listener) => _listener = listener;

    public void Note(DateTimeOffset dueAt) => _listener?.Invoke(dueAt);
}
