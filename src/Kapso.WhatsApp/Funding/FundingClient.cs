using System.Text;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Funding;

/// <summary>
/// Kapso's payment of Meta's fees: which WhatsApp Business Accounts are funded, what was charged, and the end of it. Accounts and portfolios are named by Meta's ids.
/// </summary>
public class FundingClient
{
    /// <summary>The longest period that usage is told of.</summary>
    public static readonly TimeSpan MaxUsagePeriod = TimeSpan.FromDays(31);

    private const int MaxIdempotencyKeyBytes = 255;

    private readonly KapsoPipeline _pipeline;

    internal FundingClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected FundingClient() => _pipeline = null!;

    /// <summary>Gets whether an account is funded, as far as Kapso knows; Meta is not asked. <c>GET /platform/v1/whatsapp/accounts/{waba_id}/funding</c></summary>
    /// <param name="businessAccountId">The id of the WhatsApp Business Account at Meta.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">The project does not see such an account (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<AccountFunding> GetAsync(string businessAccountId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FundingOperations.Get, [businessAccountId], cancellationToken);

    /// <summary>
    /// Makes Kapso pay for an account. A run is started unless the account is funded or one is under way, so the call can be repeated; <see cref="FollowAsync"/> waits for the end of the run.
    /// <c>POST /platform/v1/whatsapp/accounts/{waba_id}/funding</c>
    /// </summary>
    /// <param name="businessAccountId">The id of the WhatsApp Business Account at Meta.</param>
    /// <param name="portfolioId">The id of the business portfolio at Meta that owns the account, digits only.</param>
    /// <param name="cancellationToken">Stops the call, not the run.</param>
    /// <returns>The funding as it is now: funded, or with a run that is pending or running.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">
    /// The account cannot be funded (409; the server says why), Meta could not confirm the access (502; <see cref="KapsoApiException.Code"/> is Meta's), or the server refused otherwise.
    /// </exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<AccountFunding> EnsureAsync(string businessAccountId, string portfolioId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FundingOperations.Ensure, [businessAccountId], new FundingRequest(portfolioId), cancellationToken, argument: null);

    /// <summary>Follows the funding run of an account until it has ended (<see cref="FundingRun.HasEnded"/>). Asks with <see cref="GetAsync"/> again and again.</summary>
    /// <param name="businessAccountId">The id of the WhatsApp Business Account at Meta.</param>
    /// <param name="interval">How long to wait between two questions; five seconds when null.</param>
    /// <param name="progress">Is told every response.</param>
    /// <param name="cancellationToken">Stops the following, not the run.</param>
    /// <returns>The funding at the end of the run, or without one when none was started. <see cref="AccountFunding.Status"/> says whether the account is funded.</returns>
    /// <exception cref="KapsoValidationException">The interval is not positive.</exception>
    /// <exception cref="KapsoApiException">The project does not see such an account (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<AccountFunding> FollowAsync(
        string businessAccountId, TimeSpan? interval = null, IProgress<AccountFunding>? progress = null, CancellationToken cancellationToken = default) =>
        _pipeline.FollowAsync<AccountFunding>(async token => await GetAsync(businessAccountId, token).ConfigureAwait(false), funding => funding.Run?.HasEnded != false, interval, progress, cancellationToken);

    /// <summary>Gets what Kapso charged the project for an account in a period. <c>GET /platform/v1/whatsapp/accounts/{waba_id}/usage</c></summary>
    /// <param name="businessAccountId">The id of the WhatsApp Business Account at Meta.</param>
    /// <param name="startTime">The beginning of the period, inclusive.</param>
    /// <param name="endTime">The end of the period, exclusive; at most <see cref="MaxUsagePeriod"/> later.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The period ends before it begins, or is too long.</exception>
    /// <exception cref="KapsoApiException">The project does not see such an account (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<ChargedUsage> GetUsageAsync(string businessAccountId, DateTimeOffset startTime, DateTimeOffset endTime, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FundingOperations.GetUsage, [businessAccountId], cancellationToken, Period(startTime, endTime), new CallDetails { Check = rules => CheckPeriod(rules, startTime, endTime) });

    /// <summary>Lists the accounts of a portfolio with their funding, latest created first. <c>GET /platform/v1/whatsapp/portfolios/{portfolio_id}/accounts</c></summary>
    /// <param name="portfolioId">The id of the business portfolio at Meta.</param>
    /// <param name="filter">How they are listed; twenty a page by default.</param>
    /// <returns>The accounts, fetched page by page as they are read. One that is listed need not be funded.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<AccountFunding> ListPortfolioAccounts(string portfolioId, PortfolioAccountFilter? filter = null) =>
        _pipeline.List(FundingOperations.ListPortfolioAccounts, [portfolioId], filter);

    /// <summary>Gets what Kapso charged the project for all accounts of a portfolio in a period. <c>GET /platform/v1/whatsapp/portfolios/{portfolio_id}/usage</c></summary>
    /// <param name="portfolioId">The id of the business portfolio at Meta.</param>
    /// <param name="startTime">The beginning of the period, inclusive.</param>
    /// <param name="endTime">The end of the period, exclusive; at most <see cref="MaxUsagePeriod"/> later.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The period ends before it begins, or is too long.</exception>
    /// <exception cref="KapsoApiException">The project does not see such a portfolio (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<ChargedUsage> GetPortfolioUsageAsync(string portfolioId, DateTimeOffset startTime, DateTimeOffset endTime, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FundingOperations.GetPortfolioUsage, [portfolioId], cancellationToken, Period(startTime, endTime), new CallDetails { Check = rules => CheckPeriod(rules, startTime, endTime) });

    /// <summary>
    /// Ends the funding of a portfolio, for every account that uses what is revoked. It happens in the background; <see cref="FollowRevocationAsync"/> waits for the end.
    /// <c>POST /platform/v1/whatsapp/portfolios/{portfolio_id}/funding/revoke</c>
    /// </summary>
    /// <param name="portfolioId">The id of the business portfolio at Meta.</param>
    /// <param name="idempotencyKey">
    /// What names this revocation: 1 to 255 visible characters. Keep it, and give it again when you repeat the request, after a crash too: the revocation that it began is then returned.
    /// </param>
    /// <param name="cancellationToken">Stops the call, not the revocation.</param>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    /// <exception cref="KapsoApiException">There is no such portfolio (404), the key was used for another one (409), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received; repeat it with the same key.</exception>
    public virtual Task<FundingRevocation> RevokePortfolioAsync(string portfolioId, string idempotencyKey, CancellationToken cancellationToken = default)
    {
        CallDetails details = new() { KapsoHeader = ("Idempotency-Key", idempotencyKey), Check = rules => CheckIdempotencyKey(rules, idempotencyKey) };
        return _pipeline.CallAsync(FundingOperations.RevokePortfolio, [portfolioId], cancellationToken, details: details);
    }

    /// <summary>Gets a revocation. <c>GET /platform/v1/whatsapp/portfolios/{portfolio_id}/funding/operations/{operation_id}</c></summary>
    /// <param name="portfolioId">The id of the business portfolio at Meta.</param>
    /// <param name="operationId">The id of the revocation.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoApiException">There is no such revocation (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FundingRevocation> GetRevocationAsync(string portfolioId, string operationId, CancellationToken cancellationToken = default) =>
        _pipeline.CallAsync(FundingOperations.GetRevocation, [portfolioId, operationId], cancellationToken);

    /// <summary>Follows a revocation until it has ended (<see cref="FundingRevocation.HasEnded"/>). Asks with <see cref="GetRevocationAsync"/> again and again.</summary>
    /// <param name="portfolioId">The id of the business portfolio at Meta.</param>
    /// <param name="operationId">The id of the revocation.</param>
    /// <param name="interval">How long to wait between two questions; five seconds when null.</param>
    /// <param name="progress">Is told every response.</param>
    /// <param name="cancellationToken">Stops the following, not the revocation.</param>
    /// <returns>The revocation at its end.</returns>
    /// <exception cref="KapsoValidationException">The interval is not positive.</exception>
    /// <exception cref="KapsoApiException">There is no such revocation (404), or the server refused otherwise.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<FundingRevocation> FollowRevocationAsync(
        string portfolioId, string operationId, TimeSpan? interval = null, IProgress<FundingRevocation>? progress = null, CancellationToken cancellationToken = default) =>
        _pipeline.FollowAsync<FundingRevocation>(async token => await GetRevocationAsync(portfolioId, operationId, token).ConfigureAwait(false), revocation => revocation.HasEnded, interval, progress, cancellationToken);

    private static Query Period(DateTimeOffset startTime, DateTimeOffset endTime) => new Query().Add("start_time", startTime).Add("end_time", endTime);

    private static void CheckPeriod(Rules rules, DateTimeOffset startTime, DateTimeOffset endTime)
    {
        TimeSpan period = endTime - startTime;
        if (period <= TimeSpan.Zero || period > MaxUsagePeriod)
        {
            rules.Add(nameof(endTime), "range", $"must lie after the beginning of the period, by at most {MaxUsagePeriod.Days} days", $"0-{MaxUsagePeriod.Days} days", $"{period}");
        }
    }

    private static void CheckIdempotencyKey(Rules rules, string idempotencyKey)
    {
        if (!rules.Required(idempotencyKey, nameof(idempotencyKey)))
        {
            return;
        }

        rules.Range(Encoding.UTF8.GetByteCount(idempotencyKey), 1, MaxIdempotencyKeyBytes, nameof(idempotencyKey));
        if (idempotencyKey.Any(character => character is <= ' ' or > '~'))
        {
            rules.Add(nameof(idempotencyKey), "pattern", "may hold visible ASCII characters only, as it is sent in a header");
        }
    }
}
