using System.Net;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Templates;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Templates;

/// <summary>The library, comparison, migration, max prices and their reach.</summary>
public sealed class TemplateMetaWireTests
{
    private const string Account = "123";

    [Fact]
    public async Task The_library_is_listed()
    {
        (Page<LibraryTemplate> page, SeenRequest request) = await Exchange.Make(
            """
            {"data":[{"name":"shipped_1","language":"en_US","category":"UTILITY","topic":"ORDER_MANAGEMENT","usecase":"SHIPMENT_CONFIRMATION","industry":["E_COMMERCE",null],"header":"H","body":"Hi {{1}}.",
            "body_params":["Ann"],"body_param_types":["TEXT"],"buttons":[{"type":"URL","text":"Track","url":"https://a.example"},{"type":"SING","x":1}],"id":7,"new":1},null,{"id":"8","header":null,"buttons":null}],"paging":{"cursors":{"after":"QQ=="}}}
            """,
            kapso => kapso.Templates.ListLibrary(Account, new LibraryTemplateFilter { Search = "order", Topic = "T", UseCase = "U", Industry = "I", Language = "en_US", PageSize = 10 }).GetPageAsync());

        request.ShouldBe("GET", $"{Exchange.WhatsApp}message_template_library?search=order&topic=T&usecase=U&industry=I&language=en_US&business_account_id=123&limit=10");
        page.Items[0].Should().BeEquivalentTo(new
        {
            Id = "7", Name = "shipped_1", Language = "en_US", Category = TemplateCategory.Utility, Topic = "ORDER_MANAGEMENT", UseCase = "SHIPMENT_CONFIRMATION", Industry = new[] { "E_COMMERCE" }, Header = "H", Body = "Hi {{1}}.",
            BodyParams = new[] { "Ann" }, BodyParamTypes = new[] { "TEXT" },
        });
        page.Items[0].Buttons.Select(button => button.GetType().Name).Should().Equal("UrlButtonDefinition", "UnknownButtonDefinition");
        page.Items[0].AdditionalData.Should().ContainKey("new");
        (page.Items[1].Id, page.Items[1].Buttons.Count).Should().Be(("8", 0));
        (await Exchange.Refused(kapso => kapso.Templates.ListLibrary("").GetPageAsync())).ShouldBe("businessAccountId: required");
    }

    [Fact]
    public async Task Templates_are_compared()
    {
        (TemplateComparison comparison, SeenRequest request) = await Exchange.Make(
            """
            {"data":[{"metric":"BLOCK_RATE","type":"RELATIVE","order_by_relative_metric":["2","1",null]},{"metric":"MESSAGE_SENDS","type":"NUMBER_VALUES","number_values":[{"key":1,"value":"1200","x":1},{"key":"2","value":null}]},
            {"metric":"TOP_BLOCK_REASON","type":"STRING_VALUES","string_values":[{"key":"1","value":"SPAM"}]},{"metric":"NEW","y":2}],"z":3}
            """,
            kapso => kapso.Templates.CompareAsync(Account, "1", ["2"], DateTimeOffset.FromUnixTimeSeconds(1674475264), DateTimeOffset.FromUnixTimeSeconds(1674561664)));
        (TemplateComparison none, _) = await Exchange.Make("""{"data":null}""", kapso => kapso.Templates.CompareAsync(Account, "1", ["2"], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)));

        request.ShouldBe("GET", $"{Exchange.WhatsApp}1/compare?template_ids=%5B%222%22%5D&start=1674475264&end=1674561664&business_account_id=123");
        comparison.ByBlockRate.Should().Equal("2", "1");
        comparison.Sends.Select(sends => (sends.TemplateId, sends.Value)).Should().Equal(("1", 1200), ("2", null));
        comparison.Sends[0].AdditionalData.Should().ContainKey("x");
        comparison.TopBlockReasons.Should().ContainSingle().Which.Value.Should().Be("SPAM");
        comparison.Metrics[3].AdditionalData.Should().ContainKey("y");
        comparison.AdditionalData.Should().ContainKey("z");
        (none.Metrics.Count, none.ByBlockRate.Count, none.Sends.Count).Should().Be((0, 0, 0));
        (await Exchange.Refused(kapso => kapso.Templates.CompareAsync("", "1", [], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch))).ShouldBe("businessAccountId: required", "otherTemplateIds: min-count", "end: order");
    }

    [Fact]
    public async Task Templates_are_migrated()
    {
        (TemplateMigrationResult result, SeenRequest request) = await Exchange.Make(
            """{"migrated_templates":["1",null,2],"failed_templates":{"3":"No","4":null},"x":1}""",
            kapso => kapso.Templates.MigrateAsync(Account, new TemplateMigration { SourceBusinessAccountId = "99", PageNumber = 0, Count = 500, TemplateIds = ["1", "3"] }));
        (TemplateMigrationResult none, SeenRequest plain) = await Exchange.Make("{}", kapso => kapso.Templates.MigrateAsync(Account, new TemplateMigration { SourceBusinessAccountId = "99" }));

        request.ShouldBe("POST", $"{Exchange.WhatsApp}123/migrate_message_templates", """{"source_waba_id":"99","page_number":0,"count":500,"template_ids":["1","3"]}""");
        plain.Body.Should().Be("""{"source_waba_id":"99"}""");
        result.Migrated.Should().Contain("1");
        result.Failed["3"].Should().Be("No");
        result.AdditionalData.Should().ContainKey("x");
        (none.Migrated.Count, none.Failed.Count).Should().Be((0, 0));
        (await Exchange.Refused(kapso => kapso.Templates.MigrateAsync(Account, new TemplateMigration { SourceBusinessAccountId = "", PageNumber = -1, Count = 501, TemplateIds = [] })))
            .ShouldBe("migration.sourceBusinessAccountId: required", "migration.pageNumber: range", "migration.count: range", "migration.templateIds: min-count");
    }

    [Fact]
    public async Task A_migration_is_never_repeated()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadGateway, "{}"));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => client.Templates.MigrateAsync(Account, new TemplateMigration { SourceBusinessAccountId = "99" })).Should().ThrowAsync<KapsoApiException>()).Which;

        kapso.Transport.Requests.Should().ContainSingle();
        refused.OutcomeUnknown.Should().BeTrue();
    }

    [Fact]
    public async Task The_reach_of_a_max_price_is_estimated()
    {
        (ReachEstimate estimate, SeenRequest request) = await Exchange.Make(
            """{"waba_currency":"USD","estimates":[{"bid_amount":5000,"users":1000,"deliveries_lower_bound":700,"deliveries_upper_bound":"900","cost_lower_bound":4100.5,"cost_upper_bound":null,"x":1},null],"y":2}""",
            kapso => kapso.Templates.EstimateReachAsync(Account, ["IN", "BR"], ReachPeriod.Last7Days));

        request.ShouldBe("GET", $"{Exchange.WhatsApp}123/reachestimate?targeting_spec=%7B%22geo_locations%22%3A%7B%22countries%22%3A%5B%22IN%22%2C%22BR%22%5D%7D%7D&date_interval=L7D");
        estimate.Currency.Should().Be("USD");
        estimate.Estimates.Should().ContainSingle().Which.Should().BeEquivalentTo(new { BidAmount = 5000, Users = 1000, DeliveriesLowerBound = 700, DeliveriesUpperBound = 900, CostLowerBound = 4100.5m, CostUpperBound = (decimal?)null });
        estimate.Estimates[0].AdditionalData.Should().ContainKey("x");
        estimate.AdditionalData.Should().ContainKey("y");
        (await Exchange.Refused(kapso => kapso.Templates.EstimateReachAsync(Account, ["india"], ReachPeriod.LastDay))).Select(problem => problem.Path).Should().Equal("countries[0]");
        (await Exchange.Refused(kapso => kapso.Templates.EstimateReachAsync(Account, [], ReachPeriod.LastDay))).ShouldBe("countries: min-count");
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadRequest, """{"error":{"message":"Sign the testing agreement","code":100}}"""));
        (await kapso.Client.Awaiting(client => client.Templates.EstimateReachAsync(Account, ["IN"], ReachPeriod.LastDay)).Should().ThrowAsync<KapsoApiException>()).Which.Code.Should().Be(100);
    }

    [Fact]
    public async Task A_template_has_a_max_price()
    {
        TemplateDefinition definition = TemplateDefinition.Marketing("sale", "en").Body("Sale until Friday.").Build() with { OptimizationSpec = new OptimizationSpec { BidAmount = 5000 } };
        (_, SeenRequest created) = await Exchange.Make("""{"id":"1"}""", kapso => kapso.Templates.CreateAsync(Account, definition));
        SeenRequest updated = await Exchange.Make("""{"success":true}""", kapso => kapso.Templates.UpdateAsync(Account, "1", new TemplateUpdate { OptimizationSpec = new OptimizationSpec { BidAmount = 6000 } }));
        (Template template, SeenRequest read) = await Exchange.Make(
            """{"id":"1","optimization_spec":{"bid_amount":"5000","bid_strategy":"NEW","x":1}}""", kapso => kapso.Templates.GetAsync(Account, "1", [TemplateField.OptimizationSpec]));

        created.Body.Should().Contain(""","optimization_spec":{"bid_amount":5000,"bid_strategy":"LOWEST_COST_WITH_BID_CAP"}""");
        updated.Body.Should().Be("""{"optimization_spec":{"bid_amount":6000,"bid_strategy":"LOWEST_COST_WITH_BID_CAP"}}""");
        read.Uri.Query.Should().Be("?fields=optimization_spec");
        template.OptimizationSpec.Should().BeEquivalentTo(new { BidAmount = 5000, BidStrategy = new BidStrategy("NEW") });
        template.OptimizationSpec!.AdditionalData.Should().ContainKey("x");
        (definition with { Category = TemplateCategory.Utility, OptimizationSpec = new OptimizationSpec { BidAmount = 0 } }).FindProblems().ShouldBe("optimization_spec.bid_amount: range", "optimization_spec: marketing");
        (definition with { OptimizationSpec = new OptimizationSpec() }).FindProblems().ShouldBe("optimization_spec.bid_amount: required");
    }

    [Fact]
    public async Task A_marketing_message_changes_the_max_price_and_says_what_else_holds_for_it()
    {
        using KapsoUnderTest kapso = new(KapsoUnderTest.Sent);
        SendOptions options = new() { CallbackData = "c", Marketing = new MarketingOptions { BidMultiplier = 1.5m, ProductPolicy = ProductPolicy.Strict, ActivitySharing = false } };

        await kapso.Client.Messages.SendMarketingAsync("1", KapsoUnderTest.To, new TemplateMessage("sale", "en"), options);

        kapso.Transport.Requests.Single().Body.Should().EndWith(""","biz_opaque_callback_data":"c","product_policy":"STRICT","message_activity_sharing":false,"bid_spec":{"per_message_bid_multiplier":1.5}}""");
        (await Exchange.Refused(client => client.Messages.SendTextAsync("1", KapsoUnderTest.To, "Hi", options))).ShouldBe("options.marketing: marketing");
        (await Exchange.Refused(client => client.Messages.SendMarketingAsync("1", "US.13491208655302741918", new TemplateMessage("sale", "en"), options))).ShouldBe("to: phone-number");
        (await Exchange.Refused(client => client.Messages.SendMarketingAsync("1", KapsoUnderTest.To, new TemplateMessage("sale", "en"), new SendOptions { Marketing = new MarketingOptions { BidMultiplier = 0 } }))).ShouldBe("options.marketing.bidMultiplier: range");
    }
}
