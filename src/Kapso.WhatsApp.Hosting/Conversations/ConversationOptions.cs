namespace Kapso.WhatsApp.Hosting;

/// <summary>The options of conversations, for all of them.</summary>
public sealed class ConversationOptions
{
    /// <summary>How many entries the journal of a conversation may have: about one for each call on <see cref="Chat"/>.</summary>
    public int MaxEntries { get; set; } = 500;

    /// <summary>How many bytes the record of a person may have as JSON: journal, waiting messages and state.</summary>
    public int MaxBytes { get; set; } = 256 * 1024;

    /// <summary>How long a conversation is kept in which nothing happens and no timer runs.</summary>
    public TimeSpan Expiry { get; set; } = TimeSpan.FromDays(30);

    /// <summary>
    /// How long after its end a conversation remembers the events that it took, so that one that is delivered again is not taken for a new message. At least as long as webhooks are
    /// delivered again.
    /// </summary>
    public TimeSpan HandledRetention { get; set; } = TimeSpan.FromHours(1);

    /// <summary>
    /// How long after its last save a conversation is continued by a timer when it did not come to a question or an end, because its process died. Longer than a step usually takes.
    /// </summary>
    public TimeSpan ResumeAfter { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How long it waits before a conversation that failed is tried again; after the last wait it ends.</summary>
    public IList<TimeSpan> RetryDelays { get; } = [TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromHours(1)];

    /// <summary>How often the store is asked which conversations are due because of timers of other machines. Timers of this machine are exact.</summary>
    public TimeSpan PollingInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Decides what becomes of a stored conversation that does not fit the code. By default it ends, which is logged as an error, and the message goes to the application's other handlers.
    /// </summary>
    public Func<ChangedConversation, CancellationToken, ValueTask<ChangeDecision>> OnChanged { get; set; } = static (_, _) => ValueTask.FromResult(ChangeDecision.End);

    internal const string Rule = "Conversations: MaxEntries, MaxBytes, Expiry, HandledRetention, ResumeAfter and PollingInterval must be positive, and no retry delay negative.";

    /// <summary>Is told of a conversation that has failed after the last retry and was ended; by default this is only logged.</summary>
    public Func<FailedConversation, CancellationToken, ValueTask>? OnFailed { get; set; }

    internal bool IsValid =>
        MaxEntries > 0 && MaxBytes > 0 && Expiry > TimeSpan.Zero && HandledRetention > TimeSpan.Zero && ResumeAfter > TimeSpan.Zero && PollingInterval > TimeSpan.Zero
        && RetryDelays.All(delay => delay >= TimeSpan.Zero);
}

/// <summary>The decisions about a conversation that does not fit the code.</summary>
public enum ChangeDecision
{
    /// <summary>The conversation ends; the message goes to the other handlers.</summary>
    End,

    /// <summary>The conversation starts anew, with nothing remembered: what it said it says again, and its steps run again with new keys.</summary>
    Restart,

    /// <summary>The record stays as it is and the event fails, so that it comes again: for a deployment that is about to be rolled back.</summary>
    Keep,
}

/// <summary>A stored conversation that does not fit the code.</summary>
public sealed class ChangedConversation
{
    /// <summary>The name of the conversation; null when the record cannot be read.</summary>
    public string? Name { get; init; }

    /// <summary>The version of the conversation that the journal was written by.</summary>
    public int Version { get; init; }

    /// <summary>The id of the number that the conversation is held on.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>The person that the conversation is held with.</summary>
    public required Person Person { get; init; }

    /// <summary>Gets what does not fit the code that runs.</summary>
    public required ConversationChangedException Problem { get; init; }

    /// <summary>The record as it is stored, to keep it elsewhere. It contains what the customer wrote.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }
}

/// <summary>A conversation that has failed after the last retry.</summary>
public sealed class FailedConversation
{
    /// <summary>The name of the conversation.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the number that the conversation was held on.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>The person that the conversation was held with.</summary>
    public required Person Person { get; init; }

    /// <summary>What the conversation threw the last time.</summary>
    public required Exception Problem { get; init; }
}
