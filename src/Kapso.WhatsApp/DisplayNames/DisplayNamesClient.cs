using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.DisplayNames;

/// <summary>Requests the name that a number shows, and follows the review. Meta usually takes 24 to 48 hours; some names pass at once.</summary>
public class DisplayNamesClient
{
    /// <summary>The most characters of a display name.</summary>
    public const int MaxDisplayNameLength = 256;

    private readonly KapsoPipeline _pipeline;

    internal DisplayNamesClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected DisplayNamesClient() => _pipeline = null!;

    /// <summary>Lists the requests of a number, newest first. <c>GET /platform/v1/whatsapp/phone_numbers/{phone_number_id}/display_name_requests</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">The size of the pages; the server's default when null.</param>
    /// <returns>The requests, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<DisplayNameRequest> List(string phoneNumberId, DisplayNameRequestFilter? filter = null) =>
        _pipeline.List(DisplayNameOperations.List, [phoneNumberId], filter);

    /// <summary>Requests another name. <c>POST /platform/v1/whatsapp/phone_numbers/{phone_number_id}/display_name_requests</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="newDisplayName">The name, at most <see cref="MaxDisplayNameLength"/> characters. Meta wants it to belong to the business.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The request; look at it again with <see cref="GetAsync"/> until its status is final.</returns>
    /// <exception cref="KapsoValidationException">The name is blank or too long.</exception>
    /// <exception cref="KapsoApiException">The server or Meta refused.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the request may have been submitted.</exception>
    public virtual Task<DisplayNameRequest> CreateAsync(string phoneNumberId, string newDisplayName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(newDisplayName);
        return _pipeline.CallAsync(DisplayNameOperations.Create, [phoneNumberId], new NewDisplayName(newDisplayName), cancellationToken, argument: nameof(newDisplayName));
    }

    /// <summary>Gets a request, to see how far its review has come. <c>GET /platform/v1/whatsapp/phone_numbers/{phone_number_id}/display_name_requests/{request_id}</c></summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="requestId">The id of the request.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such request (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<DisplayNameRequest> GetAsync(string phoneNumberId, string requestId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(DisplayNameOperations.Get, [phoneNumberId, requestId], cancellationToken);
}
