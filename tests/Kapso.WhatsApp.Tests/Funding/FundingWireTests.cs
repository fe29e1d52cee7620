using System.Globalization;
using System.Net;
using Kapso.WhatsApp.Funding;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Funding;

public sealed class FundingWireTests
{
    private const string Account = Exchange.Platform + "whatsapp/accounts/102";
    private const string Portfolio = Exchange.Platform + "whatsapp/portfolios/7";
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const string Funding = """
        {"waba_id":"102","business_portfolio_id":"7","status":"pending","reason":"existing_payment_method","message":"Remove the card first","currency":"USD","waba_currency":"EUR",
        "last_verified_at":"2026-01-02T03:04:05Z","last_checked_at":"2026-01-02T03:04:06Z","paid_messages":{"paused":true,"reasons":["insufficient_credits"],"tomorrow":1},
        "operation":{"id":"r1","status":"running","started_at":"2026-01-02T03:04:05Z","finished_at":"2026-01-02T03:05:00Z","error_kind":"meta_error","meta_error_code":190,"tomorrow":1},"tomorrow":1}
        """;

    private const string Usage = """
        {"start_time":"2026-01-01T00:00:00Z","end_time":"2026-02-01T00:00:00Z","time_basis":"recorded_at","currency":"USD","charge_scope":"kapso_recorded_charges",
        "totals":{"customer_charge_micro_usd":-1234567,"tomorrow":1},
        "breakdown":[{"usage_kind":"messaging","customer_charge_micro_usd":12500,"billable_messages":3,"sync":{"status":"synced","last_synced_at":"2026-01-02T03:04:05Z","usage_through":"2026-01-02T03:00:00Z","tomorrow":1},"tomorrow":1},
        {"usage_kind":"calling","customer_charge_micro_usd":1,"coverage":{"status":"partial","reason":"calling_requires_usd_waba","tomorrow":1},"sync":{"status":"delayed","last_synced_at":null,"usage_through":null,"tomorrow":1},"tomorrow":1}],"tomorrow":1}
        """;

    private const string Revocation = """
        {"operation_id":"o1","business_portfolio_id":"7","status":"queued","requested_at":"2026-01-02T03:04:05Z","message":"Queued","tomorrow":1}
        """;

    [Fact]
    public async Task The_funding_of_an_account_is_read()
    {
        (AccountFunding funding, SeenRequest request) = await Exchange.Make($$"""{"data":{{Funding}} }""", kapso => kapso.Funding.GetAsync("102"));

        request.ShouldBe("GET", Account + "/funding");
        funding.ShouldHold(Funding);
        (funding.BusinessAccountId, funding.PortfolioId, funding.Status, funding.AccountCurrency).Should().Be(("102", "7", FundingStatus.Pending, "EUR"));
        (funding.PaidMessages!.ArePaused, funding.Run!.Status, funding.Run.MetaErrorCode).Should().Be((true, FundingRunStatus.Running, 190));
    }

    [Fact]
    public async Task Funding_is_ensured_and_can_be_asked_for_again()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.ServiceUnavailable), ScriptedTransport.Answer(HttpStatusCode.Accepted, $$"""{"data":{{Funding}} }"""));

        (await kapso.Client.Funding.EnsureAsync("102", "7")).ShouldHold(Funding);

        kapso.Transport.Requests.Should().HaveCount(2).And.AllSatisfy(request => request.ShouldBe("POST", Account + "/funding", """{"business_portfolio_id":"7"}"""));
    }

    [Theory]
    [InlineData("", "portfolioId: required")]
    [InlineData("7a", "portfolioId: pattern")]
    public async Task A_portfolio_has_an_id_of_digits(string portfolioId, string problem) =>
        (await Exchange.Refused(kapso => kapso.Funding.EnsureAsync("102", portfolioId))).ShouldBe(problem);

    [Fact]
    public async Task What_meta_said_about_the_access_is_told()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(
            HttpStatusCode.BadGateway, """{"error":"Meta could not verify the access","error_kind":"permission","meta_error_code":200,"meta_trace_id":"t1"}"""));

        KapsoApiException failed = (await kapso.Client.Awaiting(it => it.Funding.EnsureAsync("102", "7")).Should().ThrowAsync<KapsoApiException>()).Which;

        (failed.ServerMessage, failed.ErrorType, failed.Code, failed.FbTraceId, failed.Category)
            .Should().Be(("Meta could not verify the access", "permission", 200, "t1", ErrorCategory.Authorization));
    }

    [Fact]
    public async Task An_account_that_cannot_be_funded_is_a_conflict_and_asked_for_once()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.Conflict, """{"error":"Funding is disabled"}"""));

        KapsoApiException refused = (await kapso.Client.Awaiting(it => it.Funding.EnsureAsync("102", "7")).Should().ThrowAsync<KapsoApiException>()).Which;

        (refused.Category, refused.ServerMessage).Should().Be((ErrorCategory.Conflict, "Funding is disabled"));
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("succeeded")]
    [InlineData("failed")]
    [InlineData("cancelled")]
    [InlineData("expired")]
    public async Task Following_ends_with_the_run(string end)
    {
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":{"status":"pending","operation":{"status":"pending"}}}"""),
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":{"status":"pending","operation":{"status":"running"}}}"""),
            ScriptedTransport.Answer(HttpStatusCode.OK, $$"""{"data":{"status":"funded","operation":{"status":"{{end}}"} } }"""));

        (await kapso.Client.Funding.FollowAsync("102")).Status.Should().Be(FundingStatus.Funded);

        kapso.Transport.Requests.Should().HaveCount(3);
        (await Exchange.Make("""{"data":{"status":"not_funded","operation":null}}""", it => it.Funding.FollowAsync("102"))).Result.Run.Should().BeNull("there is nothing to follow");
    }

    [Fact]
    public async Task Usage_is_money_with_its_currency()
    {
        (ChargedUsage usage, SeenRequest request) = await Exchange.Make(
            $$"""{"data":{{Usage}} }""", kapso => kapso.Funding.GetUsageAsync("102", Start.ToOffset(TimeSpan.FromHours(1)), Start.AddDays(31)));

        request.ShouldBe("GET", Account + "/usage?start_time=2026-01-01T00%3A00%3A00Z&end_time=2026-02-01T00%3A00%3A00Z");
        usage.ShouldHold(Usage);
        usage.Totals!.Charge.Should().Be(new Money(-1.234567m, "USD"));
        usage.Breakdown[0].Should().BeEquivalentTo(new { UsageKind = UsageKind.Messaging, Charge = new Money(0.0125m, "USD"), BillableMessages = 3 });
        (usage.Breakdown[1].Coverage!.Status, usage.Breakdown[1].Sync!.Status).Should().Be((UsageCoverageStatus.Partial, UsageSyncStatus.Delayed));
        usage.Breakdown[0].Charge.ToString().Should().Be("0.0125 USD");
    }

    [Theory]
    [InlineData("\"12500\"", "0.0125")]
    [InlineData("12500.0", "0.0125")]
    [InlineData("9007199254740993", "9007199254.740993")]
    [InlineData("\"many\"", null)]
    [InlineData("null", null)]
    [InlineData("true", null)]
    [InlineData("{}", null)]
    public async Task A_charge_that_is_no_number_costs_itself_only(string charge, string? amount)
    {
        ChargedUsage usage = (await Exchange.Make(
            $$"""{"data":{"totals":{"customer_charge_micro_usd":{{charge}} },"currency":"USD"} }""", kapso => kapso.Funding.GetUsageAsync("102", Start, Start.AddDays(1)))).Result;

        usage.Totals!.Charge.Should().Be(amount is null ? null : new Money(decimal.Parse(amount, CultureInfo.InvariantCulture), "USD"));
        usage.Currency.Should().Be("USD");
    }

    [Fact]
    public async Task The_usage_of_a_portfolio_is_read()
    {
        (ChargedUsage usage, SeenRequest request) = await Exchange.Make($$"""{"data":{{Usage}} }""", kapso => kapso.Funding.GetPortfolioUsageAsync("7", Start, Start.AddDays(1)));

        request.ShouldBe("GET", Portfolio + "/usage?start_time=2026-01-01T00%3A00%3A00Z&end_time=2026-01-02T00%3A00%3A00Z");
        usage.ShouldHold(Usage);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(31.01)]
    public async Task A_period_has_an_end_and_at_most_31_days(double days)
    {
        (await Exchange.Refused(kapso => kapso.Funding.GetUsageAsync("102", Start, Start.AddDays(days)))).ShouldBe("endTime: range");
        (await Exchange.Refused(kapso => kapso.Funding.GetPortfolioUsageAsync("7", Start, Start.AddDays(days)))).ShouldBe("endTime: range");
    }

    [Fact]
    public async Task The_accounts_of_a_portfolio_are_listed()
    {
        (Page<AccountFunding> page, SeenRequest request) = await Exchange.Make(
            $$"""{"data":[{{Funding}}],"paging":{"cursors":{"before":"b","after":"a"},"next":"n==","previous":null} }""",
            kapso => kapso.Funding.ListPortfolioAccounts("7", new PortfolioAccountFilter { PageSize = 5 }).GetPageAsync("m=="));

        request.ShouldBe("GET", Portfolio + "/accounts?limit=5&after=m%3D%3D");
        page.Items.Should().ContainSingle().Which.ShouldHold(Funding);
        (page.NextCursor, page.PreviousCursor).Should().Be(("n==", null));
    }

    [Fact]
    public async Task A_revocation_carries_its_key_in_every_attempt()
    {
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.ServiceUnavailable), ScriptedTransport.Fail(HttpRequestError.ResponseEnded), ScriptedTransport.Answer(HttpStatusCode.Accepted, $$"""{"data":{{Revocation}} }"""));

        FundingRevocation revocation = await kapso.Client.With(new CallOptions { Headers = new Dictionary<string, string> { ["Idempotency-Key"] = "other" } }).Funding.RevokePortfolioAsync("7", "leave-2026");

        revocation.ShouldHold(Revocation);
        revocation.Status.Should().Be(FundingRevocationStatus.Queued);
        kapso.Transport.Requests.Should().HaveCount(3).And.AllSatisfy(request =>
        {
            request.ShouldBe("POST", Portfolio + "/funding/revoke");
            request.Headers["Idempotency-Key"].Should().Be("leave-2026");
        });
    }

    [Theory]
    [InlineData("", "idempotencyKey: required")]
    [InlineData("a b", "idempotencyKey: pattern")]
    [InlineData("a\nb", "idempotencyKey: pattern")]
    [InlineData("ä", "idempotencyKey: pattern")]
    public async Task A_key_is_sent_in_a_header(string key, string problem)
    {
        (await Exchange.Refused(kapso => kapso.Funding.RevokePortfolioAsync("7", key))).ShouldBe(problem);
        (await Exchange.Refused(kapso => kapso.Funding.RevokePortfolioAsync("7", new string('a', 256)))).ShouldBe("idempotencyKey: range");
    }

    [Fact]
    public async Task Other_calls_carry_no_key() =>
        (await Exchange.Make($$"""{"data":{{Funding}} }""", kapso => kapso.Funding.EnsureAsync("102", "7"))).Request.Headers.Should().NotContainKey("Idempotency-Key");

    [Fact]
    public async Task A_revocation_is_read_and_followed()
    {
        (FundingRevocation read, SeenRequest request) = await Exchange.Make($$"""{"data":{{Revocation}} }""", kapso => kapso.Funding.GetRevocationAsync("7", "o/1"));
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":{"operation_id":"o1","status":"running"}}"""),
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":{"operation_id":"o1","status":"superseded"}}"""));

        request.ShouldBe("GET", Portfolio + "/funding/operations/o%2F1");
        read.ShouldHold(Revocation);
        (await kapso.Client.Funding.FollowRevocationAsync("7", "o1", TimeSpan.FromSeconds(1))).Status.Should().Be(FundingRevocationStatus.Superseded);
        kapso.Transport.Requests.Should().HaveCount(2);
    }
}
