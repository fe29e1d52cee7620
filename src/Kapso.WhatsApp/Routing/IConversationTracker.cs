namespace Kapso.WhatsApp;

/// <summary>
/// Remembers who holds which conversation on numbers that several applications share. <see cref="ConversationTracker"/> does so in memory; implement it to share the knowledge between machines, with
/// <see cref="ConversationControl.After"/> for the rules. Register it with <c>WithConversationTracking</c>: the client then notes what its calls tell, and the webhook endpoint what webhooks tell.
/// </summary>
public interface IConversationTracker
{
    /// <summary>Notes a signal. Signals may come more than once, and in another order than that in which they happened.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    ValueTask RecordAsync(ControlSignal signal, CancellationToken cancellationToken = default);

    /// <summary>Finds what is known about a conversation, as of now.</summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="customer">The customer, by phone number or BSUID.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>The state of the conversation; null when nothing is known about it.</returns>
    ValueTask<ConversationControl?> FindAsync(string phoneNumberId, Person customer, CancellationToken cancellationToken = default);
}
