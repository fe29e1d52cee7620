using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class FundingTests : OnboardingTest
{
    private const string Portfolio = $"{Platform}/whatsapp/portfolios/7";
    private const string Period = "start_time=2026-03-01T00:00:00Z&end_time=2026-03-02T00:00:00Z";

    private string Account => $"{Platform}/whatsapp/accounts/{Kapso.BusinessAccountId}";

    [Fact]
    public async Task An_account_is_funded_by_a_run_that_is_started_once()
    {
        JsonNode before = await DoAsync("GET", $"{Account}/funding");
        (int status, JsonNode started) = await EnsureAsync("7");
        string run = Of(started["operation"]!, "id");

        (Of(before, "status"), before["operation"]).Should().Be(("not_funded", null));
        (status, Of(started, "status"), Of(started["operation"]!, "status")).Should().Be((202, "pending", "pending"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        (int again, JsonNode running) = await EnsureAsync("7");
        (again, Of(running["operation"]!, "id"), Of(running["operation"]!, "status")).Should().Be((202, run, "running"));
        Clock.Advance(TimeSpan.FromSeconds(10));
        (int afterwards, JsonNode funded) = await EnsureAsync("7");
        (afterwards, Of(funded, "status"), Of(funded["operation"]!, "status"), funded["reason"]).Should().Be((200, "funded", "succeeded", null));
        (Of(funded, "business_portfolio_id"), Of(funded, "last_verified_at")).Should().Be(("7", "2026-03-01T12:00:11.000Z"));
    }

    [Fact]
    public async Task What_cannot_be_funded_is_refused()
    {
        await ShouldBeRefusedAsync("POST", $"{Account}/funding", """{"business_portfolio_id":"7a"}""", 400, "business_portfolio_id is missing or invalid");
        await ShouldBeRefusedAsync("POST", $"{Account}/funding", "{}", 400, "business_portfolio_id is missing or invalid");
        await ShouldBeRefusedAsync("GET", $"{Platform}/whatsapp/accounts/1/funding", null, 404, "WhatsApp account not found");
        await EnsureAsync("7");
        await ShouldBeRefusedAsync("POST", $"{Account}/funding", """{"business_portfolio_id":"8"}""", 409, "The WhatsApp account is owned by another business portfolio");
        await ShouldBeRefusedAsync("GET", $"{Platform}/whatsapp/portfolios/8/accounts", null, 404, "Business portfolio not found");
    }

    [Fact]
    public async Task Usage_sums_the_charges_of_the_period()
    {
        await EnsureAsync("7");
        Kapso.AddCharge(new EmulatedCharge { Usd = 0.0125m, BillableMessages = 2 });
        Kapso.AddCharge(new EmulatedCharge { Usd = -0.0025m });
        Kapso.AddCharge(new EmulatedCharge { Usd = 0.5m, UsageKind = "calling" });
        Clock.Advance(TimeSpan.FromDays(1));
        Kapso.AddCharge(new EmulatedCharge { Usd = 100m });

        JsonNode usage = await DoAsync("GET", $"{Account}/usage?{Period}");

        usage["totals"]!.ToJsonString().Should().Be("""{"customer_charge_micro_usd":510000}""");
        usage["breakdown"]!.AsArray().Select(charge => (Of(charge!, "usage_kind"), (long)charge!["customer_charge_micro_usd"]!, (int?)charge["billable_messages"], (string?)charge["coverage"]?["status"]))
            .Should().Equal(("messaging", 10000, 3, null), ("calling", 500000, null, "supported"));
        (await DoAsync("GET", $"{Portfolio}/usage?{Period}"))["totals"]!.ToJsonString().Should().Be(usage["totals"]!.ToJsonString());
        Kapso.Invoking(it => it.AddCharge(new EmulatedCharge { Usd = 1, BusinessAccountId = "1" })).Should().Throw<ArgumentException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("start_time=2026-03-01T00:00:00Z")]
    [InlineData("start_time=2026-03-01T00:00:00&end_time=2026-03-02T00:00:00Z")]
    [InlineData("start_time=2026-03-02T00:00:00Z&end_time=2026-03-01T00:00:00Z")]
    [InlineData("start_time=2026-03-01T00:00:00Z&end_time=2026-04-02T00:00:00Z")]
    public async Task A_period_that_cannot_be_is_refused(string query) => (await CallAsync("GET", $"{Account}/usage?{query}")).Status.Should().Be(400);

    [Fact]
    public async Task The_accounts_of_a_portfolio_are_listed()
    {
        await EnsureAsync("7");

        JsonNode page = await GetJsonAsync($"{Portfolio}/accounts?limit=1");

        Of(page["data"]!.AsArray().Should().ContainSingle().Subject!, "waba_id").Should().Be(Kapso.BusinessAccountId);
        page["paging"]!["next"].Should().BeNull();
        (await CallAsync("GET", $"{Portfolio}/accounts?after=x")).Status.Should().Be(400);
    }

    [Fact]
    public async Task A_revocation_is_known_by_its_key()
    {
        await EnsureAsync("7");
        Clock.Advance(TimeSpan.FromSeconds(1));
        Clock.Advance(TimeSpan.FromSeconds(10));

        (int status, JsonNode revocation) = await RevokeAsync("7", "k1");
        (int again, JsonNode same) = await RevokeAsync("7", "k1");

        (status, again, Of(revocation["data"]!, "status")).Should().Be((202, 202, "queued"));
        Of(same["data"]!, "operation_id").Should().Be(Of(revocation["data"]!, "operation_id"));
        (await RevokeAsync("7", null)).Status.Should().Be(400);
        (await RevokeAsync("7", new string('k', 256))).Status.Should().Be(400);
        (await RevokeAsync("9", "k2")).Status.Should().Be(404);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Clock.Advance(TimeSpan.FromSeconds(10));
        Of(await DoAsync("GET", $"{Portfolio}/funding/operations/{Of(revocation["data"]!, "operation_id")}"), "status").Should().Be("succeeded");
        Of(await DoAsync("GET", $"{Account}/funding"), "status").Should().Be("revoked");
        (await EnsureAsync("7")).Status.Should().Be(202, "it can be funded again");
        await ShouldBeRefusedAsync("GET", $"{Portfolio}/funding/operations/x", null, 404, "Operation not found");
    }

    private static string Of(JsonNode node, string member) => (string)node[member]!;

    private async Task<(int Status, JsonNode Funding)> EnsureAsync(string portfolioId)
    {
        (int status, JsonNode? body) = await CallAsync("POST", $"{Account}/funding", $$"""{"business_portfolio_id":"{{portfolioId}}"}""");
        return (status, body!["data"]!);
    }

    private async Task<(int Status, JsonNode Body)> RevokeAsync(string portfolioId, string? key)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, $"{Platform}/whatsapp/portfolios/{portfolioId}/funding/revoke");
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using HttpResponseMessage response = await Http.SendAsync(request);
        return ((int)response.StatusCode, await ReadAsync(response));
    }
}
