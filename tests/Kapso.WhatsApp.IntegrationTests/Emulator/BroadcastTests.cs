using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class BroadcastTests : OnboardingTest
{
    private const string Broadcasts = $"{Platform}/whatsapp/broadcasts";

    protected override KapsoEmulatorOptions Options => base.Options with
    {
        Templates = [new() { Name = "news", Language = "en", Category = "MARKETING", Components = """[{"type":"BODY","text":"Hi {{1}}!"}]""" }],
    };

    [Fact]
    public async Task A_broadcast_is_sent_by_the_clock()
    {
        string id = await CreateAsync();
        await AddAsync(id, [.. Enumerable.Range(0, 120).Select(i => Recipient($"+1555{i:D7}"))]);

        JsonNode sending = await DoAsync("POST", $"{Broadcasts}/{id}/send");
        ((string?)sending["status"]).Should().Be("sending");
        await ShouldStandAsync(id, "sending", sent: 0, pending: 120);
        Clock.Advance(TimeSpan.FromSeconds(1));
        await ShouldStandAsync(id, "sending", sent: 50, pending: 70);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await ShouldStandAsync(id, "completed", sent: 120, pending: 0);
        Clock.Advance(TimeSpan.FromSeconds(5));
        JsonNode ended = await DoAsync("GET", $"{Broadcasts}/{id}");
        ((int?)ended["delivered_count"], (int?)ended["read_count"], (string?)ended["whatsapp_template"]!["name"]).Should().Be((120, 120, "news"));
        (await GetJsonAsync($"{Platform}/whatsapp/messages?limit=100"))["data"]!.AsArray().Should().HaveCount(100);
    }

    [Fact]
    public async Task Who_stopped_marketing_is_left_out_and_what_does_not_fit_fails()
    {
        Kapso.SetRecipient(new EmulatedRecipient { Id = "15550000001", HasStoppedMarketing = true });
        string id = await CreateAsync();
        await AddAsync(id, Recipient("15550000001"), Recipient("15550000002"), """{"phone_number":"15550000003"}""");

        await DoAsync("POST", $"{Broadcasts}/{id}/send");
        Clock.Advance(TimeSpan.FromSeconds(1));
        Kapso.Receive(InboundMessage.Text("15550000002", "Thanks"));

        JsonArray recipients = (await GetJsonAsync($"{Broadcasts}/{id}/recipients"))["data"]!.AsArray();
        recipients.Select(recipient => (string?)recipient!["status"]).Should().Equal("suppressed", "sent", "failed");
        ((string?)recipients[0]!["error_details"]!["code"]).Should().Be("marketing_preference_stopped");
        ((int?)recipients[2]!["error_details"]!["code"], (string?)recipients[2]!["error_message"]).Should().Be((132000, "(#132000) Number of parameters does not match the expected number of params"));
        JsonNode ended = await DoAsync("GET", $"{Broadcasts}/{id}");
        ((int?)ended["suppressed_count"], (int?)ended["failed_count"], (string?)ended["status"]).Should().Be((1, 1, "completed"));
    }

    [Fact]
    public async Task Recipients_are_counted_once_and_invalid_ones_are_reported()
    {
        string id = await CreateAsync();

        JsonNode added = await AddAsync(id, Recipient("+1 555 000 0001"), Recipient("15550000001"), Recipient("nobody"), "{}", "7", """{"whatsapp_contact_id":"x"}""");

        ((int?)added["added"], (int?)added["duplicates"], added["errors"]!.AsArray().Count).Should().Be((1, 1, 4));
        (await CallAsync("POST", $"{Broadcasts}/{id}/recipients", $$$"""{"whatsapp_broadcast":{"recipients":[{{{string.Join(',', Enumerable.Range(0, 1001).Select(i => Recipient($"1555{i:D7}")))}}}]}}""")).Status.Should().Be(422);
        ((int?)(await DoAsync("DELETE", $"{Broadcasts}/{id}/recipients"))["total_recipients"]).Should().Be(0);
        ((int?)(await AddAsync(id, Recipient("15550000001")))["added"]).Should().Be(1);
    }

    [Fact]
    public async Task A_scheduled_broadcast_waits_for_its_time()
    {
        string id = await CreateAsync();
        await AddAsync(id, Recipient("15550000001"));

        await DoAsync("POST", $"{Broadcasts}/{id}/schedule", """{"scheduled_at":"2026-03-01T13:00:00Z"}""");
        await ShouldStandAsync(id, "scheduled", sent: 0, pending: 1);
        Clock.Advance(TimeSpan.FromHours(1));
        Clock.Advance(TimeSpan.FromSeconds(1));
        await ShouldStandAsync(id, "completed", sent: 1, pending: 0);
    }

    [Fact]
    public async Task A_scheduled_broadcast_can_be_cancelled_and_a_sending_one_stopped()
    {
        string id = await CreateAsync();
        await AddAsync(id, [.. Enumerable.Range(0, 60).Select(i => Recipient($"+1555{i:D7}"))]);
        await DoAsync("POST", $"{Broadcasts}/{id}/schedule", """{"scheduled_at":"2026-03-01T13:00:00Z"}""");

        ((string?)(await DoAsync("POST", $"{Broadcasts}/{id}/cancel"))["status"]).Should().Be("draft");
        Clock.Advance(TimeSpan.FromHours(2));
        await ShouldStandAsync(id, "draft", sent: 0, pending: 60);

        await DoAsync("POST", $"{Broadcasts}/{id}/send");
        Clock.Advance(TimeSpan.FromSeconds(1));
        await DoAsync("PATCH", $"{Broadcasts}/{id}", """{"whatsapp_broadcast":{"status":"stopped"}}""");
        Clock.Advance(TimeSpan.FromSeconds(10));
        await ShouldStandAsync(id, "stopped", sent: 50, pending: 10);
    }

    [Fact]
    public async Task What_cannot_be_done_now_is_refused()
    {
        string id = await CreateAsync();

        await ShouldBeRefusedAsync("POST", $"{Broadcasts}/{id}/send", null, 422, "Broadcast has no recipients");
        await ShouldBeRefusedAsync("POST", $"{Broadcasts}/{id}/cancel", null, 422, "Only scheduled broadcasts can be cancelled");
        await ShouldBeRefusedAsync("PATCH", $"{Broadcasts}/{id}", """{"whatsapp_broadcast":{"status":"stopped"}}""", 422, "Only sending broadcasts can be stopped");
        await AddAsync(id, Recipient("15550000001"));
        await ShouldBeRefusedAsync("POST", $"{Broadcasts}/{id}/schedule", """{"scheduled_at":"2026-03-01T11:00:00Z"}""", 422, "Scheduled time must be in the future");
        await DoAsync("POST", $"{Broadcasts}/{id}/send");
        await ShouldBeRefusedAsync("POST", $"{Broadcasts}/{id}/send", null, 422, "Only draft broadcasts can be sent");
        await ShouldBeRefusedAsync("DELETE", $"{Broadcasts}/{id}/recipients", null, 422, "Recipients can only be removed from draft or scheduled broadcasts");
        await ShouldBeRefusedAsync("GET", $"{Broadcasts}/none", null, 404, "Broadcast not found");
        await ShouldBeRefusedAsync("POST", Broadcasts, Body("1", "99"), 404, "Phone number not found");
        await ShouldBeRefusedAsync("POST", Broadcasts, Body(Kapso.PhoneNumberId, "99"), 404, "Template not found");
        Kapso.ReviewTemplate("news", "en", "PAUSED");
        await ShouldBeRefusedAsync("POST", Broadcasts, Body(Kapso.PhoneNumberId, await TemplateIdAsync()), 422, "Template must be approved");
    }

    [Fact]
    public async Task Lists_are_filtered()
    {
        string first = await CreateAsync();
        Clock.Advance(TimeSpan.FromMinutes(1));
        string second = await CreateAsync();
        await AddAsync(second, Recipient("15550000001"));
        await DoAsync("POST", $"{Broadcasts}/{second}/send");

        (await ListAsync("")).Should().Equal(second, first);
        (await ListAsync("?status=draft")).Should().Equal(first);
        (await ListAsync("?created_after=2026-03-01T12:00:30Z")).Should().Equal(second);
        (await ListAsync("?phone_number_id=1")).Should().BeEmpty();
        (await ListAsync("?per_page=1&page=2")).Should().Equal(first);
    }

    private static string Recipient(string phone) => $$"""{"phone_number":"{{phone}}","components":[{"type":"body","parameters":[{"type":"text","text":"Ann"}]}]}""";

    private static string Body(string number, string template) => $$$"""{"whatsapp_broadcast":{"name":"News","phone_number_id":"{{{number}}}","whatsapp_template_id":"{{{template}}}"}}""";

    private async Task<string> TemplateIdAsync() => (string)(await GetJsonAsync($"meta/whatsapp/v24.0/{Kapso.BusinessAccountId}/message_templates"))["data"]![0]!["id"]!;

    private async Task<string> CreateAsync() => (string)(await DoAsync("POST", Broadcasts, Body(Kapso.PhoneNumberId, await TemplateIdAsync())))["id"]!;

    private Task<JsonNode> AddAsync(string id, params string[] recipients) => DoAsync("POST", $"{Broadcasts}/{id}/recipients", $$$"""{"whatsapp_broadcast":{"recipients":[{{{string.Join(',', recipients)}}}]}}""");

    private async Task<IReadOnlyList<string>> ListAsync(string query) => [.. (await GetJsonAsync(Broadcasts + query))["data"]!.AsArray().Select(broadcast => (string)broadcast!["id"]!)];

    private async Task ShouldStandAsync(string id, string status, int sent, int pending)
    {
        JsonNode broadcast = await DoAsync("GET", $"{Broadcasts}/{id}");
        ((string?)broadcast["status"], (int?)broadcast["sent_count"], (int?)broadcast["pending_count"]).Should().Be((status, sent, pending));
    }
}
