using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

/// <summary>QR codes, conversational components and the blue check of a number.</summary>
public class NumberExtrasTests : OnboardingTest
{
    private string Codes => $"{Proxy}/message_qrdls";

    private string Automation => $"{Proxy}/conversational_automation";

    private string Official => $"{Proxy}/official_business_account";

    [Fact]
    public async Task A_code_is_created_listed_changed_and_deleted()
    {
        JsonNode created = await DoAsync("POST", Codes, """{"prefilled_message":"Hi","generate_qr_image":"SVG"}""");
        string code = (string)created["code"]!;
        code.Should().MatchRegex("^[A-Z2-7]{14}$");
        ((string)created["deep_link_url"]!, (string)created["qr_image_url"]!).Should().Be(($"https://wa.me/message/{code}", $"https://qr.fbcdn.example/{code}.svg"));

        string second = (string)(await DoAsync("POST", Codes, """{"prefilled_message":"Two"}"""))["code"]!;
        ((string)(await DoAsync("POST", Codes, $$"""{"code":"{{code}}","prefilled_message":"Hello"}"""))["prefilled_message"]!).Should().Be("Hello");
        JsonNode page = await GetJsonAsync($"{Codes}?limit=1&fields=code,qr_image_url.format(PNG)");
        ((string)page["data"]![0]!["code"]!, (string)page["data"]![0]!["qr_image_url"]!).Should().Be((second, $"https://qr.fbcdn.example/{second}.png"));
        ((string)(await GetJsonAsync($"{Codes}?after={page["paging"]!["cursors"]!["after"]}"))["data"]![0]!["prefilled_message"]!).Should().Be("Hello");
        ((string)(await GetJsonAsync($"{Codes}/{code}"))["prefilled_message"]!).Should().Be("Hello");

        await DoAsync("DELETE", $"{Codes}/{code}");
        (await CallAsync("GET", $"{Codes}/{code}")).Status.Should().Be(404);
        (await CallAsync("POST", Codes, $$"""{"prefilled_message":"{{new string('a', 141)}}"}""")).Status.Should().Be(400);
        (await CallAsync("POST", Codes, """{"prefilled_message":"a","generate_qr_image":"GIF"}""")).Status.Should().Be(400);
    }

    [Fact]
    public async Task Components_are_set_and_read_with_the_number()
    {
        (await GetJsonAsync($"{Proxy}?fields=conversational_automation")).ToJsonString().Should().Be($$"""{"id":"{{Kapso.PhoneNumberId}}"}""", "there are none yet");
        await DoAsync("POST", Automation, """{"enable_welcome_message":true,"prompts":["a","b"],"commands":[{"command_name":"help","command_description":"Get help"}]}""");

        (await GetJsonAsync($"{Proxy}?fields=conversational_automation"))["conversational_automation"]!.ToJsonString().Should().Be(
            """{"enable_welcome_message":true,"prompts":["a","b"],"commands":[{"command_name":"help","command_description":"Get help"}]}""");
    }

    [Theory]
    [InlineData("""{"prompts":["1","2","3","4","5"]}""")]
    [InlineData("""{"prompts":["Hi \ud83d\udc4b"]}""")]
    [InlineData("""{"commands":[{"command_name":"/help","command_description":"d"}]}""")]
    [InlineData("""{"commands":[{"command_name":"help","command_description":"d"},{"command_name":"help","command_description":"e"}]}""")]
    [InlineData("""{"commands":[{"command_name":"help"}]}""")]
    public async Task Components_that_meta_does_not_take_are_refused(string body) => (await CallAsync("POST", Automation, body)).Status.Should().Be(400);

    [Fact]
    public async Task The_blue_check_is_asked_for_once()
    {
        const string request = """{"business_website_url":"https://a.example","primary_country_of_operation":"US"}""";
        ((string)(await GetJsonAsync($"{Proxy}?fields=official_business_account"))["official_business_account"]!["oba_status"]!).Should().Be("NOT_STARTED");

        JsonNode requested = await DoAsync("POST", Official, request);
        ((bool)requested["success"]!, (string)requested["updated_status"]!["oba_status"]!).Should().Be((true, "PENDING"));
        ((string)(await GetJsonAsync($"{Proxy}?fields=official_business_account"))["official_business_account"]!["oba_status"]!).Should().Be("PENDING");
        (await CallAsync("POST", Official, request)).Status.Should().Be(400, "a request is open");
        (await CallAsync("POST", Official, """{"primary_country_of_operation":"US"}""")).Status.Should().Be(400);
        (await CallAsync("POST", Official, """{"business_website_url":"https://a.example","primary_country_of_operation":"US","supporting_links":["https://b.example"]}""")).Status.Should().Be(400);
    }
}
