using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class FlowTests : OnboardingTest
{
    private const string Flows = $"{Platform}/whatsapp/flows";

    private const string Form = """{"version":"7.3","screens":[{"id":"A","terminal":true,"layout":{"type":"SingleColumnLayout","children":[{"type":"TextInput","name":"n","label":"N","required":true},{"type":"Footer","label":"Done","on-click-action":{"name":"complete","payload":{"n":"${form.n}"}}}]}}]}""";

    private const string Dynamic = """{"version":"7.3","data_api_version":"3.0","routing_model":{"A":[]},"screens":[{"id":"A","terminal":true,"data":{"x":{"type":"string","__example__":"a"}},"layout":{"type":"SingleColumnLayout","children":[{"type":"Footer","label":"Done","on-click-action":{"name":"data_exchange","payload":{}}}]}}]}""";

    private string Account => $"meta/whatsapp/v24.0/{Kapso.BusinessAccountId}/flows";

    private string Number => $"\"phone_number_id\":\"{Kapso.PhoneNumberId}\"";

    [Fact]
    public async Task A_flow_has_versions_and_is_published()
    {
        JsonNode created = await CreateAsync(Form);
        ((string?)created["status"], (string?)created["json_version"], (bool?)created["has_data_endpoint"]).Should().Be(("draft", "7.3", false));

        JsonNode version = await DoAsync("POST", $"{Path(created)}/versions", $$"""{"flow_json":{{Form.Replace("\"N\"", "\"Name\"", StringComparison.Ordinal)}}}""");
        (await DoAsync("GET", $"{Path(created)}/versions")).AsArray().Select(each => (string?)each!["version_label"]).Should().Equal("2", "1");
        (await DoAsync("GET", $"{Path(created)}/versions/{(string?)version["id"]}"))["flow_json"]!.ToJsonString().Should().Contain("\"Name\"");
        ((string?)(await DoAsync("POST", $"{Path(created)}/publish"))["status"]).Should().Be("published");

        await ShouldBeRefusedAsync("POST", $"{Path(created)}/publish", null, 422, "Flow has no draft to publish");
        (await DoAsync("GET", $"{Flows}?status=published&name_contains=SIGN&phone_number_id={Kapso.PhoneNumberId}")).AsArray().Should().ContainSingle();
        (await DoAsync("GET", $"{Flows}?status=draft")).AsArray().Should().BeEmpty();
        await ShouldBeRefusedAsync("GET", $"{Flows}/nothing", null, 404, "Flow not found");
        await ShouldBeRefusedAsync("POST", Flows, $$"""{ {{Number}},"name":"Sign up"}""", 422, "Name has already been taken");
        (await CallAsync("POST", Flows, """{"name":"x"}""")).Status.Should().Be(422);
    }

    [Theory]
    [InlineData("\"version\":\"7.3\"", "\"version\":\"5.0\"", "UNSUPPORTED_FLOW_JSON_VERSION")]
    [InlineData("\"terminal\":true,", "", "MISSING_TERMINAL_SCREEN,INVALID_COMPLETE_ACTION")]
    [InlineData("\"Footer\"", "\"Hologram\"", "MISSING_FOOTER_ON_TERMINAL_SCREEN,INVALID_PROPERTY_VALUE")]
    [InlineData("\"id\":\"A\"", "\"id\":\"A1\"", "PATTERN_MISMATCH")]
    [InlineData("${form.n}", "${form.m}", "INVALID_ON_CLICK_ACTION_PAYLOAD")]
    [InlineData("${form.n}", "${data.n}", "INVALID_SCREEN_DYNAMIC_DATA")]
    [InlineData("\"complete\"", "\"data_exchange\"", "MISSING_REQUIRED_PROPERTY")]
    [InlineData("{\"version\"", "{\"endpoint_uri\":\"https://a.example\",\"version\"", "INVALID_PROPERTY_KEY")]
    public async Task Validation_errors_are_reported_and_prevent_publishing(string part, string wrong, string errors)
    {
        JsonNode created = await CreateAsync(Form.Replace(part, wrong, StringComparison.Ordinal));

        (int status, JsonNode? refusal) = await CallAsync("POST", $"{Path(created)}/publish");

        status.Should().Be(422);
        string.Join(',', refusal!["validation_errors"]!.AsArray().Select(error => (string?)error!["error"])).Should().Be(errors);
    }

    [Fact]
    public async Task A_dynamic_flow_needs_encryption_and_a_registered_function()
    {
        JsonNode created = await CreateAsync(Dynamic);
        await ShouldBeRefusedAsync("GET", $"{Path(created)}/data_endpoint", null, 422, "Flow has no data endpoint");
        (await CallAsync("POST", $"{Path(created)}/publish")).Status.Should().Be(422);

        await DoAsync("POST", $"{Path(created)}/data_endpoint", """{"code":"export default 1"}""");
        await ShouldBeRefusedAsync("POST", $"{Path(created)}/data_endpoint/register", null, 422, "Data endpoint is not deployed");
        ((string?)(await DoAsync("POST", $"{Path(created)}/data_endpoint/deploy"))["status"]).Should().Be("deployed");
        await ShouldBeRefusedAsync("POST", $"{Path(created)}/data_endpoint/register", null, 422, "Flows encryption is not configured: call setup_encryption first");
        ((string?)(await DoAsync("POST", $"{Path(created)}/setup_encryption"))["status"]).Should().Be("success");
        ((string?)(await DoAsync("POST", $"{Path(created)}/setup_encryption"))["status"]).Should().Be("already_configured");
        ((bool?)(await DoAsync("POST", $"{Path(created)}/data_endpoint/register"))["flow_has_encryption"]).Should().BeTrue();

        ((bool?)(await DoAsync("POST", $"{Path(created)}/publish"))["has_data_endpoint"]).Should().BeTrue();
        (await DoAsync("GET", $"{Path(created)}/function_logs?limit=50"))["logs"]!.AsArray().Should().BeEmpty();
        (await CallAsync("GET", $"{Path(created)}/function_invocations?limit=21")).Status.Should().Be(422);
        await ShouldBeRefusedAsync("PATCH", $"{Path(created)}/data_endpoint", """{"function_id":"nothing"}""", 404, "Function not found");
    }

    [Fact]
    public async Task Meta_knows_the_same_flows_by_other_ids()
    {
        JsonNode created = await CreateAsync(Form);
        string meta = $"meta/whatsapp/v24.0/{(string?)created["meta_flow_id"]}";

        ((string?)(await DoAsync("GET", meta))["name"]).Should().Be("Sign up");
        (await DoAsync("GET", $"{meta}?fields=id,preview.invalidate(false)")).AsObject().Select(member => member.Key).Should().Equal("id", "preview");
        (await DoAsync("GET", Account)).AsArray().Should().ContainSingle();
        (await DoAsync("GET", $"{Proxy}/flows")).AsArray().Should().ContainSingle();
        await DoAsync("POST", meta, """{"name":"Renamed","categories":["SURVEY"],"endpoint_uri":"https://e.example"}""");
        ((string?)(await DoAsync("GET", Path(created)))["name"]).Should().Be("Renamed");
        (await Code("POST", meta, """{"categories":["MAGIC"]}""")).Should().Be(131009);
        (await Code("POST", Account, """{"name":"Renamed","categories":["OTHER"]}""")).Should().Be(100);
        (await Code("POST", Account, """{"name":"B","categories":["OTHER"],"flow_json":"oops"}""")).Should().Be(100);
        (await Code("POST", $"{meta}/deprecate", null)).Should().Be(139003);
        await DoAsync("POST", $"{meta}/publish");
        (await Code("POST", $"{meta}/publish", null)).Should().Be(139002);
        (await Code("DELETE", $"meta/whatsapp/v24.0/flows/{(string?)created["meta_flow_id"]}", null)).Should().Be(139004);
        (await CallAsync("GET", "meta/whatsapp/v24.0/999/assets")).Status.Should().Be(404);
    }

    [Fact]
    public async Task Json_and_keys_arrive_in_forms()
    {
        JsonNode created = await CreateAsync(Form);
        string assets = $"meta/whatsapp/v24.0/{(string?)created["meta_flow_id"]}/assets";
        using RSA rsa = RSA.Create(2048);

        (await PostFormAsync(assets, Dynamic, "flow.json", "FLOW_JSON")).Should().Be(200);
        (await PostFormAsync(assets, "oops", "flow.json", "FLOW_JSON")).Should().Be(400);
        (await PostFormAsync(assets, Form, "other.json", "FLOW_JSON")).Should().Be(400);
        (await DoAsync("GET", $"{Path(created)}/versions")).AsArray().Should().HaveCount(2);
        (await DoAsync("GET", $"{Proxy}/whatsapp_business_encryption")).AsArray().Should().BeEmpty();
        (await PostKeyAsync(rsa.ExportSubjectPublicKeyInfoPem())).Should().Be(200);
        (await PostKeyAsync("no key")).Should().Be(400);
        ((string?)(await DoAsync("GET", $"{Proxy}/whatsapp_business_encryption"))[0]!["business_public_key_signature_status"]).Should().Be("VALID");
    }

    [Fact]
    public async Task The_control_api_fills_a_flow()
    {
        JsonNode created = await CreateAsync(Form);
        await DoAsync("POST", $"{Path(created)}/publish");
        string message = await SendAsync(Of("interactive", $$$"""{"type":"flow","body":{"text":"Hi"},"action":{"name":"flow","parameters":{"flow_message_version":"3","flow_id":"{{{(string?)created["meta_flow_id"]}}}","flow_cta":"Open","flow_token":"t"} } }"""));

        JsonNode opened = (await CallAsync("POST", "_emulator/flows/open", $$"""{"message_id":"{{message}}"}""")).Body!;
        ((string?)opened["screen"], (string?)opened["flow_token"]).Should().Be(("A", "t"));
        string one = $"_emulator/flows/{(string?)opened["id"]}";
        await ShouldBeRefusedAsync("POST", $"{one}/submit", "{}", 409, "A needs an answer to n.");
        await ShouldBeRefusedAsync("POST", $"{one}/back", "{}", 409, "A is the first screen.");
        (await CallAsync("POST", $"{one}/submit", """{"answers":{"m":"x"}}""")).Status.Should().Be(400);
        await DoAsync("POST", $"{one}/choose", """{"name":"n","answer":"Ann"}""");
        await DoAsync("POST", $"{one}/submit", "{}");

        JsonNode done = (await CallAsync("GET", one)).Body!;
        done["response"]!.ToJsonString().Should().Be("""{"flow_token":"t","n":"Ann"}""");
        JsonNode reply = await GetJsonAsync($"{Messages}/{(string?)done["reply_id"]}");
        ((string?)reply["interactive"]!["nfm_reply"]!["response_json"]).Should().Be("""{"flow_token":"t","n":"Ann"}""");
        ((string?)reply["context"]!["id"]).Should().Be(message);
        ((string?)(await DoAsync("GET", $"{Path(created)}/responses"))[0]!["flow_token"]).Should().Be("t");
        (await CallAsync("POST", "_emulator/flows/open", """{"message_id":"wamid.nothing"}""")).Status.Should().Be(400);
        (await CallAsync("GET", "_emulator/flows/99")).Status.Should().Be(404);
        ((string?)(await DoAsync("POST", "_emulator/flows/ping", $$"""{"flow_id":"{{(string?)created["meta_flow_id"]}}"}"""))["problem"]).Should().Be("no_http_response_error");
    }

    private async Task<JsonNode> CreateAsync(string json) => await DoAsync("POST", Flows, $$"""{ {{Number}},"name":"Sign up","flow_json":{{json}}}""");

    private static string Path(JsonNode flow) => $"{Flows}/{(string?)flow["id"]}";

    private async Task<int?> Code(string method, string path, string? body) => (int?)(await CallAsync(method, path, body)).Body!["error"]!["code"];

    private async Task<int> PostFormAsync(string path, string json, string name, string type)
    {
        using MultipartFormDataContent form = new() { { new StringContent(name), "name" }, { new StringContent(type), "asset_type" } };
        ByteArrayContent file = new(Encoding.UTF8.GetBytes(json));
        file.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        form.Add(file, "file", "flow.json");
        using HttpResponseMessage response = await Http.PostAsync(path, form);
        return (int)response.StatusCode;
    }

    private async Task<int> PostKeyAsync(string pem)
    {
        using MultipartFormDataContent form = new() { { new StringContent(pem), "business_public_key" } };
        using HttpResponseMessage response = await Http.PostAsync($"{Proxy}/whatsapp_business_encryption", form);
        return (int)response.StatusCode;
    }
}
