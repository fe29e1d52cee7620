namespace Kapso.WhatsApp;

/// <summary>The party that holds a conversation on a number which several applications share: the one that may send more than templates.</summary>
public enum ConversationHolder
{
    /// <summary>It is not known who holds the conversation, for example after a change of control whose outcome is unknown.</summary>
    Unknown,

    /// <summary>Kapso holds the conversation, and so the applications that answer through it do.</summary>
    Kapso,

    /// <summary>Another application holds the conversation.</summary>
    OtherApplication,

    /// <summary>Nobody holds the conversation: it was released, or the customer has not written for 24 hours.</summary>
    Idle,
}

/// <summary>
/// What is known about who holds a conversation. It is derived from webhooks and from the results of calls, for no operation tells it, and may be outdated: let the server decide what
/// may be sent.
/// </summary>
public sealed record ConversationControl : KapsoRecord
{
    /// <summary>How long after a customer's last message a conversation becomes idle.</summary>
    public static readonly TimeSpan IdleTime = TimeSpan.FromHours(24);

    /// <summary>Gets who holds the conversation.</summary>
    public required ConversationHolder Holder { get; init; }

    /// <summary>Gets the role of the application that holds it, or null where nothing named one.</summary>
    public RoutingRole? Role { get; init; }

    /// <summary>Gets when the last change, or the last sign that nothing has changed, took place.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Gets when the conversation becomes idle unless the customer writes again. Messages of the business do not prolong it.</summary>
    public required DateTimeOffset IdleAt { get; init; }

    /// <summary>Returns the state at a time: idle from <see cref="IdleAt"/> on.</summary>
    /// <param name="now">The time.</param>
    public ConversationControl AsOf(DateTimeOffset now) => Holder is not ConversationHolder.Idle && now >= IdleAt ? this with { Holder = ConversationHolder.Idle, Role = null, Since = IdleAt } : this;

    /// <summary>Returns the state after a signal. One that is older than the state changes nothing but when the conversation becomes idle.</summary>
    /// <param name="before">The state before it; null when nothing was known.</param>
    /// <param name="signal">The signal.</param>
    public static ConversationControl After(ConversationControl? before, ControlSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        DateTimeOffset idleAt = IdleAfter(before, signal);
        return before is not null && signal.At < before.Since
            ? before with { IdleAt = idleAt }
            : new ConversationControl { Holder = signal.Holder, Role = signal.Role, Since = signal.At, IdleAt = idleAt };
    }

    /// <summary>Without a message of the customer's, whoever holds the conversation cannot hold it for longer than a day from then on.</summary>
    private static DateTimeOffset IdleAfter(ConversationControl? before, ControlSignal signal)
    {
        DateTimeOffset latest = signal.At < DateTimeOffset.MaxValue - IdleTime ? signal.At + IdleTime : DateTimeOffset.MaxValue;
        return before is null || (signal.IsFromCustomer ? before.IdleAt < latest : before.IdleAt <= signal.At) ? latest : before.IdleAt;
    }
}
