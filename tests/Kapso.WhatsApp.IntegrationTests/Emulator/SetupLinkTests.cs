using System.Collections.Specialized;
using System.Net;
using System.Text.Json.Nodes;
using System.Web;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class SetupLinkTests : OnboardingTest
{
    private const string Redirects = "\"success_redirect_url\":\"https://a.example/ok?t=1#x\",\"failure_redirect_url\":\"https://a.example/no\"";

    [Fact]
    public async Task A_new_link_revokes_the_previous_one_and_shows_its_token_once()
    {
        string customer = await CreateCustomerAsync();
        JsonNode first = await CreateLinkAsync(customer);
        JsonNode second = await CreateLinkAsync(customer);

        ((string?)first["token"]).Should().NotBeNullOrEmpty();
        ((string)second["expires_at"]!).Should().Be("2026-03-31T12:00:00.000Z");
        JsonArray links = (await GetJsonAsync($"{Platform}/customers/{customer}/setup_links"))["data"]!.AsArray();
        links.Select(link => (string)link!["status"]!).Should().Equal("active", "revoked");
        links.Should().OnlyContain(link => !link!.AsObject().ContainsKey("token"));
        (await GetJsonAsync($"{Platform}/customers/{customer}/setup_links?status=revoked"))["data"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task A_link_expires_and_can_be_prolonged()
    {
        string customer = await CreateCustomerAsync();
        JsonNode link = await CreateLinkAsync(customer, Redirects);
        string path = $"{Platform}/customers/{customer}/setup_links/{link["id"]}";
        Clock.Advance(TimeSpan.FromDays(30));

        ShouldLeadTo(await Http.GetAsync(PageOf(link)), $"https://a.example/no?setup_link_id={link["id"]}&error_code=link_expired");
        ((string)(await DoAsync("PATCH", path, """{"setup_link":{"expires_at":"2026-05-01T00:00:00Z"}}"""))["status"]!).Should().Be("active");
        ((string)(await DoAsync("PATCH", path, """{"setup_link":{"status":"revoked"}}"""))["status"]!).Should().Be("revoked");
        await ShouldBeRefusedAsync("PATCH", path, """{"setup_link":{"status":"used"}}""", 422, "status cannot be set to used");
    }

    [Theory]
    [InlineData("\"theme_config\":{\"primary_color\":\"red\"}", "setup_link.theme_config.primary_color must be a colour as #RRGGBB")]
    [InlineData("\"language\":\"fr\"", "setup_link.language must be one of en, es, pt, hi, id, ar")]
    [InlineData("\"allowed_connection_types\":[]", "setup_link.allowed_connection_types must have 1 to 2 elements, not 0")]
    [InlineData("\"allowed_origins\":[\"http://a.example\"]", "setup_link.allowed_origins[0] must be an https origin")]
    [InlineData("\"phone_number_country_isos\":[\"us\"]", "setup_link.phone_number_country_isos[0] must be two capital letters")]
    [InlineData("\"success_redirect_url\":\"/ok\"", "setup_link.success_redirect_url must be an absolute http or https address")]
    [InlineData("\"meta_billing_mode\":\"mine\"", "setup_link.meta_billing_mode must be one of customer_managed, partner_managed")]
    [InlineData("\"provision_phone_number\":\"yes\"", "setup_link.provision_phone_number must be true or false")]
    [InlineData("\"reconnect_phone_number\":\"15550000000\"", "reconnect_phone_number must match an existing WhatsApp config for this customer")]
    public async Task What_cannot_be_is_refused(string options, string error)
    {
        string customer = await CreateCustomerAsync();

        await ShouldBeRefusedAsync("POST", $"{Platform}/customers/{customer}/setup_links", $$$"""{"setup_link":{{{{options}}}}}""", 422, error);
    }

    [Fact]
    public async Task The_page_shows_the_customer_and_the_colours_and_nothing_that_was_slipped_in()
    {
        string customer = await CreateCustomerAsync("<b>Acme</b>");
        JsonNode link = await CreateLinkAsync(customer, "\"language\":\"ar\",\"theme_config\":{\"primary_color\":\"#123456\"}");

        string html = await Http.GetStringAsync(PageOf(link));

        html.Should().Contain("&lt;b&gt;Acme&lt;/b&gt;").And.NotContain("<b>Acme").And.Contain("#123456").And.Contain("dir=\"rtl\"");
    }

    [Fact]
    public async Task Connecting_leads_to_the_success_with_a_number_that_can_send()
    {
        string customer = await CreateCustomerAsync();
        JsonNode link = await CreateLinkAsync(customer, Redirects + ",\"provision_phone_number\":true,\"phone_number_area_code\":\"415\",\"allowed_connection_types\":[\"dedicated\"]");

        using HttpResponseMessage response = await PostFormAsync(PageOf(link) + "/connect", ("connection_type", "coexistence"));

        response.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        Uri location = response.Headers.Location!;
        location.Fragment.Should().Be("#x");
        NameValueCollection query = HttpUtility.ParseQueryString(location.Query);
        query.AllKeys.Should().Equal("t", "setup_link_id", "status", "phone_number_id", "business_account_id", "provisioned_phone_number_id", "display_phone_number");
        JsonNode number = await DoAsync("GET", $"{Platform}/whatsapp/phone_numbers/{query["phone_number_id"]}");
        ((string?)number["customer_id"], (bool)number["is_coexistence"]!).Should().Be((customer, false));
        query["display_phone_number"].Should().StartWith("+1415");
        JsonNode used = (await GetJsonAsync($"{Platform}/customers/{customer}/setup_links"))["data"]![0]!;
        ((string?)used["status"], (string?)used["whatsapp_setup_status"], (string?)used["provisioned_phone_number"]!["id"]).Should().Be(("used", "completed", query["provisioned_phone_number_id"]));
        using HttpResponseMessage sent = await PostAsync($"meta/whatsapp/v24.0/{query["phone_number_id"]}/messages", Text());
        sent.StatusCode.Should().Be(HttpStatusCode.OK);

        ShouldLeadTo(await Http.GetAsync(PageOf(link)), $"https://a.example/no?setup_link_id={link["id"]}&error_code=already_used");
    }

    [Fact]
    public async Task A_failure_leads_to_the_failure_and_can_be_tried_again()
    {
        string customer = await CreateCustomerAsync();
        JsonNode link = await CreateLinkAsync(customer, Redirects);

        ShouldLeadTo(await PostFormAsync(PageOf(link) + "/fail", ("error_code", "waba_limit_reached")), $"https://a.example/no?setup_link_id={link["id"]}&error_code=waba_limit_reached");

        JsonNode failed = (await GetJsonAsync($"{Platform}/customers/{customer}/setup_links"))["data"]![0]!;
        ((string?)failed["status"], (string?)failed["whatsapp_setup_status"], (string?)failed["whatsapp_setup_error"]).Should().Be(("active", "failed", "waba_limit_reached"));
        (await PostFormAsync(PageOf(link) + "/connect")).StatusCode.Should().Be(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Without_redirects_the_page_says_what_happened()
    {
        JsonNode link = await CreateLinkAsync(await CreateCustomerAsync());

        using HttpResponseMessage response = await PostFormAsync(PageOf(link) + "/connect");

        (await response.Content.ReadAsStringAsync()).Should().Contain("Connected");
        (await Http.GetAsync(PageOf(link))).StatusCode.Should().Be(HttpStatusCode.Gone);
        (await Http.GetAsync("setup/nothing")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_number_of_the_customer_is_connected_again()
    {
        string customer = await CreateCustomerAsync();
        await PostFormAsync(PageOf(await CreateLinkAsync(customer, "\"allowed_connection_types\":[\"dedicated\"]")) + "/connect");
        JsonNode number = (await GetJsonAsync($"{Platform}/whatsapp/phone_numbers?customer_id={customer}"))["data"]![0]!;
        (string id, string digits) = ((string)number["id"]!, (string)number["display_phone_number_normalized"]!);
        await DoAsync("POST", $"meta/whatsapp/v24.0/{id}/deregister");
        ((string)(await DoAsync("GET", $"{Platform}/whatsapp/phone_numbers/{id}"))["status"]!).Should().Be("DISCONNECTED");
        string links = $"{Platform}/customers/{customer}/setup_links";
        await ShouldBeRefusedAsync(
            "POST", links, $$$"""{"setup_link":{"reconnect_phone_number":"{{{digits}}}","provision_phone_number":true}}""", 422, "provision_phone_number cannot be true when reconnect_phone_number is set");
        await ShouldBeRefusedAsync(
            "POST", links, $$$"""{"setup_link":{"reconnect_phone_number":"{{{digits}}}","allowed_connection_types":["coexistence"]}}""", 422, "allowed_connection_types must be dedicated for this reconnect_phone_number");

        JsonNode link = await CreateLinkAsync(customer, $"\"reconnect_phone_number\":\"{digits}\"");
        await PostFormAsync(PageOf(link) + "/connect");

        ((JsonArray)link["allowed_connection_types"]!).ToJsonString().Should().Be("""["dedicated"]""");
        JsonArray numbers = (await GetJsonAsync($"{Platform}/whatsapp/phone_numbers?customer_id={customer}"))["data"]!.AsArray();
        ((string)numbers.Should().ContainSingle().Subject!["status"]!).Should().Be("CONNECTED");
    }

    private static string PageOf(JsonNode link) => (string)link["url"]!;
}
