using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Funding;
using Kapso.WhatsApp.IntegrationTests.Emulator;
using Kapso.WhatsApp.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>An account from its funding to the end of it, with real sockets and a clock that moves as it is followed.</summary>
public sealed class FundingTests : EmulatorTest
{
    private const string Portfolio = "7";

    [Fact]
    public async Task An_account_is_funded_charged_and_let_go()
    {
        ServiceCollection services = [];
        services.AddSingleton<TimeProvider>(new ImpatientClock());
        services.AddKapsoWhatsApp(options =>
        {
            options.ApiKey = Kapso.ApiKey;
            options.BaseAddress = Kapso.BaseAddress;
        });
        await using ServiceProvider provider = services.BuildServiceProvider();
        FundingClient funding = provider.GetRequiredService<KapsoWhatsAppClient>().Funding;

        (await funding.GetAsync(Kapso.BusinessAccountId)).Status.Should().Be(FundingStatus.NotFunded);
        Kapso.Faults.Add(Fault.ResetAfterProcessing() with { OperationId = "ensureWhatsappAccountFunding" });
        AccountFunding begun = await funding.EnsureAsync(Kapso.BusinessAccountId, Portfolio);
        List<FundingRunStatus?> heard = [];
        AccountFunding funded = await funding.FollowAsync(Kapso.BusinessAccountId, TimeSpan.FromSeconds(1), new Told<AccountFunding>(now =>
        {
            heard.Add(now.Run!.Status);
            Clock.Advance(TimeSpan.FromSeconds(5));
        }));

        (begun.Status, funded.Status, funded.Run!.Id).Should().Be((FundingStatus.Pending, FundingStatus.Funded, begun.Run!.Id), "the request that was repeated starts no second run");
        heard.Should().StartWith([FundingRunStatus.Pending, FundingRunStatus.Running]).And.EndWith(FundingRunStatus.Succeeded);

        Kapso.AddCharge(new EmulatedCharge { Usd = 0.0125m });
        Kapso.AddCharge(new EmulatedCharge { Usd = 1.5m, UsageKind = "calling" });
        ChargedUsage usage = await funding.GetUsageAsync(Kapso.BusinessAccountId, Start, Start.AddDays(31));
        usage.Totals!.Charge.Should().Be(new Money(1.5125m, "USD"));
        usage.Breakdown.Select(charge => charge.UsageKind).Should().Equal(UsageKind.Messaging, UsageKind.Calling);
        (await funding.GetPortfolioUsageAsync(Portfolio, Start, Start.AddDays(1))).Totals!.Charge.Should().Be(usage.Totals.Charge);
        (await funding.ListPortfolioAccounts(Portfolio).GetPageAsync()).Items.Should().ContainSingle().Which.BusinessAccountId.Should().Be(Kapso.BusinessAccountId);

        Kapso.Faults.Add(Fault.ResetAfterProcessing() with { OperationId = "revokeWhatsappPortfolioFunding" });
        FundingRevocation revocation = await funding.RevokePortfolioAsync(Portfolio, "leave-2026");
        FundingRevocation ended = await funding.FollowRevocationAsync(Portfolio, revocation.OperationId, TimeSpan.FromSeconds(1), new Told<FundingRevocation>(_ => Clock.Advance(TimeSpan.FromSeconds(5))));

        ended.Status.Should().Be(FundingRevocationStatus.Succeeded);
        (await funding.RevokePortfolioAsync(Portfolio, "leave-2026")).OperationId.Should().Be(revocation.OperationId);
        (await funding.GetAsync(Kapso.BusinessAccountId)).Status.Should().Be(FundingStatus.Revoked);
        Kapso.Requests.Where(request => request.OperationId == "revokeWhatsappPortfolioFunding").Should().HaveCount(3)
            .And.OnlyContain(request => request.Headers["Idempotency-Key"] == "leave-2026");
    }
}
