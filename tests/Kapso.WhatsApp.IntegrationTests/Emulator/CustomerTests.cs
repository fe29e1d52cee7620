using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class CustomerTests : OnboardingTest
{
    private const string Customers = $"{Platform}/customers";

    [Fact]
    public async Task A_customer_is_created_changed_and_deleted()
    {
        JsonNode created = await DoAsync("POST", Customers, """{"customer":{"name":"Acme","external_customer_id":"crm-1"}}""");
        string one = $"{Customers}/{created["id"]}";
        ((string)created["created_at"]!).Should().Be("2026-03-01T12:00:00.000Z");

        Clock.Advance(TimeSpan.FromMinutes(1));
        await DoAsync("PATCH", one, """{"customer":{"name":"Acme Ltd","external_customer_id":null}}""");

        JsonNode read = await DoAsync("GET", one);
        ((string?)read["name"], (string?)read["external_customer_id"], (string?)read["updated_at"]).Should().Be(("Acme Ltd", null, "2026-03-01T12:01:00.000Z"));
        (await CallAsync("DELETE", one)).Should().Be((204, null));
        await ShouldBeRefusedAsync("GET", one, null, 404, "Customer not found");
    }

    [Theory]
    [InlineData("{}", "customer is missing")]
    [InlineData("""{"customer":7}""", "customer must be an object")]
    [InlineData("""{"customer":{}}""", "customer.name is missing")]
    [InlineData("""{"customer":{"name":""}}""", "customer.name must not be empty")]
    [InlineData("{", "The request body is not well-formed JSON")]
    public async Task What_cannot_be_is_refused(string body, string error) => await ShouldBeRefusedAsync("POST", Customers, body, 422, error);

    [Fact]
    public async Task Pages_are_numbered_newest_first()
    {
        for (int i = 1; i <= 5; i++)
        {
            await CreateCustomerAsync($"Customer {i}");
        }

        using HttpResponseMessage response = await Http.GetAsync($"{Customers}?per_page=2&page=2");
        JsonNode page = await ReadAsync(response);
        page["data"]!.AsArray().Select(customer => (string)customer!["name"]!).Should().Equal("Customer 3", "Customer 2");
        page["meta"]!.ToJsonString().Should().Be("""{"page":2,"per_page":2,"total_pages":3,"total_count":5}""");
        response.Headers.GetValues("X-Total").Should().Equal("5");
        response.Headers.GetValues("X-Total-Pages").Should().Equal("3");
        (await GetJsonAsync($"{Customers}?page=2147483647"))["data"]!.AsArray().Should().BeEmpty();
        await ShouldBeRefusedAsync("GET", $"{Customers}?per_page=101", null, 422, "per_page must be between 1 and 100");
        await ShouldBeRefusedAsync("GET", $"{Customers}?page=0", null, 422, "page must be between 1 and 2147483647");
    }

    [Theory]
    [InlineData("name_contains=ACM", 1)]
    [InlineData("external_customer_id=x", 1)]
    [InlineData("created_after=2026-03-01T12:30:00Z", 1)]
    [InlineData("created_before=2026-03-01T12:30:00Z", 1)]
    [InlineData("created_before=2026-03-01T12:30:00Z&external_customer_id=x", 0)]
    public async Task Filters_choose(string query, int count)
    {
        await CreateCustomerAsync("Acme");
        Clock.Advance(TimeSpan.FromHours(1));
        await DoAsync("POST", Customers, """{"customer":{"name":"Other","external_customer_id":"x"}}""");

        (await GetJsonAsync($"{Customers}?{query}"))["data"]!.AsArray().Should().HaveCount(count);
    }
}
