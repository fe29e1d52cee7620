using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Funding;

/// <summary>Whether Kapso pays for an account.</summary>
internal sealed class AccountFunding(long number, string accountId) : INumbered
{
    public long Number { get; } = number;

    public string AccountId { get; } = accountId;

    public string? PortfolioId { get; set; }

    /// <summary><c>funded</c>, <c>pending</c>, <c>not_funded</c> or <c>revoked</c>.</summary>
    public string Status { get; private set; } = "not_funded";

    public bool IsFunded => Status == "funded";

    public FundingRun? Run { get; private set; }

    private DateTimeOffset? CheckedAt { get; set; }

    private DateTimeOffset? VerifiedAt { get; set; }

    public void Begin(FundingRun run) => (Run, Status) = (run, "pending");

    public void Succeed(DateTimeOffset now)
    {
        Run!.End(now);
        (Status, VerifiedAt, CheckedAt) = ("funded", now, now);
    }

    public void Revoke() => Status = "revoked";

    public JsonObject Show() => new()
    {
        ["waba_id"] = AccountId,
        ["business_portfolio_id"] = PortfolioId,
        ["status"] = Status,
        ["reason"] = IsFunded ? null : Status == "pending" ? "funding_in_progress" : "no_verified_funding",
        ["message"] = IsFunded ? "Kapso pays Meta's fees of this account." : "Kapso does not pay Meta's fees of this account.",
        ["currency"] = "USD",
        ["waba_currency"] = PortfolioId is null ? null : "USD",
        ["last_verified_at"] = Json.Time(VerifiedAt),
        ["last_checked_at"] = Json.Time(CheckedAt),
        ["paid_messages"] = new JsonObject { ["paused"] = false, ["reasons"] = new JsonArray() },
        ["operation"] = Run?.Show(),
    };
}

/// <summary>A run that funds an account.</summary>
internal sealed class FundingRun(DateTimeOffset at)
{
    private DateTimeOffset? _finishedAt;

    /// <summary><c>pending</c>, <c>running</c> or <c>succeeded</c>.</summary>
    public string Status { get; private set; } = "pending";

    public bool IsUnderWay => _finishedAt is null;

    public void Begin() => Status = "running";

    public void End(DateTimeOffset now) => (Status, _finishedAt) = ("succeeded", now);

    private string Id { get; } = Guid.NewGuid().ToString();

    public JsonObject Show() => new()
    {
        ["id"] = Id,
        ["status"] = Status,
        ["started_at"] = Json.Time(at),
        ["finished_at"] = Json.Time(_finishedAt),
        ["error_kind"] = null,
        ["meta_error_code"] = null,
    };
}

/// <summary>A revocation of the funding of a portfolio.</summary>
internal sealed class Revocation(string portfolioId, DateTimeOffset at)
{
    public string Id { get; } = Guid.NewGuid().ToString();

    public string PortfolioId { get; } = portfolioId;

    /// <summary><c>queued</c>, <c>running</c> or <c>succeeded</c>.</summary>
    public string Status { get; set; } = "queued";

    public JsonObject Show() => new()
    {
        ["operation_id"] = Id,
        ["business_portfolio_id"] = PortfolioId,
        ["status"] = Status,
        ["requested_at"] = Json.Time(at),
        ["message"] = $"The revocation is {Status}.",
    };
}
