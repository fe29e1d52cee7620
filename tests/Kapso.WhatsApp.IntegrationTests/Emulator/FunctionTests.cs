using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class FunctionTests : OnboardingTest
{
    private const string Functions = $"{Platform}/functions";

    [Fact]
    public async Task A_function_is_created_changed_and_deleted()
    {
        JsonNode created = await CreateAsync();
        ((string?)created["status"], (string?)created["slug"], (string?)created["invoke_response_mode"], (int?)created["lock_version"]).Should().Be(("draft", "my-quote", "passthrough", 0));

        JsonNode changed = await DoAsync("PATCH", Path(created), """{"function":{"lock_version":0,"description":"Prices"}}""");
        ((int?)changed["lock_version"], (string?)changed["description"], (string?)changed["code"]).Should().Be((1, "Prices", "export default 1"));
        await ShouldBeRefusedAsync("PATCH", Path(created), """{"function":{"lock_version":0,"name":"x"}}""", 409, "lock_version is stale: the function was changed meanwhile");
        (await DoAsync("GET", Functions)).AsArray().Should().ContainSingle();

        (await CallAsync("DELETE", Path(created))).Status.Should().Be(204);
        await ShouldBeRefusedAsync("GET", Path(created), null, 404, "Function not found");
    }

    [Theory]
    [InlineData("""{"name":"a"}""")]
    [InlineData("""{"name":"a","code":"b","function_type":"cobol"}""")]
    [InlineData("""{"name":"a","code":"b","function_type":"cloudflare_worker","slug":"Not Good"}""")]
    [InlineData("""{"name":"a","code":"b","function_type":"cloudflare_worker","slug":"my-quote"}""")]
    public async Task What_breaks_a_rule_is_refused(string function)
    {
        await CreateAsync();

        (await CallAsync("POST", Functions, $$"""{"function":{{function}}}""")).Status.Should().Be(422);
    }

    [Fact]
    public async Task A_deployed_function_does_what_the_test_says()
    {
        Kapso.OnFunction("my-quote", payload => EmulatedFunctionResponse.Json($$"""{"got":{{payload}}}"""));
        JsonNode function = await CreateAsync();
        await ShouldBeRefusedAsync("POST", $"{Path(function)}/invoke", "{}", 422, "Function is not deployed");
        await DeployAsync(function);

        (await DoAsync("POST", $"{Path(function)}/invoke", """{"a":1}""")).ToJsonString().Should().Be("""{"got":{"a":1}}""");
        (await CallAsync("POST", $"{Path(function)}/invoke", "not json")).Status.Should().Be(400);
        Kapso.OnFunction("my-quote", _ => throw new InvalidOperationException("no price"));
        (int status, JsonNode? failure) = await CallAsync("POST", $"{Path(function)}/invoke", "[]");
        (status, (string?)failure!["error"], (string?)failure["detail"]).Should().Be((500, "Function execution failed", "no price"));

        JsonArray all = (await DoAsync("GET", $"{Path(function)}/invocations"))["invocations"]!.AsArray();
        all.Select(invocation => (int)invocation!["status_code"]!).Should().Equal(500, 200);
        ((string?)all[0]!["id"]).Should().Be((string?)failure["invocation_id"]);
        ((int?)(await DoAsync("GET", $"{Path(function)}/invocations?status=success"))["total"]).Should().Be(1);
    }

    [Fact]
    public async Task A_function_runs_on_cloudflare_unless_it_says_otherwise()
    {
        ((string?)(await DoAsync("POST", Functions, """{"function":{"name":"a","code":"b"}}"""))["function_type"]).Should().Be("cloudflare_worker");
        ((string?)(await DoAsync("POST", Functions, """{"function":{"name":"c","code":"b","function_type":"supabase_function"}}"""))["function_type"]).Should().Be("supabase_function");
    }

    [Fact]
    public async Task A_secret_is_of_the_type_that_its_value_has()
    {
        JsonNode function = await CreateAsync();
        await DeployAsync(function);

        await DoAsync("POST", $"{Path(function)}/secrets", """{"secret":{"name":"KEYS","value":{"a":"very-secret"}}}""");
        (await CallAsync("POST", $"{Path(function)}/secrets", """{"secret":{"name":"SEVEN","value":7}}""")).Status.Should().Be(422);
        (await DoAsync("GET", $"{Path(function)}/secrets")).ToJsonString().Should().Be("""[{"name":"KEYS","type":"json"}]""");
    }

    [Fact]
    public async Task A_function_without_a_handler_fails()
    {
        JsonNode function = await CreateAsync();
        await DeployAsync(function);

        (await CallAsync("POST", $"{Path(function)}/invoke", "{}")).Status.Should().Be(500);
    }

    [Fact]
    public async Task Secrets_are_listed_by_name_without_their_values()
    {
        JsonNode function = await CreateAsync();
        const string secret = """{"secret":{"name":"TOKEN","value":"very-secret"}}""";
        await ShouldBeRefusedAsync("POST", $"{Path(function)}/secrets", secret, 422, "Function is not deployed");
        await DeployAsync(function);

        await DoAsync("POST", $"{Path(function)}/secrets", secret);
        await ShouldBeRefusedAsync("POST", $"{Path(function)}/secrets", secret, 422, "Secret name has already been taken");
        (await CallAsync("POST", $"{Path(function)}/secrets", """{"secret":{"name":"lower","value":"x"}}""")).Status.Should().Be(422);
        (await DoAsync("GET", $"{Path(function)}/secrets")).ToJsonString().Should().Be("""[{"name":"TOKEN","type":"text"}]""");
        (await CallAsync("DELETE", $"{Path(function)}/secrets/TOKEN")).Status.Should().Be(204);
        await ShouldBeRefusedAsync("DELETE", $"{Path(function)}/secrets/TOKEN", null, 404, "Secret not found");
    }

    private static string Path(JsonNode function) => $"{Functions}/{function["id"]}";

    private Task<JsonNode> CreateAsync() => DoAsync("POST", Functions, """{"function":{"name":"My quote!","code":"export default 1","function_type":"cloudflare_worker"}}""");

    private async Task DeployAsync(JsonNode function)
    {
        ((string?)(await DoAsync("POST", $"{Path(function)}/deploy"))["status"]).Should().Be("deploying");
        Clock.Advance(TimeSpan.FromSeconds(10));
        ((string?)(await DoAsync("GET", Path(function)))["status"]).Should().Be("deployed");
    }
}
