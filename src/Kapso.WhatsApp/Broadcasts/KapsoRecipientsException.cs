namespace Kapso.WhatsApp.Broadcasts;

/// <summary>
/// Adding recipients broke off. The first <see cref="ProcessedCount"/> recipients, in the order in which they were given, are settled; the next <see cref="UnknownCount"/>
/// may have been taken: give them again, what is there already is skipped. Nobody after them was sent to the server.
/// </summary>
public sealed class KapsoRecipientsException : KapsoException
{
    /// <summary>Makes the exception; for tests of code that handles it.</summary>
    /// <param name="processedCount">How many recipients are settled.</param>
    /// <param name="unknownCount">How many after them may have been taken.</param>
    /// <param name="result">The outcome of those that are settled.</param>
    /// <param name="innerException">Why it broke off.</param>
    public KapsoRecipientsException(int processedCount, int unknownCount, AddedRecipients result, Exception innerException)
        : base($"{BroadcastOperations.AddRecipients.Id} broke off: {processedCount} recipients are settled, {unknownCount} after them may have been taken. {innerException?.Message}", innerException)
    {
        OperationId = BroadcastOperations.AddRecipients.Id;
        OutcomeUnknown = unknownCount > 0;
        ProcessedCount = processedCount;
        UnknownCount = unknownCount;
        Result = result;
    }

    /// <summary>How many recipients, in the order in which they were given, are settled: added, there already, or told as errors.</summary>
    public int ProcessedCount { get; }

    /// <summary>How many recipients after them may have been taken.</summary>
    public int UnknownCount { get; }

    /// <summary>Gets the outcome of those that are settled.</summary>
    public AddedRecipients Result { get; }
}
