using System.Net;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class InboxAndProfileTests : OnboardingTest
{
    private const string Embeds = $"{Platform}/inbox_embeds";

    [Fact]
    public async Task An_inbox_shows_the_conversations_of_its_scope()
    {
        Kapso.Receive(InboundMessage.Text(Customer, "<i>Hello</i>"));
        JsonNode project = await DoAsync("POST", Embeds, """{"inbox_embed":{"scope_type":"project","allowed_origins":["https://a.example"]}}""");
        JsonNode customer = await DoAsync("POST", Embeds, $$$"""{"inbox_embed":{"scope_type":"customer","scope_id":"{{{await CreateCustomerAsync()}}}"}}""");
        JsonNode number = await DoAsync("POST", Embeds, $$$"""{"inbox_embed":{"scope_type":"phone_number","scope_id":"{{{Kapso.PhoneNumberId}}}"}}""");

        using HttpResponseMessage page = await Http.GetAsync((string)project["embed_url"]! + "?mode=dark&status=all");
        string html = await page.Content.ReadAsStringAsync();
        html.Should().Contain("&lt;i&gt;Hello&lt;/i&gt;").And.NotContain("<i>").And.Contain("color-scheme: dark").And.Contain("Showing all");
        page.Headers.GetValues("Content-Security-Policy").Should().Equal("frame-ancestors https://a.example");
        (await Http.GetStringAsync((string)customer["embed_url"]!)).Should().NotContain("Hello");
        (await Http.GetStringAsync((string)number["embed_url"]!)).Should().Contain("Hello");
    }

    [Fact]
    public async Task An_inbox_can_be_changed_and_revoked()
    {
        JsonNode created = await DoAsync("POST", Embeds, """{"inbox_embed":{"scope_type":"project","name":"A"}}""");
        string one = $"{Embeds}/{created["id"]}";
        string user = (string)(await GetJsonAsync($"{Platform}/users"))["data"]![0]!["user_id"]!;

        JsonNode changed = await DoAsync("PATCH", one, $$$"""{"inbox_embed":{"name":null,"assigned_user_id":"{{{user}}}","default_mode":"light","language":"es","expires_at":"2026-03-02T00:00:00Z"}}""");
        ((string?)changed["name"], (string?)changed["assigned_user_name"], (string?)changed["default_mode"], (string?)changed["language"]).Should().Be((null, "Emulated Owner", "light", "es"));
        changed.AsObject().Should().NotContainKey("token").And.NotContainKey("embed_url");
        await ShouldBeRefusedAsync("PATCH", one, """{"inbox_embed":{"assigned_user_id":"x"}}""", 422, "inbox_embed.assigned_user_id is not a member of this project");

        Clock.Advance(TimeSpan.FromDays(1));
        (await Http.GetAsync((string)created["embed_url"]!)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await CallAsync("DELETE", one)).Status.Should().Be(204);
        ((string?)(await DoAsync("GET", one))["status"]).Should().Be("revoked");
        (await GetJsonAsync($"{Embeds}?status=active"))["data"]!.AsArray().Should().BeEmpty();
        (await GetJsonAsync($"{Embeds}?scope_type=project&assigned_user_id={user}"))["data"]!.AsArray().Should().ContainSingle();
        (await GetJsonAsync($"{Embeds}?scope_id=x"))["data"]!.AsArray().Should().BeEmpty();
    }

    [Theory]
    [InlineData("\"scope_type\":\"project\",\"scope_id\":\"1\"", 422, "inbox_embed.scope_id must be blank for a project scope")]
    [InlineData("\"scope_type\":\"customer\"", 422, "inbox_embed.scope_id is missing")]
    [InlineData("\"scope_type\":\"customer\",\"scope_id\":\"none\"", 404, "Customer not found")]
    [InlineData("\"scope_type\":\"phone_number\",\"scope_id\":\"none\"", 404, "Phone number not found")]
    [InlineData("\"scope_type\":\"planet\"", 422, "inbox_embed.scope_type must be one of project, customer, phone_number")]
    public async Task A_scope_and_its_id_belong_together(string members, int status, string error) =>
        await ShouldBeRefusedAsync("POST", Embeds, $$$"""{"inbox_embed":{{{{members}}}}}""", status, error);

    [Fact]
    public async Task A_profile_is_kept_within_its_limits()
    {
        string profile = $"{Proxy}/whatsapp_business_profile";
        await DoAsync("POST", profile, """{"messaging_product":"whatsapp","about":"We bake","websites":["https://a.example"],"profile_picture_handle":"h:1","vertical":"RETAIL","address":""}""");

        (await GetJsonAsync(profile + "?fields=about,websites,profile_picture_url,address"))["data"]!.ToJsonString().Should().Be(
            """[{"about":"We bake","websites":["https://a.example"],"profile_picture_url":"https://pictures.example.com/h%3A1","address":"","messaging_product":"whatsapp"}]""");
        (await CallAsync("POST", profile, """{"messaging_product":"whatsapp","vertical":"SPACE"}""")).Status.Should().Be(400);
        (await CallAsync("POST", profile, """{"messaging_product":"whatsapp","websites":["a","b","c"]}""")).Status.Should().Be(400);
        (await CallAsync("POST", profile, $$"""{"messaging_product":"whatsapp","about":"{{new string('a', 140)}}"}""")).Status.Should().Be(400);
        await using KapsoEmulator sandbox = await KapsoEmulator.StartAsync(Options with { PhoneNumbers = [EmulatedPhoneNumber.Default with { IsSandbox = true }] });
        using HttpResponseMessage refused = await Http.PostAsync(new Uri(sandbox.BaseAddress, profile), Json("""{"messaging_product":"whatsapp","about":"x"}"""));
        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_username_belongs_to_one_number()
    {
        await using KapsoEmulator three = await KapsoEmulator.StartAsync(Options with
        {
            PhoneNumbers =
            [
                EmulatedPhoneNumber.Default,
                EmulatedPhoneNumber.Default with { Id = "2" },
                EmulatedPhoneNumber.Default with { Id = "3", BusinessAccountId = "9" },
            ],
        });
        async Task<(int, string)> Set(string id, string body)
        {
            using HttpResponseMessage response = await Http.PostAsync(new Uri(three.BaseAddress, $"meta/whatsapp/v24.0/{id}/username"), Json(body));
            return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }

        (await Set(three.PhoneNumberId, """{"username":"acme"}""")).Should().Be((200, """{"status":"approved"}"""));
        (await Set("2", """{"username":"ACME"}""")).Item2.Should().Contain("147005");
        (await Set("3", """{"username":"acme","transfer_action":"force_transfer"}""")).Item2.Should().Contain("147001");
        (await Set("2", """{"username":"acme","transfer_action":"force_transfer"}""")).Item1.Should().Be(200);
        (await Http.GetStringAsync(new Uri(three.BaseAddress, $"meta/whatsapp/v24.0/{three.PhoneNumberId}/username"))).Should().Be("{}");
        (await Http.GetStringAsync(new Uri(three.BaseAddress, "meta/whatsapp/v24.0/2/username"))).Should().Be("""{"username":"acme","status":"approved"}""");
        (await Http.DeleteAsync(new Uri(three.BaseAddress, "meta/whatsapp/v24.0/2/username"))).StatusCode.Should().Be(HttpStatusCode.OK);
        (await Http.GetStringAsync(new Uri(three.BaseAddress, "meta/whatsapp/v24.0/2/username_suggestions"))).Should().Be("""{"data":[{"username_suggestions":["emulatedbusiness","emulatedbusiness.official"]}]}""");
    }
}
