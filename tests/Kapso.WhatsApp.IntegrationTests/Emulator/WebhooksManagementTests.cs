using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class WebhooksManagementTests : WebhooksTest
{
    private const string Received = "\"events\":[\"whatsapp.message.received\"]";

    [Fact]
    public async Task A_webhook_of_a_number_is_created_shown_changed_and_deleted()
    {
        JsonNode created = await CreateAsync(HooksOfNumber, Received + ",\"headers\":{\"X-Tenant\":\"7\"},\"inactivity_minutes\":30");
        string one = $"{HooksOfNumber}/{created["id"]}";

        (await DoAsync("GET", one)).ToJsonString().Should().Be(created.ToJsonString());
        (await DoAsync("GET", $"{Hooks}/{created["id"]}")).ToJsonString().Should().Be(created.ToJsonString());
        JsonObject expected = new()
        {
            ["url"] = Receiver.Url,
            ["kind"] = "kapso",
            ["events"] = new JsonArray("whatsapp.message.received"),
            ["active"] = true,
            ["created_at"] = "2026-03-01T12:00:00.000Z",
            ["updated_at"] = "2026-03-01T12:00:00.000Z",
            ["phone_number_id"] = Kapso.PhoneNumberId,
            ["secret_key"] = Secret,
            ["headers"] = new JsonObject { ["X-Tenant"] = "7" },
            ["buffer_enabled"] = false,
            ["buffer_window_seconds"] = 5,
            ["max_buffer_size"] = 50,
            ["buffer_events"] = new JsonArray(),
            ["inactivity_minutes"] = 30,
            ["payload_version"] = "v2",
        };
        JsonObject shown = created.DeepClone().AsObject();
        (shown.Remove("id"), shown.Remove("project_id")).Should().Be((true, true));
        JsonNode.DeepEquals(shown, expected).Should().BeTrue(shown.ToJsonString());

        Clock.Advance(TimeSpan.FromSeconds(1));
        JsonNode changed = await DoAsync("PATCH", one, """{"whatsapp_webhook":{"active":false,"headers":null,"inactivity_minutes":null,"events":["whatsapp.message.read"]}}""");
        ((bool)changed["active"]!, changed["headers"], changed["inactivity_minutes"], (string?)changed["events"]![0], (string?)changed["updated_at"])
            .Should().Be((false, null, null, "whatsapp.message.read", "2026-03-01T12:00:01.000Z"));

        (await CallAsync("DELETE", one)).Status.Should().Be(204);
        await ShouldBeRefusedAsync("GET", one, null, 404, "Webhook not found");
    }

    [Fact]
    public async Task A_webhook_without_a_secret_is_given_one()
    {
        JsonNode created = await DoAsync("POST", Hooks, """{"whatsapp_webhook":{"url":"https://a.example/hook","events":["whatsapp.phone_number.created"]}}""");

        ((string)created["secret_key"]!).Should().HaveLength(64);
        created["phone_number_id"].Should().BeNull();
        await ShouldBeRefusedAsync("GET", $"{HooksOfNumber}/{created["id"]}", null, 404, "Webhook not found");
        JsonNode ofNumber = await DoAsync("POST", HooksOfNumber, $$$"""{"whatsapp_webhook":{"url":"https://a.example/hook",{{{Received}}}}}""");
        ((string)ofNumber["secret_key"]!).Should().MatchRegex("^[0-9a-f]{64}$").And.NotBe((string)created["secret_key"]!);
        (await DoAsync("GET", $"{HooksOfNumber}/{ofNumber["id"]}"))["secret_key"]!.ToString().Should().Be((string)ofNumber["secret_key"]!);
        await ShouldBeRefusedAsync("POST", HooksOfNumber, $$$"""{"whatsapp_webhook":{"url":"https://a.example/hook","secret_key":" ",{{{Received}}}}}""", 422, "whatsapp_webhook.secret_key must not be empty");
    }

    [Fact]
    public async Task The_lists_are_newest_first_filtered_and_paged()
    {
        JsonNode first = await CreateAsync(HooksOfNumber, Received);
        JsonNode meta = await CreateAsync(HooksOfNumber, "\"kind\":\"meta\",\"active\":false");
        JsonNode project = await CreateAsync(Hooks, "\"events\":[\"project.event\"]");

        (await IdsAsync(Hooks)).Should().Equal(Id(project), Id(meta), Id(first));
        (await IdsAsync($"{Hooks}?kind=meta")).Should().Equal(Id(meta));
        (await IdsAsync($"{Hooks}?per_page=2&page=2")).Should().Equal(Id(first));
        (await IdsAsync(HooksOfNumber)).Should().Equal(Id(meta), Id(first));
        (await IdsAsync($"{HooksOfNumber}?active=true&kind=kapso&url_contains=hook&created_before=2027-01-01")).Should().Equal(Id(first));
        (await IdsAsync($"{HooksOfNumber}?url_contains=elsewhere")).Should().BeEmpty();
        (await IdsAsync($"{HooksOfNumber}?created_after=2027-01-01")).Should().BeEmpty();
        await ShouldBeRefusedAsync("GET", $"{Platform}/whatsapp/phone_numbers/0/webhooks", null, 404, "Phone number not found");
    }

    [Theory]
    [InlineData("\"events\":[]", "whatsapp_webhook.events must have 1 to 100 elements, not 0")]
    [InlineData("\"kind\":\"kapso\"", "whatsapp_webhook.events is missing")]
    [InlineData("\"events\":[\"whatsapp.message.received\",\"a.b\",\"c\"]", "Events contains unsupported events: \"a.b, c\"")]
    [InlineData("\"events\":[\"project.event\"]", "Events contains events of the project: \"project.event\"")]
    [InlineData("\"kind\":\"raw\"", "whatsapp_webhook.kind must be one of kapso, meta")]
    [InlineData("\"kind\":\"meta\",\"buffer_enabled\":true", "whatsapp_webhook.buffer_enabled is not for meta webhooks")]
    [InlineData("\"kind\":\"meta\",\"payload_version\":\"v2\"", "whatsapp_webhook.payload_version is not for meta webhooks")]
    [InlineData(Received + ",\"payload_version\":\"v1\"", "whatsapp_webhook.payload_version must be v2: the emulator has no older payloads")]
    [InlineData(Received + ",\"buffer_window_seconds\":61", "whatsapp_webhook.buffer_window_seconds must be between 1 and 60")]
    [InlineData(Received + ",\"max_buffer_size\":0", "whatsapp_webhook.max_buffer_size must be between 1 and 100")]
    [InlineData(Received + ",\"buffer_events\":[\"whatsapp.message.sent\"]", "Buffer events contains unsupported events: \"whatsapp.message.sent\"")]
    [InlineData(Received + ",\"headers\":{\"A B\":\"x\"}", "whatsapp_webhook.headers must have names and values that HTTP allows")]
    [InlineData(Received + ",\"url\":\"http://a.example/hook\"", "whatsapp_webhook.url must be an https address; http only leads to this machine")]
    [InlineData(Received + ",\"url\":\"/hook\"", "whatsapp_webhook.url must be an absolute http or https address")]
    public async Task An_invalid_webhook_is_refused_and_not_saved(string members, string error)
    {
        string body = $$$"""{"whatsapp_webhook":{"url":"https://a.example/hook","secret_key":"s",{{{members}}}}}""";

        await ShouldBeRefusedAsync("POST", HooksOfNumber, body, 422, error);

        (await IdsAsync(Hooks)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_wrapper_is_required_and_a_project_webhook_takes_no_message_events()
    {
        await ShouldBeRefusedAsync("POST", Hooks, """{"webhook":{}}""", 422, "whatsapp_webhook is missing");
        await ShouldBeRefusedAsync(
            "POST", Hooks, $$$"""{"whatsapp_webhook":{"url":"https://a.example",{{{Received}}}}}""", 422, "Events contains events that need a phone_number_id: \"whatsapp.message.received\"");
        await ShouldBeRefusedAsync("POST", Hooks, """{"whatsapp_webhook":{"url":"https://a.example","kind":"meta"}}""", 422, "whatsapp_webhook.phone_number_id is missing");
        await ShouldBeRefusedAsync(
            "POST", Hooks, """{"whatsapp_webhook":{"url":"https://a.example","kind":"meta","phone_number_id":"1"}}""", 404, "Phone number not found");
    }

    [Fact]
    public async Task A_refused_update_changes_nothing()
    {
        JsonNode created = await CreateAsync(HooksOfNumber, Received);
        string one = $"{Hooks}/{created["id"]}";

        await ShouldBeRefusedAsync("PATCH", one, """{"whatsapp_webhook":{"active":false,"events":["nope"]}}""", 422, "Events contains unsupported events: \"nope\"");
        await ShouldBeRefusedAsync("PATCH", one, """{"whatsapp_webhook":{"kind":"meta"}}""", 422, "whatsapp_webhook.kind cannot be changed");
        await ShouldBeRefusedAsync("PATCH", one, """{"whatsapp_webhook":{"events":null}}""", 422, "whatsapp_webhook.events is missing");

        (await DoAsync("GET", one)).ToJsonString().Should().Be(created.ToJsonString());
    }

    [Fact]
    public async Task A_number_has_one_meta_webhook_and_it_has_no_events()
    {
        JsonNode meta = await CreateAsync(Hooks, $"\"kind\":\"meta\",\"phone_number_id\":\"{Kapso.PhoneNumberId}\",{Received}");

        meta["events"]!.AsArray().Should().BeEmpty();
        meta["payload_version"].Should().BeNull();
        await ShouldBeRefusedAsync(
            "POST",
            HooksOfNumber,
            """{"whatsapp_webhook":{"url":"https://a.example","secret_key":"s","kind":"meta"}}""",
            422,
            "whatsapp_webhook.kind is meta, and the phone number has a meta webhook already");
    }

    [Fact]
    public void A_webhook_added_from_code_obeys_the_same_rules()
    {
        EmulatedWebhook webhook = new() { Url = Receiver.Url, SecretKey = Secret, PhoneNumberId = Kapso.PhoneNumberId };

        FluentActions.Invoking(() => Kapso.AddWebhook(webhook)).Should().Throw<ArgumentException>().WithMessage("events must have 1 to 100 elements*");
        FluentActions.Invoking(() => Kapso.AddWebhook(webhook with { Events = ["nope"] })).Should().Throw<ArgumentException>().WithMessage("*unsupported*");
        FluentActions.Invoking(() => Kapso.AddWebhook(webhook with { PhoneNumberId = "1" })).Should().Throw<ArgumentException>().WithMessage("*Phone number not found*");
        webhook.ToString().Should().NotContain(Secret);
    }

    [Fact]
    public async Task A_reset_removes_webhooks_and_deliveries()
    {
        Listen("whatsapp.message.received");
        Kapso.Receive(InboundMessage.Text(Customer, "Hi"));
        await DeliveredAsync();

        Kapso.Reset();

        (await IdsAsync(Hooks)).Should().BeEmpty();
        (await DeliveriesAsync()).Should().BeEmpty();
    }

    private async Task<IReadOnlyList<string>> IdsAsync(string path) =>
        [.. (await GetJsonAsync(path))["data"]!.AsArray().Select(webhook => Id(webhook!))];

    private static string Id(JsonNode webhook) => (string)webhook["id"]!;
}
