using System.Collections.Frozen;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.Hosting;

/// <summary>What starts and ends one kind of conversation, set where it is registered.</summary>
public sealed class ConversationSettings
{
    private readonly List<Func<MessageReceivedEvent, bool>> _starts = [];
    private FrozenSet<string>? _cancelWords;

    /// <summary>
    /// The version of the conversation. Give changed code another version, and register the old class under the old one for as long as customers are in it: a journal goes on with the version that it
    /// was begun by, and new conversations begin with the highest.
    /// </summary>
    public int Version { get; set; } = 1;

    /// <summary>The words that end the conversation whenever it asks, whatever the case: its question throws <see cref="NoAnswerException"/>.</summary>
    public IList<string> CancelWords { get; } = [];

    /// <summary>
    /// Whether the conversation may start while another one is under way with the person, which then waits until this one has ended. Otherwise a conversation starts only when none is under way.
    /// </summary>
    public bool IsInterrupting { get; set; }

    internal FrozenSet<string> CancelWordSet => _cancelWords ??= CancelWords.Select(word => word.Trim()).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Starts the conversation with a message that meets all of the conditions. Called several times, one group of conditions is enough. Without it only the application starts it.</summary>
    /// <param name="conditions">The conditions, for example of <see cref="Match"/>; with none, every message starts it.</param>
    public ConversationSettings StartsWith(params Func<MessageReceivedEvent, bool>[] conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        _starts.Add(received => Array.TrueForAll(conditions, condition => condition(received)));
        return this;
    }

    internal bool Starts(WebhookEvent received) => received is MessageReceivedEvent { IsPassive: false } message && _starts.Exists(start => start(message));
}
