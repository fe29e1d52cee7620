using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Funding;

/// <summary>Which accounts Kapso pays for, what was charged and what was revoked.</summary>
internal sealed class FundingStore(EmulatedProject project) : IEmulatorStore
{
    private static readonly TimeSpan QueueTime = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RunTime = TimeSpan.FromSeconds(10);

    private readonly List<AccountFunding> _accounts = [];
    private readonly List<(string AccountId, EmulatedCharge Charge, DateTimeOffset At)> _charges = [];
    private readonly Dictionary<string, Revocation> _revocations = [];

    // Continues after a reset, so that a cursor from before it finds nothing rather than something else.
    private long _lastNumber;

    /// <summary>The funding of an account that the project has; null for any other.</summary>
    public AccountFunding? Find(string accountId)
    {
        if (!project.HasAccount(accountId))
        {
            return null;
        }

        AccountFunding? funding = _accounts.Find(known => known.AccountId == accountId);
        if (funding is null)
        {
            funding = new AccountFunding(++_lastNumber, accountId);
            _accounts.Add(funding);
        }

        return funding;
    }

    /// <summary>The accounts of a portfolio, latest first.</summary>
    public IReadOnlyList<AccountFunding> Of(string portfolioId) => [.. _accounts.Where(known => known.PortfolioId == portfolioId).Reverse()];

    /// <summary>Begins to fund an account; the run ends by the emulator's clock.</summary>
    public void Begin(AccountFunding funding, string portfolioId)
    {
        FundingRun run = new(project.Now);
        funding.PortfolioId = portfolioId;
        funding.Begin(run);
        project.Schedule.After(QueueTime, () =>
        {
            run.Begin();
            project.Schedule.After(RunTime, () => funding.Succeed(project.Now));
        });
    }

    /// <summary>The revocation that was begun with a key, or a new one.</summary>
    public Revocation Revoke(string portfolioId, string key)
    {
        if (_revocations.TryGetValue(key, out Revocation? known))
        {
            return known;
        }

        Revocation revocation = new(portfolioId, project.Now);
        _revocations.Add(key, revocation);
        project.Schedule.After(QueueTime, () =>
        {
            revocation.Status = "running";
            project.Schedule.After(RunTime, () =>
            {
                revocation.Status = "succeeded";
                foreach (AccountFunding funding in Of(portfolioId).Where(funding => funding.IsFunded))
                {
                    funding.Revoke();
                }
            });
        });
        return revocation;
    }

    public Revocation? FindRevocation(string portfolioId, string id) => _revocations.Values.FirstOrDefault(known => known.PortfolioId == portfolioId && known.Id == id);

    public void Charge(string accountId, EmulatedCharge charge) => _charges.Add((accountId, charge, project.Now));

    /// <summary>The charges of accounts that were recorded in a period.</summary>
    public IEnumerable<EmulatedCharge> ChargesOf(IReadOnlyCollection<string> accountIds, DateTimeOffset from, DateTimeOffset until) =>
        _charges.Where(known => accountIds.Contains(known.AccountId) && known.At >= from && known.At < until).Select(known => known.Charge);

    public void Reset()
    {
        _accounts.Clear();
        _charges.Clear();
        _revocations.Clear();
    }
}
