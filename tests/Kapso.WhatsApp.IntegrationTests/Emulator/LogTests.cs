using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class LogTests : WebhooksTest
{
    private const string ApiLogs = $"{Platform}/api_logs";
    private const string Search = $"{Platform}/log_search";

    [Fact]
    public async Task Calls_are_logged_as_they_were_answered()
    {
        await CallAsync("POST", $"{Platform}/customers", """{"customer":{}}""");
        await SendAsync(Text());
        using HttpClient stranger = NewClient();
        await stranger.GetAsync($"{Platform}/users");

        JsonArray logs = (await GetJsonAsync(ApiLogs))["data"]!.AsArray();

        logs.Select(log => (Of(log, "http_method"), Of(log, "endpoint"), (int)log!["response_status"]!)).Should().Equal(
            ("GET", "/platform/v1/users", 401), ("POST", $"/{Messages}", 200), ("POST", "/platform/v1/customers", 422));
        logs.Select(log => (string?)log!["error_message"]).Should().Equal("Invalid or missing API key", null, "customer.name is missing");
        logs.Select(log => log!["api_key_id"] is null).Should().Equal(true, false, false);
        logs.Should().AllSatisfy(log => (Of(log, "ip_address"), (double)log!["response_time_ms"]!).Should().Be(("127.0.0.1", 0.0)));
    }

    [Fact]
    public async Task The_error_of_a_fault_and_of_meta_is_logged()
    {
        Kapso.Faults.Add(Fault.Status(503, """{"error":"Overloaded"}""") with { PathPrefix = "/platform/v1/users" });
        Kapso.Faults.Add(Fault.Status(500, "{") with { PathPrefix = "/platform/v1/customers" });
        await CallAsync("GET", $"{Platform}/users");
        using (await Http.GetAsync($"{Platform}/customers"))
        {
        }

        await PostAsync(Messages, "{}");

        string?[] errors = [.. (await GetJsonAsync(ApiLogs))["data"]!.AsArray().Select(log => (string?)log!["error_message"])];
        errors[0].Should().StartWith("(#", "this is how Meta words an error");
        errors.Skip(1).Should().Equal(null, "Overloaded");
    }

    [Theory]
    [InlineData("endpoint=CUSTOMERS", 1)]
    [InlineData("status_code=422", 1)]
    [InlineData("errors_only=true", 1)]
    [InlineData("period=7d", 3)]
    [InlineData("period=24h", 2)]
    public async Task Filters_choose(string query, int count)
    {
        await CallAsync("GET", $"{Platform}/phone_numbers_of_old");
        Kapso.Reset();
        await CallAsync("GET", $"{Platform}/users");
        Clock.Advance(TimeSpan.FromDays(2));
        await CallAsync("POST", $"{Platform}/customers", """{"customer":{}}""");
        await CallAsync("GET", $"{Platform}/users");

        (await GetJsonAsync($"{ApiLogs}?{query}"))["data"]!.AsArray().Should().HaveCount(count);
    }

    [Fact]
    public async Task A_search_finds_calls_messages_and_deliveries()
    {
        Receiver.Answer = _ => 500;
        Listen("whatsapp.message.received");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        await DeliveredAsync();
        await CallAsync("POST", $"{Platform}/customers", """{"customer":{}}""");

        (await FindAsync("?query=customers")).Select(found => Of(found, "source")).Should().Equal("external_api_log");
        (await FindAsync("?source=whatsapp_webhook_event")).Select(found => (Of(found, "message_type"), Of(found, "phone_number_id"))).Should().Equal(("text", Kapso.PhoneNumberId));
        (await FindAsync("?source=webhook_delivery")).Select(found => (Of(found, "event"), Of(found, "status"))).Should().Equal(("whatsapp.message.received", "pending"));
        (await FindAsync("?problems_only=true")).Select(found => (int)found!["response_status"]!).Should().Equal(422);
        (await FindAsync("?errors_only=true")).Should().ContainSingle();
        (await FindAsync("?source=flow_event")).Should().BeEmpty();
        (await FindAsync("?query=Hi")).Should().BeEmpty("what people write is not logged");
    }

    [Fact]
    public async Task Filters_compare_members_in_both_forms()
    {
        await CallAsync("POST", $"{Platform}/customers", """{"customer":{}}""");
        await CallAsync("GET", $"{Platform}/users");

        (await DoAsync("POST", Search, """{"filters":{"response_status":422}}"""))["events"]!.AsArray().Select(found => Of(found, "endpoint")).Should().Equal("/platform/v1/customers");
        (await DoAsync("POST", Search, """{"filters":[{"key":"http_method","value":"GET"},{"key":"endpoint","value":"/platform/v1/users"}]}"""))["events"]!.AsArray().Should().ContainSingle();
        await ShouldBeRefusedAsync("POST", Search, """{"filters":{"a":{}}}""", 422, "filters.a must be a text, a number or a boolean");
    }

    [Fact]
    public async Task Pages_follow_each_other_while_new_events_arrive()
    {
        for (int i = 0; i < 3; i++)
        {
            await CallAsync("GET", $"{Platform}/users?page={i + 1}");
        }

        JsonNode first = await DoAsync("GET", $"{Search}?query=users&limit=2");
        await CallAsync("GET", $"{Platform}/users");
        JsonNode last = await DoAsync("GET", $"{Search}?query=users&limit=2&cursor={Uri.EscapeDataString(Of(first["pagination"], "next_cursor"))}");

        string[] ids = first["events"]!.AsArray().Concat(last["events"]!.AsArray()).Select(found => Of(found, "id")).ToArray();
        ids.Should().HaveCount(3).And.OnlyHaveUniqueItems().And.BeInDescendingOrder(StringComparer.Ordinal);
        ((bool)first["pagination"]!["has_more"]!, (bool)last["pagination"]!["has_more"]!).Should().Be((true, false));
        await ShouldBeRefusedAsync("GET", $"{Search}?query=users&cursor=x", null, 422, "Invalid cursor");
    }

    [Fact]
    public async Task A_search_lies_around_a_time_and_shows_what_is_highlighted()
    {
        await CallAsync("GET", $"{Platform}/users");
        string old = Of((await GetJsonAsync(ApiLogs))["data"]![0], "id");
        Clock.Advance(TimeSpan.FromHours(2));
        await CallAsync("GET", $"{Platform}/users");

        (await FindAsync("?query=users&period=context&around=2026-03-01T12:10:00Z")).Should().ContainSingle();
        (await FindAsync($"?query=users&limit=1&highlight_resource_id={old}")).Select(found => Of(found, "resource_id")).Should().HaveCount(2).And.Contain(old);
        await ShouldBeRefusedAsync("GET", $"{Search}?query=users&period=context", null, 422, "around is missing");
        await ShouldBeRefusedAsync("GET", Search, null, 422, "query is missing: give a text, a source, filters or problems_only");
    }

    [Fact]
    public async Task The_catalogue_names_sources_and_filters()
    {
        JsonNode catalog = (await DoAsync("GET", $"{Search}/catalog"))["catalog"]!;

        catalog["sources"]!.AsArray().Select(source => Of(source, "value")).Should().BeEquivalentTo("external_api_log", "whatsapp_webhook_event", "webhook_delivery", "flow_event");
        catalog["filter_suggestions"]!.AsArray().Select(filter => Of(filter, "key")).Should().Contain("flow_execution_id");
    }

    private static string Of(JsonNode? node, string member) => (string)node![member]!;

    private async Task<JsonArray> FindAsync(string query) => (await DoAsync("GET", Search + query))["events"]!.AsArray();
}
