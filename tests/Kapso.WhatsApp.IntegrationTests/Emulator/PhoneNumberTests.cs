using System.Net;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class PhoneNumberTests : OnboardingTest
{
    private const string Numbers = $"{Platform}/whatsapp/phone_numbers";

    private string Number => $"{Numbers}/{Kapso.PhoneNumberId}";

    [Fact]
    public async Task A_number_is_connected_changed_and_disconnected()
    {
        string customer = await CreateCustomerAsync();
        const string body = """{"whatsapp_phone_number":{"name":"Main","phone_number_id":"777","business_account_id":"888","access_token":"t","calls_enabled":true}}""";

        JsonNode created = await DoAsync("POST", $"{Platform}/customers/{customer}/whatsapp/phone_numbers", body);
        ((string?)created["phone_number_id"], (bool)created["calls_enabled"]!, (bool)created["inbound_processing_enabled"]!).Should().Be(("777", true, true));
        await ShouldBeRefusedAsync("POST", $"{Platform}/customers/{customer}/whatsapp/phone_numbers", body, 409, "Phone number already exists");
        await DoAsync("PATCH", $"{Numbers}/777", """{"whatsapp_phone_number":{"name":"New","phone_number_id":"778"}}""");
        ((string)(await DoAsync("GET", $"{Numbers}/778"))["name"]!).Should().Be("New");
        Kapso.PhoneNumbers.Select(number => number.Id).Should().Equal(Kapso.PhoneNumberId, "778");
        (await CallAsync("DELETE", $"{Numbers}/778")).Status.Should().Be(204);
        await ShouldBeRefusedAsync("GET", $"{Numbers}/778", null, 404, "Phone number not found");
        using HttpResponseMessage sent = await PostAsync("meta/whatsapp/v24.0/778/messages", Text());
        sent.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("\"name\":\"\"", "whatsapp_phone_number.name must not be empty")]
    [InlineData("\"kind\":\"toy\"", "whatsapp_phone_number.kind must be one of production, sandbox")]
    [InlineData("\"kind\":\"production\"", "whatsapp_phone_number.phone_number_id is missing")]
    [InlineData("\"webhook_destination_url\":\"http://a.example\"", "whatsapp_phone_number.webhook_destination_url must be an https address")]
    public async Task What_cannot_be_is_refused(string members, string error) =>
        await ShouldBeRefusedAsync("PATCH", Number, $$$"""{"whatsapp_phone_number":{{{{members}}}}}""", 422, error);

    [Theory]
    [InlineData("phone_number_id=1", 0)]
    [InlineData("business_account_id=200000000000001", 1)]
    [InlineData("customer_id=nobody", 0)]
    [InlineData("messaging_enabled=true", 1)]
    [InlineData("messaging_enabled=false", 0)]
    [InlineData("name_contains=555", 1)]
    [InlineData("created_after=2026-03-02T00:00:00Z", 0)]
    public async Task Filters_choose(string query, int count) => (await GetJsonAsync($"{Numbers}?{query}"))["data"]!.AsArray().Should().HaveCount(count);

    [Fact]
    public async Task Meta_returns_the_basic_fields_or_those_asked_for()
    {
        (await DoAsync("GET", Proxy)).AsObject().Select(member => member.Key).Should().Equal("verified_name", "display_phone_number", "quality_rating", "code_verification_status", "id");
        (await DoAsync("GET", Proxy + "?fields=throughput,nonsense,account_mode")).ToJsonString().Should().Be($$$"""{"throughput":{"level":"STANDARD"},"account_mode":"LIVE","id":"{{{Kapso.PhoneNumberId}}}"}""");
        (await GetJsonAsync($"meta/whatsapp/v24.0/{Kapso.BusinessAccountId}/phone_numbers?fields=id"))["data"]!.AsArray().Should().ContainSingle();
        (await CallAsync("GET", "meta/whatsapp/v24.0/999/phone_numbers")).Status.Should().Be(404);
    }

    [Fact]
    public async Task A_number_is_verified_registered_and_deregistered()
    {
        await DoAsync("POST", $"{Proxy}/request_code", """{"code_method":"SMS","language":"en_US"}""");
        string code = Kapso.GetVerificationCode(Kapso.PhoneNumberId)!;
        string wrong = code == "000000" ? "111111" : "000000";
        (await CallAsync("POST", $"{Proxy}/verify_code", $$"""{"code":"{{wrong}}"}""")).Status.Should().Be(400);
        await DoAsync("POST", $"{Proxy}/verify_code", $$"""{"code":"{{code}}"}""");
        Kapso.GetVerificationCode(Kapso.PhoneNumberId).Should().BeNull();

        await DoAsync("POST", $"{Proxy}/deregister");
        Code(await CallAsync("POST", $"{Proxy}/deregister")).Should().Be(133010);
        using (HttpResponseMessage refused = await PostAsync(Messages, Text()))
        {
            ((int)(await ReadAsync(refused))["error"]!["code"]!).Should().Be(133010);
        }

        await DoAsync("POST", Proxy, """{"pin":"123456"}""");
        Code(await CallAsync("POST", $"{Proxy}/register", """{"messaging_product":"whatsapp","pin":"654321"}""")).Should().Be(133005);
        await DoAsync("POST", $"{Proxy}/register", """{"messaging_product":"whatsapp","pin":"123456"}""");
        await SendAsync(Text());

        static int Code((int Status, JsonNode? Body) answer) => (int)answer.Body!["error"]!["code"]!;
    }

    [Theory]
    [InlineData("", "{\"pin\":\"12\"}", "pin must be exactly 6 digits")]
    [InlineData("/register", "{\"pin\":\"123456\"}", "messaging_product is missing")]
    [InlineData("/request_code", "{\"code_method\":\"PIGEON\",\"language\":\"en_US\"}", "code_method must be one of SMS, VOICE")]
    [InlineData("/request_code", "{\"code_method\":\"SMS\",\"language\":\"english\"}", "language must be a language with its country, such as en_US")]
    [InlineData("/settings", "{}", "calling only one feature setting can be specified per request")]
    [InlineData("/settings", "{\"calling\":{\"status\":\"enabled\"},\"fallback_language\":\"en\"}", "fallback_language only one feature setting can be specified per request")]
    [InlineData("/settings", "{\"calling\":{\"status\":\"perhaps\"}}", "calling.status must be one of enabled, disabled, ENABLED, DISABLED")]
    public async Task Meta_refuses_what_cannot_be(string path, string body, string details)
    {
        (int status, JsonNode? answer) = await CallAsync("POST", Proxy + path, body);

        (status, (string?)answer!["error"]!["error_data"]!["details"]).Should().Be((400, details));
    }

    [Fact]
    public async Task Settings_are_kept()
    {
        await DoAsync("POST", $"{Proxy}/settings", """{"calling":{"status":"enabled","sip":{"status":"enabled","servers":[{"hostname":"sip.example"}]}}}""");
        await DoAsync("POST", $"{Proxy}/settings", """{"fallback_language":"en"}""");

        JsonNode settings = await DoAsync("GET", $"{Proxy}/settings");
        ((string?)settings["calling"]!["status"], (string?)settings["calling"]!["call_icon_visibility"], (string?)settings["fallback_language"]).Should().Be(("enabled", "visible", "en"));
        settings["calling"]!["sip"]!["servers"]![0]!.AsObject().Should().NotContainKey("sip_user_password");
        (await DoAsync("GET", $"{Proxy}/settings?include_sip_credentials=true"))["calling"]!["sip"]!["servers"]![0]!.AsObject().Should().ContainKey("sip_user_password");
    }

    [Fact]
    public async Task A_reset_resets_the_limit_of_health_checks()
    {
        for (int i = 0; i < 5; i++)
        {
            (await CallAsync("GET", $"{Number}/health")).Status.Should().Be(200);
        }

        Kapso.Reset();

        (await CallAsync("GET", $"{Number}/health")).Status.Should().Be(200);
    }

    [Fact]
    public async Task Health_checks_have_a_rate_limit_of_their_own()
    {
        for (int i = 0; i < 5; i++)
        {
            (await CallAsync("GET", $"{Number}/health")).Status.Should().Be(200);
        }

        using (HttpResponseMessage refused = await Http.GetAsync($"{Number}/health"))
        {
            refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
            refused.Headers.GetValues("Retry-After").Should().Equal("1");
            refused.Headers.GetValues("X-Health-RateLimit-Second-Remaining").Should().Equal("0");
            refused.Headers.GetValues("X-Health-RateLimit-Minute-Remaining").Should().Equal("55");
        }

        Clock.Advance(TimeSpan.FromSeconds(1));
        for (int i = 5; i < 60; i++)
        {
            (await CallAsync("GET", $"{Number}/health")).Status.Should().Be(200);
            Clock.Advance(TimeSpan.FromSeconds(0.5));
        }

        Clock.Advance(TimeSpan.FromSeconds(1));
        using HttpResponseMessage used = await Http.GetAsync($"{Number}/health");
        used.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        used.Headers.GetValues("Retry-After").Should().Equal("31");
        Clock.Advance(TimeSpan.FromSeconds(31));
        (await CallAsync("GET", $"{Number}/health")).Status.Should().Be(200);
    }

    [Fact]
    public async Task A_number_that_is_not_registered_is_unhealthy()
    {
        ((string)(await DoAsync("GET", $"{Number}/health"))["status"]!).Should().Be("healthy");
        await DoAsync("POST", $"{Proxy}/deregister");

        JsonNode health = await DoAsync("GET", $"{Number}/health");

        ((string?)health["status"], (string?)health["checks"]!["messaging_health"]!["overall_status"]).Should().Be(("unhealthy", "BLOCKED"));
    }

    [Fact]
    public async Task A_display_name_is_shown_after_its_review()
    {
        JsonNode asked = await DoAsync("POST", $"{Number}/display_name_requests", """{"display_name_request":{"new_display_name":"New Name"}}""");
        ((string?)asked["status"]).Should().Be("pending_review");

        Clock.Advance(TimeSpan.FromMinutes(1));

        JsonNode reviewed = await DoAsync("GET", $"{Number}/display_name_requests/{asked["id"]}");
        ((string?)reviewed["status"], (string?)reviewed["applied_at"]).Should().Be(("applied", "2026-03-01T12:01:00.000Z"));
        ((string?)(await DoAsync("GET", Number))["display_name"]).Should().Be("New Name");
        (await GetJsonAsync($"{Number}/display_name_requests"))["meta"]!["current_page"]!.ToJsonString().Should().Be("1");
        await ShouldBeRefusedAsync("GET", $"{Number}/display_name_requests/none", null, 404, "Display name request not found");
        await ShouldBeRefusedAsync(
            "POST",
            $"{Number}/display_name_requests",
            $$$"""{"display_name_request":{"new_display_name":"{{{new string('a', 257)}}}"}}""",
            422,
            "display_name_request.new_display_name must be at most 256 characters long");
    }
}
