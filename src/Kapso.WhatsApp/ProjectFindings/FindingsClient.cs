using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.ProjectFindings;

/// <summary>
/// Findings in the project events (<see cref="ProjectEvents.ProjectEventsClient"/>): events that occur more or less often than before, or again and again. Kapso can investigate the cause, and watches whether a
/// finding that was addressed improves. Where findings are switched off for the project, all of this is answered 404 with <see cref="KapsoErrorCode.FindingsNotEnabled"/>.
/// </summary>
public class FindingsClient
{
    private readonly KapsoPipeline _pipeline;

    internal FindingsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected FindingsClient() => _pipeline = null!;

    /// <summary>Lists the findings that are candidates or open, the latest first. <c>GET /platform/v1/findings</c></summary>
    /// <param name="filter">How they are listed; twenty a page by default.</param>
    /// <returns>The findings, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">The size of a page lies outside 1 to <see cref="FindingFilter.MaxPageSize"/>.</exception>
    public virtual PagedList<FindingSummary> List(FindingFilter? filter = null) => _pipeline.List(FindingOperations.List, [], filter);

    /// <summary>Gets a finding, also one that is quiet or dismissed. <c>GET /platform/v1/findings/{finding_id}</c></summary>
    /// <param name="findingId">The id of the finding.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such finding (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Finding> GetAsync(string findingId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FindingOperations.Get, [findingId], cancellationToken);

    /// <summary>Gets the evidence for a finding. <see cref="FindingEvidence.Error"/> says when it cannot be read at the moment. <c>GET /platform/v1/findings/{finding_id}/evidence</c></summary>
    /// <param name="findingId">The id of the finding.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such finding (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FindingEvidence> GetEvidenceAsync(string findingId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FindingOperations.GetEvidence, [findingId], cancellationToken);

    /// <summary>
    /// Asks Kapso to investigate the cause of a finding, which happens in the background; <see cref="FollowInvestigationAsync"/> waits for the result. Never repeated by the client.
    /// <c>POST /platform/v1/findings/{finding_id}/start_investigation</c>
    /// </summary>
    /// <param name="findingId">The id of the finding.</param>
    /// <param name="cancellationToken">Stops the call, not the investigation.</param>
    /// <exception cref="KapsoApiException">
    /// There is no such finding (404), an investigation is being started (409), or the evidence was investigated already or does not allow it
    /// (422, <see cref="KapsoErrorCode.InvestigationUnavailable"/>).
    /// </exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether an investigation may have been started.</exception>
    public virtual Task<FindingInvestigationState> StartInvestigationAsync(string findingId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FindingOperations.StartInvestigation, [findingId], cancellationToken);

    /// <summary>Follows the investigation of a finding until it has ended (<see cref="FindingInvestigation.HasEnded"/>). Asks with <see cref="GetAsync"/> again and again.</summary>
    /// <param name="findingId">The id of the finding.</param>
    /// <param name="interval">How long to wait between two questions; five seconds when null.</param>
    /// <param name="progress">Is told every response.</param>
    /// <param name="cancellationToken">Stops the following, not the investigation.</param>
    /// <returns>The finding with the investigation at its end, or without one when none was started.</returns>
    /// <exception cref="KapsoValidationException">The interval is not positive.</exception>
    /// <exception cref="KapsoApiException">There is no such finding (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<Finding> FollowInvestigationAsync(string findingId, TimeSpan? interval = null, IProgress<Finding>? progress = null, CancellationToken cancellationToken = default) =>
        _pipeline.FollowAsync<Finding>(async token => await GetAsync(findingId, token).ConfigureAwait(false), finding => finding.Investigation?.HasEnded != false, interval, progress, cancellationToken);

    /// <summary>Dismisses a finding: lists leave it out from now on, unless what Kapso watches reopens it. <c>POST /platform/v1/findings/{finding_id}/dismiss</c></summary>
    /// <param name="findingId">The id of the finding.</param>
    /// <param name="reason">Why it is dismissed.</param>
    /// <param name="note">Why it is dismissed, in words for other people.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The note is blank, or the reason is missing.</exception>
    /// <exception cref="KapsoApiException">There is no such finding (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FindingVerificationState> DismissAsync(string findingId, FindingDismissalReason reason, string note, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FindingOperations.Dismiss, [findingId], new FindingDismissal(reason, note), cancellationToken, argument: null);

    /// <summary>
    /// Says that what was found has been addressed: Kapso stores the numbers of now and watches whether they improve. Needs a completed investigation of the current evidence. Never repeated
    /// by the client. <c>POST /platform/v1/findings/{finding_id}/mark_addressed</c>
    /// </summary>
    /// <param name="findingId">The id of the finding.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such finding (404), its current evidence was not investigated (422), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; <see cref="KapsoException.OutcomeUnknown"/> says whether it may have been marked.</exception>
    public virtual Task<FindingVerificationState> MarkAddressedAsync(string findingId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FindingOperations.MarkAddressed, [findingId], cancellationToken);
}
