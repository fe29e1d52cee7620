namespace Kapso.WhatsApp;

/// <summary>
/// Makes each message wait for its turn, so that bursts are not rejected by rate limits. <see cref="SendPacer"/> does so within a process; implement it
/// to share a limit between machines. Set it as <see cref="KapsoWhatsAppOptions.Pacer"/> or with <c>WithPacing</c>. It is called for messages only,
/// before any time-out begins.
/// </summary>
public interface ISendPacer
{
    /// <summary>Waits until a message may be sent.</summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number that sends.</param>
    /// <param name="recipient">The recipient; <see cref="Recipient.Value"/> is the same for every notation of a number.</param>
    /// <param name="cancellationToken">The caller's own token: gives up waiting.</param>
    /// <returns>
    /// The turn, which is disposed of once the send has come to its end, however it ended. Null when too many wait already: then nothing is sent, and the caller gets
    /// a <see cref="KapsoTransportException"/> with <see cref="TransportFailure.TooManyWaiting"/>.
    /// </returns>
    ValueTask<IAsyncDisposable?> AcquireAsync(string phoneNumberId, Recipient recipient, CancellationToken cancellationToken);
}
