using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Funding;

internal static class FundingOperations
{
    private const string Account = "whatsapp/accounts/{business_account_id}";
    private const string Portfolio = "whatsapp/portfolios/{portfolio_id}";

    private static readonly Answer<AccountFunding> Funding = Answer.Data(FundingJson.Default.AccountFunding);
    private static readonly Answer<FundingRevocation> Revocation = Answer.Data(FundingJson.Default.FundingRevocation);
    private static readonly Answer<ChargedUsage> Usage = Answer.Data(FundingJson.Default.ChargedUsage);

    public static readonly Operation<AccountFunding> Get =
        new("getWhatsappAccountFunding", HttpMethod.Get, Account + "/funding", ApiSurface.Platform, Replay.Safe, Funding) { ClientMethod = "Funding.GetAsync" };

    /// <summary>It says how things should be: a run that is under way is not started again.</summary>
    public static readonly Operation<FundingRequest, AccountFunding> Ensure =
        new("ensureWhatsappAccountFunding", HttpMethod.Post, Account + "/funding", ApiSurface.Platform, Replay.Safe, Body.Json(FundingJson.Default.FundingRequest), Funding)
        {
            ClientMethod = "Funding.EnsureAsync",
        };

    public static readonly Operation<ChargedUsage> GetUsage =
        new("getWhatsappAccountUsage", HttpMethod.Get, Account + "/usage", ApiSurface.Platform, Replay.Safe, Usage) { ClientMethod = "Funding.GetUsageAsync" };

    public static readonly ListOperation<AccountFunding> ListPortfolioAccounts =
        new("listWhatsappPortfolioAccounts", Portfolio + "/accounts", ApiSurface.Platform, FundingJson.Default.AccountFunding, Paging.Neighbours) { ClientMethod = "Funding.ListPortfolioAccounts" };

    public static readonly Operation<ChargedUsage> GetPortfolioUsage =
        new("getWhatsappPortfolioUsage", HttpMethod.Get, Portfolio + "/usage", ApiSurface.Platform, Replay.Safe, Usage) { ClientMethod = "Funding.GetPortfolioUsageAsync" };

    /// <summary>The idempotency key sees to it that it is done once, however often it is asked for.</summary>
    public static readonly Operation<FundingRevocation> RevokePortfolio =
        new("revokeWhatsappPortfolioFunding", HttpMethod.Post, Portfolio + "/funding/revoke", ApiSurface.Platform, Replay.Safe, Revocation) { ClientMethod = "Funding.RevokePortfolioAsync" };

    public static readonly Operation<FundingRevocation> GetRevocation =
        new("getWhatsappPortfolioFundingOperation", HttpMethod.Get, Portfolio + "/funding/operations/{operation_id}", ApiSurface.Platform, Replay.Safe, Revocation)
        {
            ClientMethod = "Funding.GetRevocationAsync",
        };
}
