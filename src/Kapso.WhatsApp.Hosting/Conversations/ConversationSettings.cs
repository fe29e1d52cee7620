using System.Collections.Frozen;
using Kapso.WhatsApp.Webhooks;
using Microsoft.Extensions.Logging;

namespace Kapso.WhatsApp.Hosting;

/// <summary>What starts and ends one kind of conversation, set where it is registered.</summary>
public sealed class ConversationSettings
{
    private readonly List<WebhookCondition?> _starts = [];
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

    /// <summary>Starts the conversation with a message for which a condition holds. Called several times, one of the conditions is enough. Without it only the application starts it.</summary>
    /// <param name="when">The condition, made with <see cref="Match"/>; null for every message.</param>
    public ConversationSettings StartsWith(WebhookCondition? when = null)
    {
        _starts.Add(when);
        return this;
    }

    internal bool Starts(WebhookEvent received, ILogger logger) =>
        ConversationAddress.MessageOf(received) is not null && _starts.Exists(when => when?.Holds(received, logger) is not false);
}
