using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

/// <summary>The library, comparison and migration of templates, max prices and their reach.</summary>
public class TemplateMetaTests : WebhooksTest
{
    private const string Sale = """{"name":"sale","language":"en","category":"MARKETING","components":[{"type":"BODY","text":"Sale until Friday."}],"optimization_spec":{"bid_amount":5000,"bid_strategy":"LOWEST_COST_WITH_BID_CAP"}}""";
    private const string Api = "meta/whatsapp/v24.0";

    private string Templates => $"{Api}/{Kapso.BusinessAccountId}/message_templates";

    private string Account => $"business_account_id={Kapso.BusinessAccountId}";

    [Fact]
    public async Task A_template_of_the_library_is_approved_at_once()
    {
        JsonNode listed = await GetJsonAsync($"{Api}/message_template_library?{Account}&search=deliver&usecase=DELIVERY_FAILED");
        string name = (string)listed["data"]!.AsArray().Should().ContainSingle().Subject!["name"]!;
        (await CallAsync("GET", $"{Api}/message_template_library")).Status.Should().Be(400, "the proxy finds no account");

        string own = $$"""{"name":"my_delivery","language":"en_US","category":"UTILITY","library_template_name":"{{name}}" """;
        (await CallAsync("POST", Templates, own + "}")).Status.Should().Be(400, "its button needs an address");
        JsonNode created = await DoAsync("POST", Templates, own + ""","library_template_button_inputs":[{"type":"URL","url":{"base_url":"https://a.example/days"}}]}""");
        ((string)created["status"]!).Should().Be("APPROVED");
        JsonNode read = await DoAsync("GET", $"{Templates}/{created["id"]}?fields=library_template_name,components");
        ((string)read["library_template_name"]!, read["components"]!.ToJsonString().Contains("https://a.example/days", StringComparison.Ordinal)).Should().Be((name, true));
    }

    [Fact]
    public async Task Templates_are_compared_by_what_was_sent()
    {
        string first = await CreateTemplateAsync("one"), second = await CreateTemplateAsync("two");
        Clock.Advance(TimeSpan.FromMinutes(5));
        await SendAsync("messages", "one");
        long now = Clock.GetUtcNow().ToUnixTimeSeconds();

        JsonNode compared = await GetJsonAsync($"{Api}/{first}/compare?template_ids=[\"{second}\"]&start={now - 60}&end={now + 60}&{Account}");
        compared["data"]!.AsArray().Select(metric => (string)metric!["metric"]!).Should().Equal("BLOCK_RATE", "MESSAGE_SENDS", "TOP_BLOCK_REASON");
        compared["data"]![1]!["number_values"]!.ToJsonString().Should().Be($$"""[{"key":"{{first}}","value":1},{"key":"{{second}}","value":0}]""");
        (await CallAsync("GET", $"{Api}/{first}/compare?template_ids=[\"{second}\"]&start={now}&end={now}&{Account}")).Status.Should().Be(400);
        (await CallAsync("GET", $"{Api}/{first}/compare?template_ids=[\"99\"]&start={now - 60}&end={now}&{Account}")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Approved_templates_are_migrated_and_the_others_named()
    {
        string approved = await CreateTemplateAsync("one");
        Clock.Advance(TimeSpan.FromMinutes(5));
        string pending = await CreateTemplateAsync("two");
        string other = $"{Api}/{Kapso.BusinessAccountId}/migrate_message_templates";

        JsonNode result = await DoAsync("POST", other, $$"""{"source_waba_id":"{{Kapso.BusinessAccountId}}","template_ids":["{{approved}}","{{pending}}"]}""");
        ((string?)result["failed_templates"]![approved], (string?)result["failed_templates"]![pending]).Should().Be(("The account has a template with this name and language.", "The template is not approved."));
        (await CallAsync("POST", other, """{"source_waba_id":"404"}""")).Status.Should().Be(404);
        (await CallAsync("POST", other, $$"""{"source_waba_id":"{{Kapso.BusinessAccountId}}","count":501}""")).Status.Should().Be(400);
    }

    [Fact]
    public async Task A_template_with_a_max_price_goes_through_the_marketing_endpoint_and_tells_its_cost()
    {
        JsonNode created = await DoAsync("POST", Templates, Sale);
        Clock.Advance(TimeSpan.FromMinutes(5));
        ((long)(await DoAsync("GET", $"{Templates}/{created["id"]}?fields=optimization_spec"))["optimization_spec"]!["bid_amount"]!).Should().Be(5000);
        (await CodeOfAsync("messages", "sale")).Should().Be(131061);
        (await CodeOfAsync("marketing_messages", "sale", "\"recipient\":\"US.13491208655302741918\"")).Should().Be(131062);

        Listen("whatsapp.message.delivered");
        await SendAsync("marketing_messages", "sale", more: ""","bid_spec":{"per_message_bid_multiplier":1.5},"product_policy":"STRICT" """);
        JsonNode delivered = (await DeliveredAfterAsync(5)).Should().ContainSingle().Subject.Json;
        JsonNode pricing = delivered["message"]!["kapso"]!["statuses"]!.AsArray().Single(status => (string)status!["status"]! == "delivered")!["pricing"]!;
        ((string)pricing["category"]!, (double)pricing["cost"]!["amount"]!, (string)pricing["cost"]!["currency"]!).Should().Be(("marketing_lite", 0.075, "USD"));
    }

    [Fact]
    public async Task A_max_price_is_for_marketing_and_not_added_later()
    {
        (await CallAsync("POST", Templates, Sale.Replace("MARKETING", "UTILITY", StringComparison.Ordinal))).Status.Should().Be(400);
        string plain = await CreateTemplateAsync("one", "MARKETING");
        JsonNode priced = await DoAsync("POST", Templates, Sale);
        Clock.Advance(TimeSpan.FromMinutes(5));

        (await CallAsync("POST", $"{Templates}?hsm_id={plain}", """{"optimization_spec":{"bid_amount":6000}}""")).Status.Should().Be(400);
        await DoAsync("POST", $"{Templates}?hsm_id={priced["id"]}", """{"optimization_spec":{"bid_amount":6000}}""");
        ((long)(await DoAsync("GET", $"{Templates}/{priced["id"]}?fields=optimization_spec"))["optimization_spec"]!["bid_amount"]!).Should().Be(6000);
    }

    [Fact]
    public async Task Reach_is_estimated_by_price()
    {
        string path = $"{Api}/{Kapso.BusinessAccountId}/reachestimate";
        JsonNode estimate = await GetJsonAsync(path + """?targeting_spec={"geo_locations":{"countries":["IN"]}}&date_interval=L7D""");

        ((string)estimate["waba_currency"]!).Should().Be("USD");
        estimate["estimates"]!.AsArray().Select(at => (long)at!["deliveries_upper_bound"]!).Should().BeInAscendingOrder();
        (await CallAsync("GET", $"{path}?targeting_spec=no&date_interval=L7D")).Status.Should().Be(400);
        (await CallAsync("GET", path + """?targeting_spec={"geo_locations":{"countries":["IN"]}}""")).Status.Should().Be(400);
    }

    private async Task<string> CreateTemplateAsync(string name, string category = "UTILITY") => (string)(await DoAsync(
        "POST", Templates, $$"""{"name":"{{name}}","language":"en","category":"{{category}}","components":[{"type":"BODY","text":"All is well."}]}"""))["id"]!;

    private Task<(int Status, JsonNode? Body)> CallSendAsync(string endpoint, string template, string to, string more) => CallAsync(
        "POST", $"{Api}/{Kapso.PhoneNumberId}/{endpoint}", $$$"""{"messaging_product":"whatsapp",{{{to}}},"type":"template","template":{"name":"{{{template}}}","language":{"code":"en"}}{{{more}}}}""");

    private async Task SendAsync(string endpoint, string template, string more = "") => (await CallSendAsync(endpoint, template, $"\"to\":\"{Customer}\"", more)).Status.Should().Be(200);

    private async Task<int?> CodeOfAsync(string endpoint, string template, string? to = null) => (int?)(await CallSendAsync(endpoint, template, to ?? $"\"to\":\"{Customer}\"", "")).Body!["error"]!["code"];
}
