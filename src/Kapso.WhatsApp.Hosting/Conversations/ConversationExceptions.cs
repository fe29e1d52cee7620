namespace Kapso.WhatsApp.Hosting;

/// <summary>A question has no answer: the time is over, the tries are used up, or the customer wrote a cancel word. A conversation that does not catch it ends.</summary>
public sealed class NoAnswerException : Exception
{
    /// <summary>Creates the exception; for tests of code that handles it.</summary>
    /// <param name="reason">Why there is no answer.</param>
    public NoAnswerException(NoAnswerReason reason)
        : base(reason switch
        {
            NoAnswerReason.TimedOut => "The customer did not answer in time.",
            NoAnswerReason.NoTriesLeft => "The customer answered something else as often as the question allows.",
            _ => "The customer cancelled the conversation.",
        }) => Reason = reason;

    /// <summary>Why there is no answer.</summary>
    public NoAnswerReason Reason { get; }
}

/// <summary>The reasons why a question has no answer.</summary>
public enum NoAnswerReason
{
    /// <summary>No answer came before the question's time-out.</summary>
    TimedOut,

    /// <summary>The customer answered something that does not fit as often as <see cref="Answer{T}.Tries"/> allows.</summary>
    NoTriesLeft,

    /// <summary>The customer wrote one of the conversation's cancel words.</summary>
    Canceled,
}

/// <summary>A message of a conversation was refused, or provably never left. One whose outcome is unknown is settled instead, and never ends in this exception.</summary>
public sealed class MessageNotSentException : Exception
{
    /// <summary>Creates the exception; for tests of code that handles it.</summary>
    /// <param name="message">What went wrong.</param>
    /// <param name="code">Meta's error code, or null when Meta gave none.</param>
    /// <param name="mayRetry">Whether it may succeed when it is tried again later.</param>
    /// <param name="innerException">What the send threw.</param>
    public MessageNotSentException(string message, int? code = null, bool mayRetry = false, Exception? innerException = null)
        : base(message, innerException) => (Code, MayRetry) = (code, mayRetry);

    /// <summary>Meta's error code, for example 131047 when the customer service window is closed; null when Meta gave none. <see cref="ErrorCatalog.Find"/> explains it.</summary>
    public int? Code { get; }

    /// <summary>Whether it may succeed when it is tried again later, as the conversation does by itself when it does not catch the exception.</summary>
    public bool MayRetry { get; }
}

/// <summary>
/// A step of a conversation failed. The first time <see cref="Exception.InnerException"/> is what the step threw; when the conversation catches the exception and goes on, it is
/// thrown again by each replay, without it.
/// </summary>
public sealed class StepFailedException : Exception
{
    /// <summary>Creates the exception; for tests of code that handles it.</summary>
    /// <param name="step">The name of the step.</param>
    /// <param name="innerException">What the step threw.</param>
    public StepFailedException(string step, Exception? innerException = null)
        : base($"The step {step} failed.", innerException) => Step = step;

    /// <summary>The name of the step.</summary>
    public string Step { get; }
}

/// <summary>
/// What is stored of a conversation does not fit the code that runs, so that it cannot go on. It is handed to <see cref="ConversationOptions.OnChanged"/>, which says what becomes of the
/// conversation; the customer's message is not lost.
/// </summary>
public sealed class ConversationChangedException : Exception
{
    internal ConversationChangedException(ConversationChange change, string message, Exception? innerException = null)
        : base(message, innerException) => Change = change;

    /// <summary>Gets what does not fit the code that runs.</summary>
    public ConversationChange Change { get; }
}

/// <summary>What does not fit between a stored conversation and the code that runs.</summary>
public enum ConversationChange
{
    /// <summary>The code makes other calls than the journal has, or makes them in another order.</summary>
    Code,

    /// <summary>The conversation is not registered under its name and version.</summary>
    Version,

    /// <summary>A stored result, answer or state cannot be read as the type that the code asks for.</summary>
    Type,

    /// <summary>The record is not what was written: it is cut off, or no JSON.</summary>
    Unreadable,

    /// <summary>The record was written by a later version of this library.</summary>
    Format,

    /// <summary>The journal has grown over <see cref="ConversationOptions.MaxEntries"/> or <see cref="ConversationOptions.MaxBytes"/>; <see cref="Chat.ContinueAsNewAsync"/> cuts it.</summary>
    Size,
}

/// <summary>Another machine, or another event on this one, has saved the conversation meanwhile.</summary>
internal sealed class ConversationConflictException() : Exception("The conversation was changed elsewhere meanwhile; its event will be handled again.");
