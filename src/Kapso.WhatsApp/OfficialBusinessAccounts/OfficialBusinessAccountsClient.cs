using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.OfficialBusinessAccounts;

/// <summary>
/// The blue check of a number (official business account): its status, and the request for it. The calls are Meta's own, and work through Kapso and on Meta directly.
/// </summary>
public class OfficialBusinessAccountsClient
{
    private readonly KapsoPipeline _pipeline;

    internal OfficialBusinessAccountsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected OfficialBusinessAccountsClient() => _pipeline = null!;

    /// <summary>Gets whether a number is an official business account. <c>GET /{phone_number_id}?fields=official_business_account</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such number (404), or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    /// <exception cref="KapsoSerializationException">The response does not tell the status.</exception>
    public virtual Task<OfficialBusinessAccount> GetAsync(string phoneNumberId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(OfficialBusinessAccountOperations.Get, [phoneNumberId], cancellationToken, new Query().Add("fields", "official_business_account"));

    /// <summary>
    /// Asks Meta to make a number an official business account. <c>POST /{phone_number_id}/official_business_account</c>. Never repeated by the client; after a rejection the next request is possible in 30 days.
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="request">What Meta wants to know about the business.</param>
    /// <param name="cancellationToken">Stops the call. The request may still be submitted.</param>
    /// <returns>Where the request stands.</returns>
    /// <exception cref="KapsoValidationException">A member breaks a rule; nothing was requested.</exception>
    /// <exception cref="KapsoApiException">A request is open, the last rejection is too recent, or Meta refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have been submitted, and <see cref="GetAsync"/> tells.</exception>
    public virtual Task<OfficialBusinessAccountRequested> RequestAsync(string phoneNumberId, OfficialBusinessAccountRequest request, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(OfficialBusinessAccountOperations.Request, [phoneNumberId], request, cancellationToken);
}
