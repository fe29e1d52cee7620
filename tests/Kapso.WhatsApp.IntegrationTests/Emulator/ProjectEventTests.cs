using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class ProjectEventTests : WebhooksTest
{
    private const string Events = $"{Platform}/events";
    private const string Definitions = $"{Platform}/event-definitions";

    [Fact]
    public async Task An_event_is_recorded_defined_and_told_to_webhooks()
    {
        ListenToProject("project.event");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        string conversation = (string)(await GetJsonAsync($"{Platform}/whatsapp/conversations"))["data"]![0]!["id"]!;

        System.Text.Json.Nodes.JsonNode recorded = await DoAsync("POST", Events, $$"""{"name":"order.paid","conversation_id":"{{conversation}}","properties":{"amount":12.5,"vip":true,"note":null} }""");

        recorded["properties"]!.ToJsonString().Should().Be("""{"amount":12.5,"vip":true,"note":null}""");
        ((string)recorded["occurred_at"]!).Should().Be("2026-03-01T12:00:00.000Z");
        System.Text.Json.Nodes.JsonNode definition = (await DoAsync("GET", Definitions)).AsArray().Should().ContainSingle().Subject!;
        ((string)definition["name"]!, (string)definition["last_seen_at"]!).Should().Be(("order.paid", "2026-03-01T12:00:00.000Z"));
        ReceivedWebhook delivered = (await DeliveredAsync()).Should().ContainSingle().Subject;
        ((string)delivered.Json["event"]!, (string)delivered.Json["name"]!, (string)delivered.Json["id"]!).Should().Be(("project.event", "order.paid", (string)recorded["id"]!));
    }

    [Theory]
    [InlineData("{}", "name is missing")]
    [InlineData("""{"name":"Order"}""", "name must be lower-case segments with dots between them")]
    [InlineData("""{"name":"order","occurred_at":"soon"}""", "occurred_at must be an ISO 8601 date and time")]
    [InlineData("""{"name":"order","conversation_id":"x"}""", "conversation_id must be a conversation of the project")]
    [InlineData("""{"name":"order","properties":{"a":[1]}}""", "properties.a must be a text, a number, a boolean or null")]
    public async Task What_cannot_be_recorded_is_refused_and_defines_nothing(string body, string error)
    {
        await ShouldBeRefusedAsync("POST", Events, body, 422, error);

        (await DoAsync("GET", Definitions)).AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData("name=order.paid", 2)]
    [InlineData("conversation_id=x", 0)]
    [InlineData("occurred_after=2026-03-01T12:30:00Z", 1)]
    [InlineData("occurred_after=2026-03-01T12:00:00Z&occurred_before=2026-03-01T12:00:00Z", 2)]
    public async Task Filters_choose(string query, int count)
    {
        await DoAsync("POST", Events, """{"name":"order.paid"}""");
        await DoAsync("POST", Events, """{"name":"order.sent"}""");
        await DoAsync("POST", Events, """{"name":"order.paid","occurred_at":"2026-03-01T13:00:00Z"}""");

        (await GetJsonAsync($"{Events}?{query}"))["data"]!.AsArray().Should().HaveCount(count);
    }

    [Fact]
    public async Task Events_are_paged_newest_first()
    {
        for (int i = 1; i <= 3; i++)
        {
            await DoAsync("POST", Events, $$"""{"name":"order","properties":{"number":{{i}} } }""");
        }

        System.Text.Json.Nodes.JsonNode first = await GetJsonAsync($"{Events}?limit=2");
        System.Text.Json.Nodes.JsonNode second = await GetJsonAsync($"{Events}?limit=2&after={Uri.EscapeDataString((string)first["paging"]!["cursors"]!["after"]!)}");

        first["data"]!.AsArray().Select(known => (int)known!["properties"]!["number"]!).Should().Equal(3, 2);
        second["data"]!.AsArray().Select(known => (int)known!["properties"]!["number"]!).Should().Equal(1);
        second["paging"]!["cursors"]!["after"].Should().BeNull();
        await ShouldBeRefusedAsync("GET", $"{Events}?name=Order", null, 422, "name must be lower-case segments with dots between them");
    }

    [Fact]
    public async Task A_definition_is_created_once_and_restored_by_being_created_again()
    {
        (int status, System.Text.Json.Nodes.JsonNode? created) = await CallAsync("POST", Definitions, """{"name":"order.paid","description":"Paid","property_schema":{"amount":{"type":"number"}}}""");
        string one = $"{Definitions}/{created!["data"]!["id"]}";
        await DoAsync("PATCH", one, """{"archived":true,"description":null}""");
        System.Text.Json.Nodes.JsonNode archived = await DoAsync("GET", one);
        int listed = (await DoAsync("GET", Definitions)).AsArray().Count;
        int listedWithArchived = (await DoAsync("GET", $"{Definitions}?include_archived=true")).AsArray().Count;
        (int again, System.Text.Json.Nodes.JsonNode? restored) = await CallAsync("POST", Definitions, """{"name":"order.paid"}""");

        (status, again, listed, listedWithArchived).Should().Be((201, 200, 0, 1));
        ((string?)archived["description"], (string)archived["archived_at"]!).Should().Be((null, "2026-03-01T12:00:00.000Z"));
        restored!["data"]!["archived_at"].Should().BeNull();
        restored["data"]!["property_schema"]!.ToJsonString().Should().Be("""{"amount":{"type":"number"}}""");
    }

    [Fact]
    public async Task A_name_is_fixed_once_events_were_recorded()
    {
        string one = $"{Definitions}/{(await DoAsync("POST", Definitions, """{"name":"order"}"""))["id"]}";
        await DoAsync("POST", Definitions, """{"name":"taken"}""");

        await ShouldBeRefusedAsync("PATCH", one, """{"name":"taken"}""", 422, "name has already been taken");
        await DoAsync("PATCH", one, """{"name":"order.paid"}""");
        await DoAsync("POST", Events, """{"name":"order.paid"}""");
        await ShouldBeRefusedAsync("PATCH", one, """{"name":"other"}""", 422, "name cannot change any more: events were recorded");
        await ShouldBeRefusedAsync("POST", Definitions, """{"name":"a","property_schema":{"x":{"type":"date"}}}""", 422, "property_schema.x.type must be one of string, number, boolean");
    }

    [Fact]
    public async Task A_deletion_takes_the_events_with_it_a_little_later()
    {
        await DoAsync("POST", Events, """{"name":"order"}""");
        string one = $"{Definitions}/{(await DoAsync("GET", Definitions))[0]!["id"]}";

        (await CallAsync("DELETE", one)).Should().Be((202, null));
        await ShouldBeRefusedAsync("GET", one, null, 404, "Event definition not found");
        await ShouldBeRefusedAsync("POST", Events, """{"name":"order"}""", 422, "The event definition order is being deleted");
        Clock.Advance(TimeSpan.FromSeconds(1));

        (await GetJsonAsync(Events))["data"]!.AsArray().Should().BeEmpty();
        (await CallAsync("POST", Events, """{"name":"order"}""")).Status.Should().Be(201);
    }
}
