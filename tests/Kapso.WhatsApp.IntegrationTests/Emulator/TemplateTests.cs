using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class TemplateTests : WebhooksTest
{
    private const string Body = """{"type":"BODY","text":"Hi {{1}}, all is well.","example":{"body_text":[["Ann"]]}}""";

    private string Templates => $"meta/whatsapp/v24.0/{Kapso.BusinessAccountId}/message_templates";

    [Fact]
    public async Task A_template_is_pending_and_approved_after_a_while()
    {
        ListenToMeta();
        JsonNode created = await DoAsync("POST", Templates, Definition());

        ((string?)created["status"], (string?)created["category"]).Should().Be(("PENDING", "UTILITY"));
        JsonNode told = (await DeliveredAfterAsync(60)).Should().ContainSingle().Subject.Json["entry"]![0]!;
        ((string?)told["id"]).Should().Be(Kapso.BusinessAccountId);
        told["changes"]![0]!.ToJsonString().Should().Be(
            $$$"""{"value":{"event":"APPROVED","message_template_id":{{{created["id"]}}},"message_template_name":"all_well","message_template_language":"en_US","reason":"NONE","message_template_category":"UTILITY"},"field":"message_template_status_update"}""");
        JsonNode template = await DoAsync("GET", $"{Templates}/{created["id"]}");
        template.ToJsonString().Should().Be(
            $$"""{"name":"all_well","parameter_format":"POSITIONAL","components":[{{Body}}],"language":"en_US","status":"APPROVED","category":"UTILITY","id":"{{created["id"]}}"}""");
    }

    [Fact]
    public async Task A_review_can_be_decided_by_hand()
    {
        string? id = (string?)(await DoAsync("POST", Templates, Definition()))["id"];

        Kapso.ReviewTemplate("all_well", "en_US", "REJECTED", "INVALID_FORMAT");
        Clock.Advance(TimeSpan.FromMinutes(5));

        (await DoAsync("GET", $"{Templates}/{id}?fields=status,rejected_reason")).ToJsonString().Should().Be($$"""{"status":"REJECTED","rejected_reason":"INVALID_FORMAT","id":"{{id}}"}""");
        ((Action)(() => Kapso.ReviewTemplate("nobody", "en", "APPROVED"))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task The_list_takes_fields_like_a_single_template()
    {
        string? id = (string?)(await DoAsync("POST", Templates, Definition()))["id"];

        (await GetJsonAsync($"{Templates}?fields=name,status"))["data"]!.ToJsonString().Should().Be($$"""[{"name":"all_well","status":"PENDING","id":"{{id}}"}]""");
    }

    [Fact]
    public async Task The_control_api_decides_too()
    {
        await DoAsync("POST", Templates, Definition());

        await DoAsync("POST", "_emulator/templates/review", """{"name":"all_well","language":"en_US","status":"APPROVED"}""");

        (await ListAsync("status=approved")).Should().ContainSingle();
    }

    [Fact]
    public async Task A_change_is_reviewed_again()
    {
        string? id = (string?)(await DoAsync("POST", Templates, Definition()))["id"];
        await ShouldBeRefusedAsync($"{Templates}?hsm_id={id}", """{"category":"MARKETING"}""", null);
        Clock.Advance(TimeSpan.FromMinutes(1));

        (await DoAsync("POST", $"{Templates}?hsm_id={id}", """{"components":[{"type":"body","text":"Hello."}]}""")).ToJsonString().Should().Be("""{"success":true}""");

        JsonNode changed = await DoAsync("GET", $"{Templates}/{id}");
        ((string?)changed["status"], changed["components"]!.ToJsonString()).Should().Be(("PENDING", """[{"type":"BODY","text":"Hello."}]"""));
        Clock.Advance(TimeSpan.FromMinutes(1));
        await ShouldBeRefusedAsync($"{Templates}?hsm_id={id}", """{"category":"MARKETING"}""", null);
        await ShouldBeRefusedAsync("POST", $"{Templates}?hsm_id=", "{}", 400, "hsm_id is required");
        (await CallAsync("POST", $"{Templates}?hsm_id=99", "{}")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Lists_are_filtered_and_paged()
    {
        foreach ((string name, string language, string category) in new[] { ("a_one", "en", "UTILITY"), ("a_two", "en", "MARKETING"), ("b_one", "de", "UTILITY") })
        {
            await DoAsync("POST", Templates, Definition(name, language, category));
        }

        (await ListAsync("")).Should().Equal("b_one", "a_two", "a_one");
        (await ListAsync("name=a_")).Should().Equal("a_two", "a_one");
        (await ListAsync("language=de")).Should().Equal("b_one");
        (await ListAsync("category=MARKETING")).Should().Equal("a_two");
        (await ListAsync("status=APPROVED")).Should().BeEmpty();
        JsonNode page = await GetJsonAsync($"{Templates}?limit=2");
        (await ListAsync($"limit=2&after={page["paging"]!["cursors"]!["after"]}")).Should().Equal("a_one");
    }

    [Fact]
    public async Task Deleting_takes_one_language_or_all()
    {
        string? english = (string?)(await DoAsync("POST", Templates, Definition(language: "en")))["id"];
        await DoAsync("POST", Templates, Definition(language: "de"));
        await DoAsync("POST", Templates, Definition(language: "fr"));

        await DoAsync("DELETE", $"{Templates}?hsm_id={english}&name=all_well");
        (await ListAsync("")).Should().HaveCount(2);
        await DoAsync("DELETE", $"{Templates}?name=all_well");
        (await ListAsync("")).Should().BeEmpty();
        (await CallAsync("DELETE", $"{Templates}?name=all_well")).Status.Should().Be(404);
        (await CallAsync("DELETE", Templates)).Status.Should().Be(400);
    }

    [Fact]
    public async Task A_name_and_language_are_there_once()
    {
        await DoAsync("POST", Templates, Definition());

        await ShouldBeRefusedAsync(Templates, Definition(), 2388024);
    }

    [Fact]
    public async Task An_account_is_one_of_the_project() => (await CallAsync("GET", "meta/whatsapp/v24.0/1/message_templates")).Status.Should().Be(404);

    [Fact]
    public async Task An_id_consists_of_digits() => await ShouldBeRefusedAsync("GET", $"{Templates}/abc", null, 400, "invalid template_id");

    [Theory]
    [InlineData("""{"type":"BODY","text":"{{1}} is here.","example":{"body_text":[["a"]]}}""", 2388299)]
    [InlineData("""{"type":"BODY","text":"Here is {{1}}","example":{"body_text":[["a"]]}}""", 2388299)]
    [InlineData("""{"type":"BODY","text":"a {{1}} {{2}} b","example":{"body_text":[["a","b"]]}}""", 2388072)]
    [InlineData("""{"type":"BODY","text":"a {{2}} b","example":{"body_text":[["a"]]}}""", 2388072)]
    [InlineData("""{"type":"BODY","text":"a {{name}} b","example":{"body_text":[["a"]]}}""", 2388072)]
    [InlineData("""{"type":"BODY","text":"a {{1}} b"}""", 2388072)]
    [InlineData("""{"type":"HEADER","format":"TEXT","text":"{{1}} {{1}}"},{"type":"BODY","text":"b"}""", 2388047)]
    [InlineData("""{"type":"HEADER","format":"TEXT","text":"a {{1}} b {{2}}","example":{"header_text":["a","b"]}},{"type":"BODY","text":"b"}""", 2388047)]
    [InlineData("""{"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"b"}""", 2388047)]
    [InlineData("""{"type":"HEADER","format":"IMAGE","example":{"header_handle":["https://a.example/x"]}},{"type":"BODY","text":"b"}""", 2388047)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"FOOTER","text":"by {{1}}"}""", 2388073)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"FOOTER","text":"0123456789012345678901234567890123456789012345678901234567891"}""", 2388040)]
    [InlineData("""{"type":"FOOTER","text":"f"}""", null)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"BODY","text":"b"}""", null)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"HEADER","format":"LOCATION"}""", null)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"a"},{"type":"PHONE_NUMBER","text":"c","phone_number":"1"},{"type":"QUICK_REPLY","text":"b"}]}""", null)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"BUTTONS","buttons":[{"type":"PHONE_NUMBER","text":"a","phone_number":"1"},{"type":"PHONE_NUMBER","text":"b","phone_number":"1"}]}""", null)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"a","url":"https://a.example/{{1}}/x"}]}""", null)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"a","url":"https://a.example/{{1}}"}]}""", null)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"a","url":"shop"}]}""", null)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"BUTTONS","buttons":[{"type":"CATALOG","text":"View catalog"}]}""", null)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"BUTTONS","buttons":[{"type":"COPY_CODE","example":"A B"}]}""", null)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"BUTTONS","buttons":[{"type":"FLOW","text":"a"}]}""", null)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"BUTTONS","buttons":[{"type":"ORDER_DETAILS","text":"a"}]}""", null)]
    [InlineData("""{"type":"LIMITED_TIME_OFFER","limited_time_offer":{"text":"soon"}},{"type":"BODY","text":"b"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"a","url":"https://a.example"}]}""", null)]
    [InlineData("""{"type":"BODY","text":"b"},{"type":"CAROUSEL","cards":[]}""", null)]
    public async Task What_breaks_a_rule_is_refused(string components, int? subcode) =>
        await ShouldBeRefusedAsync(Templates, $$"""{"name":"a","language":"en","category":"UTILITY","components":[{{components}}]}""", subcode);

    [Theory]
    [InlineData("""{"type":"BODY","text":"mine"}""")]
    [InlineData("""{"type":"BODY"},{"type":"FOOTER","code_expiration_minutes":91}""")]
    [InlineData("""{"type":"BODY"},{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"a"}]}""")]
    [InlineData("""{"type":"BODY"},{"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"ONE_TAP"}]}""")]
    [InlineData("""{"type":"BODY"},{"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"ZERO_TAP","supported_apps":[{"package_name":"a.b","signature_hash":"K8a/AINcGX7"}]}]}""")]
    [InlineData("""{"type":"HEADER","format":"TEXT","text":"a"},{"type":"BODY"},{"type":"BUTTONS","buttons":[{"type":"OTP","otp_type":"COPY_CODE"}]}""")]
    public async Task Authentication_templates_have_rules_of_their_own(string components) =>
        (await CallAsync("POST", Templates, $$"""{"name":"a","language":"en","category":"AUTHENTICATION","components":[{{components}}]}""")).Status.Should().Be(400);

    [Theory]
    [InlineData("""{"name":"A","language":"en","category":"UTILITY","components":[{"type":"BODY","text":"b"}]}""")]
    [InlineData("""{"name":"a","language":"english","category":"UTILITY","components":[{"type":"BODY","text":"b"}]}""")]
    [InlineData("""{"name":"a","language":"en","category":"NEWS","components":[{"type":"BODY","text":"b"}]}""")]
    [InlineData("""{"name":"a","language":"en","category":"UTILITY"}""")]
    [InlineData("""{"name":"a","language":"en","category":"UTILITY","message_send_ttl_seconds":1,"components":[{"type":"BODY","text":"b"}]}""")]
    public async Task A_template_as_a_whole_has_rules(string template) => (await CallAsync("POST", Templates, template)).Status.Should().Be(400);

    private static string Definition(string name = "all_well", string language = "en_US", string category = "UTILITY") =>
        $$"""{"name":"{{name}}","language":"{{language}}","category":"{{category}}","components":[{{Body}}]}""";

    private async Task<IReadOnlyList<string>> ListAsync(string query) => [.. (await GetJsonAsync($"{Templates}?{query}"))["data"]!.AsArray().Select(template => (string)template!["name"]!)];

    private async Task ShouldBeRefusedAsync(string path, string body, int? subcode)
    {
        (int status, JsonNode? answer) = await CallAsync("POST", path, body);
        status.Should().Be(400, answer?.ToJsonString());
        ((int?)answer!["error"]!["error_subcode"]).Should().Be(subcode, answer.ToJsonString());
    }
}
