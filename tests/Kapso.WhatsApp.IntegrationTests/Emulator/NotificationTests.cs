namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class NotificationTests : OnboardingTest
{
    private const string Destinations = $"{Platform}/notifications/destinations";
    private const string Routes = $"{Platform}/notifications/routes";
    private const string Ops = """{"kind":"shared_email","address":"ops@example.com","label":"Ops"}""";

    [Fact]
    public async Task A_destination_is_active_once_its_owner_has_confirmed_it()
    {
        System.Text.Json.Nodes.JsonNode created = await DoAsync("POST", Destinations, Ops);
        ((string)created["status"]!, (string)created["channel"]!, (string)created["label"]!).Should().Be(("pending", "email", "Ops"));

        Clock.Advance(TimeSpan.FromDays(7));
        Kapso.ConfirmNotificationDestination("ops@example.com");

        System.Text.Json.Nodes.JsonNode listed = (await DoAsync("GET", Destinations)).AsArray().Should().ContainSingle().Subject!;
        ((string)listed["status"]!, (string)listed["verified_at"]!).Should().Be(("active", "2026-03-08T12:00:00.000Z"));
    }

    [Fact]
    public async Task A_link_is_valid_for_seven_days()
    {
        await DoAsync("POST", Destinations, Ops);
        Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromSeconds(1));

        Kapso.Invoking(it => it.ConfirmNotificationDestination("ops@example.com")).Should().Throw<ArgumentException>();
        Kapso.Invoking(it => it.ConfirmNotificationDestination("other@example.com")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task A_removed_destination_takes_its_routes_along_and_must_be_confirmed_again()
    {
        string id = (string)(await DoAsync("POST", Destinations, Ops))["id"]!;
        Kapso.ConfirmNotificationDestination("ops@example.com");
        await DoAsync("PUT", Routes, Route(id, "findings.opened"));

        (await CallAsync("DELETE", $"{Destinations}/{id}")).Should().Be((204, null));

        (await DoAsync("GET", Routes)).AsArray().Should().BeEmpty();
        (await DoAsync("GET", Destinations)).AsArray().Should().BeEmpty();
        await ShouldBeRefusedAsync("DELETE", $"{Destinations}/{id}", null, 404, "Destination not found");
        System.Text.Json.Nodes.JsonNode again = await DoAsync("POST", Destinations, Ops);
        ((string)again["id"]!, (string)again["status"]!).Should().Be((id, "pending"));
    }

    [Theory]
    [InlineData("""{"kind":"shared_email","address":"owner@example.com"}""", "belongs to a project member")]
    [InlineData("""{"kind":"shared_email","address":"ops"}""", "is invalid")]
    [InlineData("""{"kind":"shared_email"}""", "can't be blank")]
    public async Task What_cannot_be_a_destination_is_refused_by_member(string body, string problem)
    {
        (int status, System.Text.Json.Nodes.JsonNode? answer) = await CallAsync("POST", Destinations, body);

        (status, (string)answer!["errors"]!["address"]![0]!).Should().Be((422, problem));
    }

    [Fact]
    public async Task Slack_is_connected_elsewhere() =>
        await ShouldBeRefusedAsync("POST", Destinations, """{"kind":"slack_channel","address":"C1"}""", 400, "Unsupported destination kind");

    [Fact]
    public async Task A_route_is_made_once_and_removed()
    {
        string id = (string)(await DoAsync("POST", Destinations, Ops))["id"]!;
        string key = (string)(await DoAsync("GET", $"{Platform}/notifications/events"))[0]!["key"]!;

        System.Text.Json.Nodes.JsonNode route = await DoAsync("PUT", Routes, Route(id, key));

        (await DoAsync("PUT", Routes, Route(id, key))).ToJsonString().Should().Be(route.ToJsonString());
        (await DoAsync("GET", Routes)).AsArray().Should().ContainSingle();
        await ShouldBeRefusedAsync("PUT", Routes, Route(id, "internal.event"), 400, "Unknown event key");
        await ShouldBeRefusedAsync("PUT", Routes, Route("x", key), 404, "Destination not found");
        (await CallAsync("DELETE", $"{Routes}/{route["id"]}")).Should().Be((204, null));
        await ShouldBeRefusedAsync("DELETE", $"{Routes}/{route["id"]}", null, 404, "Route not found");
    }

    [Fact]
    public async Task Models_are_listed() =>
        (await DoAsync("GET", $"{Platform}/provider_models")).AsArray().Select(model => (string)model!["thinking_mode"]!).Should().Equal("disabled", "manual", "adaptive");

    private static string Route(string destinationId, string key) => $$"""{"destination_id":"{{destinationId}}","event_key":"{{key}}"}""";
}
