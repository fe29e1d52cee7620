using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>
/// Links to the hosted page on which a customer connects a WhatsApp number. A customer has one active link: a new one revokes the one before.
/// </summary>
public class SetupLinksClient
{
    private static readonly SetupLinkUpdate Revocation = new() { Status = SetupLinkStatus.Revoked };

    private readonly KapsoPipeline _pipeline;

    internal SetupLinksClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected SetupLinksClient() => _pipeline = null!;

    /// <summary>Lists the setup links of a customer, newest first. <c>GET /platform/v1/customers/{customer_id}/setup_links</c></summary>
    /// <param name="customerId">Kapso's id of the customer.</param>
    /// <param name="filter">Which links; all by default.</param>
    /// <returns>The links, fetched page by page as they are read. They hold no tokens.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<SetupLink> List(string customerId, SetupLinkFilter? filter = null) =>
        _pipeline.List(SetupLinkOperations.List, [customerId], filter);

    /// <summary>Creates a setup link, and revokes the customer's active one. <c>POST /platform/v1/customers/{customer_id}/setup_links</c></summary>
    /// <param name="customerId">Kapso's id of the customer.</param>
    /// <param name="link">The link, for example <see cref="NewSetupLink.Recommended"/> with redirects of one's own; Kapso's defaults when null.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The link with its token, which is told this once.</returns>
    /// <exception cref="KapsoValidationException">A member breaks a rule; nothing was created.</exception>
    /// <exception cref="KapsoApiException">There is no such customer (404), the number to connect again is not one of theirs (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether the link may exist.</exception>
    public virtual Task<CreatedSetupLink> CreateAsync(string customerId, NewSetupLink? link = null, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(SetupLinkOperations.Create, [customerId], link ?? new NewSetupLink(), cancellationToken, argument: nameof(link));

    /// <summary>Changes a setup link. <c>PATCH /platform/v1/customers/{customer_id}/setup_links/{setup_link_id}</c></summary>
    /// <param name="customerId">Kapso's id of the customer.</param>
    /// <param name="setupLinkId">The id of the link.</param>
    /// <param name="update">What to change.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">Nothing is to be changed, or a member breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such link (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<SetupLink> UpdateAsync(string customerId, string setupLinkId, SetupLinkUpdate update, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(SetupLinkOperations.Update, [customerId, setupLinkId], update, cancellationToken);

    /// <summary>Revokes a setup link, so that it can no longer be used. <c>PATCH /platform/v1/customers/{customer_id}/setup_links/{setup_link_id}</c></summary>
    /// <param name="customerId">Kapso's id of the customer.</param>
    /// <param name="setupLinkId">The id of the link.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such link (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<SetupLink> RevokeAsync(string customerId, string setupLinkId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(SetupLinkOperations.Revoke, [customerId, setupLinkId], Revocation, cancellationToken);
}
