namespace Kapso.WhatsApp.Hosting;

/// <summary>
/// A conversation as a method that talks. It survives restarts: what it asked, said and did is kept in a journal, and with the next message of the customer the method runs again from its
/// start over that journal, each call on <see cref="Chat"/> returning at once what it returned before. No thread and no memory is held while a person thinks.
/// </summary>
/// <remarks>
/// Between two calls on <see cref="Chat"/> the method must be deterministic: times and ids come from <see cref="Chat.Now"/> and <see cref="Chat.NewId"/>, everything that reads or changes
/// the outside world stands in <see cref="Chat.OnceAsync{T}"/>. While it waits for a person it is dropped, without <c>finally</c> blocks being run. A new instance is made for each run.
/// </remarks>
public abstract class Conversation
{
    /// <summary>Holds the conversation, from its start to its end.</summary>
    /// <param name="chat">The other side: what asks, says, waits and remembers.</param>
    public abstract Task RunAsync(Chat chat);
}
