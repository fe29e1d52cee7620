using System.Net;
using System.Text.Json;
using Kapso.WhatsApp.Functions;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Functions;

public sealed class FunctionWireTests
{
    private const string Id = "7c2d0c1e-0000-4000-8000-000000000001";
    private const string Functions = Exchange.Platform + "functions";

    private const string Full = $$"""
        {"id":"{{Id}}","name":"Quote","slug":"quote","lock_version":3,"description":"Prices","code":"export default 1","version":2,"status":"deployed","last_deployed_at":"2026-03-01T12:00:00Z","function_type":"cloudflare_worker",
        "invoke_response_mode":"passthrough","public_endpoint":false,"runtime_config":{"timeout":30},"endpoint_url":"https://api.kapso.ai/x","project_id":"p","created_by_id":null,"created_at":"2026-02-01T00:00:00Z","updated_at":"2026-03-01T00:00:00Z","mood":"good"}
        """;

    [Fact]
    public async Task Functions_are_listed_created_got_and_deleted()
    {
        (Page<Function> all, SeenRequest list) = await Exchange.Make($$"""{"data":[{{Full}}]}""", kapso => kapso.Functions.List().GetPageAsync());
        (Function created, SeenRequest create) = await Exchange.Make(
            $$"""{"data":{{Full}} }""",
            kapso => kapso.Functions.CreateAsync(new NewFunction { Name = "Quote", Code = "export default 1", FunctionType = FunctionType.CloudflareWorker, Slug = "quote", Description = "Prices", PublicEndpoint = false, RuntimeConfig = Json("""{"timeout":30}""") }),
            HttpStatusCode.Created);
        (Function got, SeenRequest get) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Functions.GetAsync(Id));
        SeenRequest delete = await Exchange.Make("", kapso => kapso.Functions.DeleteAsync(Id), HttpStatusCode.NoContent);

        list.ShouldBe("GET", Functions);
        create.ShouldBe("POST", Functions, """{"function":{"name":"Quote","code":"export default 1","function_type":"cloudflare_worker","slug":"quote","description":"Prices","public_endpoint":false,"runtime_config":{"timeout":30}}}""");
        get.ShouldBe("GET", $"{Functions}/{Id}");
        delete.ShouldBe("DELETE", $"{Functions}/{Id}");
        foreach (Function function in new[] { all.Items.Single(), created, got })
        {
            function.Should().BeEquivalentTo(new
            {
                Id,
                Name = "Quote",
                Slug = "quote",
                LockVersion = 3,
                Description = "Prices",
                Code = "export default 1",
                Version = 2,
                Status = FunctionStatus.Deployed,
                LastDeployedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
                FunctionType = FunctionType.CloudflareWorker,
                InvokeResponseMode = InvokeResponseMode.Passthrough,
                PublicEndpoint = false,
                EndpointUrl = "https://api.kapso.ai/x",
                ProjectId = "p",
            });
            function.AdditionalData.Should().ContainKey("mood");
        }
    }

    [Fact]
    public async Task An_update_names_the_version_that_it_was_made_from()
    {
        (await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Functions.UpdateAsync(Id, new FunctionUpdate { LockVersion = 3, Code = "export default 2", InvokeResponseMode = InvokeResponseMode.Passthrough })))
            .Request.ShouldBe("PATCH", $"{Functions}/{Id}", """{"function":{"lock_version":3,"code":"export default 2","invoke_response_mode":"passthrough"}}""");
        (await Exchange.Refused(kapso => kapso.Functions.UpdateAsync(Id, new FunctionUpdate { LockVersion = 3 }))).ShouldBe("update: changes");
    }

    [Fact]
    public async Task A_version_that_is_too_old_is_a_conflict_and_not_tried_again()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.Conflict, """{"error":"lock_version is stale"}"""));

        KapsoApiException conflict = (await kapso.Client.Awaiting(client => client.Functions.UpdateAsync(Id, new FunctionUpdate { LockVersion = 1, Name = "a" })).Should().ThrowAsync<KapsoApiException>()).Which;

        (conflict.Category, conflict.RetryAdvice).Should().Be((ErrorCategory.Conflict, RetryAdvice.FixRequest));
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent()
    {
        (await Exchange.Refused(kapso => kapso.Functions.CreateAsync(new NewFunction { Name = " ", Code = "", FunctionType = default, Slug = "Not Good" })))
            .ShouldBe("function.name: required", "function.code: required", "function.functionType: required", "function.slug: pattern");
        (await Exchange.Refused(kapso => kapso.Functions.CreateAsync(new NewFunction { Name = "a", Code = new string('ä', (512 * 1024) + 1), FunctionType = FunctionType.CloudflareWorker }))).ShouldBe("function.code: max-bytes");
        (await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Functions.CreateAsync(new NewFunction { Name = "a", Code = new string('ä', 512 * 1024), FunctionType = FunctionType.CloudflareWorker }))).Result.Id.Should().Be(Id);
        (await Exchange.Refused(kapso => kapso.Functions.CreateSecretAsync(Id, "lower", ""))).ShouldBe("name: pattern", "value: required");
        (await Exchange.Refused(kapso => kapso.Functions.ListInvocations(Id, new FunctionInvocationFilter { PageSize = 21 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
    }

    [Fact]
    public async Task Deploying_begins()
    {
        (FunctionDeployment deployment, SeenRequest request) = await Exchange.Make($$"""{"message":"Deployment started","function_id":"{{Id}}","status":"deploying","x":1}""", kapso => kapso.Functions.DeployAsync(Id), HttpStatusCode.Accepted);

        request.ShouldBe("POST", $"{Functions}/{Id}/deploy");
        deployment.Should().BeEquivalentTo(new { FunctionId = Id, Status = "deploying", Message = "Deployment started" });
    }

    [Theory]
    [InlineData("""{"price":7}""", null)]
    [InlineData("""{"data":{"price":7}}""", "wrapped")]
    public async Task Invoking_sends_and_reads_ones_own_types(string answer, string? mode)
    {
        (Dictionary<string, int>? prices, SeenRequest request) = await Exchange.Make(
            answer, kapso => kapso.Functions.InvokeAsync(Id, new Dictionary<string, int> { ["amount"] = 2 }, OwnJson.Default.DictionaryStringInt32, OwnJson.Default.DictionaryStringInt32, mode is null ? null : new InvokeResponseMode(mode)));

        request.ShouldBe("POST", $"{Functions}/{Id}/invoke", """{"amount":2}""");
        prices.Should().Equal(new Dictionary<string, int> { ["price"] = 7 });
    }

    [Fact]
    public async Task An_answer_can_be_had_as_it_came()
    {
        (ApiResponse answer, SeenRequest request) = await Exchange.Make("not JSON at all", kapso => kapso.Functions.InvokeAsync(Id, Json("""[1, {"b":null}]""")), HttpStatusCode.Accepted);

        request.ShouldBe("POST", $"{Functions}/{Id}/invoke", """[1,{"b":null}]""");
        (answer.StatusCode, answer.ContentType, answer.Text).Should().Be((HttpStatusCode.Accepted, "application/json; charset=utf-8", "not JSON at all"));
        answer.Invoking(it => it.Read(OwnJson.Default.DictionaryStringInt32)).Should().Throw<JsonException>();
        answer.ToString().Should().NotContain("not JSON");
        new ApiResponse(HttpStatusCode.OK, null, "{}").Invoking(it => it.ReadData(OwnJson.Default.DictionaryStringInt32)).Should().Throw<JsonException>();
    }

    [Fact]
    public async Task A_function_that_fails_is_not_a_server_that_fails()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.InternalServerError, """{"error":"Function execution failed","detail":"x is not defined","invocation_id":"i1"}"""));
        KapsoFunctionException failed = (await kapso.Client.Awaiting(client => client.Functions.InvokeAsync(Id, Json("{}"))).Should().ThrowAsync<KapsoFunctionException>()).Which;
        (failed.Detail, failed.InvocationId, failed.OperationId).Should().Be(("x is not defined", "i1", "invokeFunction"));
        kapso.Transport.Requests.Should().ContainSingle();

        using KapsoUnderTest other = new(ScriptedTransport.Answer(HttpStatusCode.InternalServerError, "<html>down</html>", "text/html"));
        (await other.Client.Awaiting(client => client.Functions.InvokeAsync(Id, Json("{}"))).Should().ThrowAsync<KapsoApiException>()).Which.OutcomeUnknown.Should().BeTrue();
    }

    [Fact]
    public async Task Secrets_are_named_and_never_shown()
    {
        (Page<FunctionSecret> secrets, SeenRequest list) = await Exchange.Make("""{"data":[{"name":"TOKEN","type":"text","x":1}]}""", kapso => kapso.Functions.ListSecrets(Id).GetPageAsync());
        (CreatedFunctionSecret created, SeenRequest create) = await Exchange.Make("""{"message":"Deploy it again.","x":1}""", kapso => kapso.Functions.CreateSecretAsync(Id, "TOKEN", "very-secret"), HttpStatusCode.Created);
        SeenRequest delete = await Exchange.Make("", kapso => kapso.Functions.DeleteSecretAsync(Id, "TOKEN"), HttpStatusCode.NoContent);
        KapsoApiException refused = (await FluentActions.Awaiting(() => Exchange.Make("""{"error":"very-secret is no good"}""", kapso => kapso.Functions.CreateSecretAsync(Id, "TOKEN", "very-secret"), HttpStatusCode.UnprocessableEntity)).Should().ThrowAsync<KapsoApiException>()).Which;

        list.ShouldBe("GET", $"{Functions}/{Id}/secrets");
        create.ShouldBe("POST", $"{Functions}/{Id}/secrets", """{"secret":{"name":"TOKEN","value":"very-secret"}}""");
        delete.ShouldBe("DELETE", $"{Functions}/{Id}/secrets/TOKEN");
        secrets.Items.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Name = "TOKEN", Type = FunctionSecretType.Text });
        created.Message.Should().Be("Deploy it again.");
        created.AdditionalData.Should().ContainKey("x");
        refused.ToString().Should().NotContain("very-secret");
    }

    [Fact]
    public async Task A_secret_can_be_json_and_none_of_its_texts_shows()
    {
        SeenRequest create = await Exchange.Make("""{"message":"ok"}""", kapso => (Task)kapso.Functions.CreateSecretAsync(Id, "KEYS", Json("""{"main":["very-secret"],"n":1}""")), HttpStatusCode.Created);
        KapsoApiException refused = (await FluentActions.Awaiting(() => Exchange.Make(
            """{"error":"very-secret is no good"}""", kapso => (Task)kapso.Functions.CreateSecretAsync(Id, "KEYS", Json("""{"main":["very-secret"]}""")), HttpStatusCode.UnprocessableEntity)).Should().ThrowAsync<KapsoApiException>()).Which;

        create.ShouldBe("POST", $"{Functions}/{Id}/secrets", """{"secret":{"name":"KEYS","value":{"main":["very-secret"],"n":1}}}""");
        refused.ToString().Should().NotContain("very-secret");
        (await Exchange.Refused(kapso => kapso.Functions.CreateSecretAsync(Id, "KEYS", Json("7")))).ShouldBe("value: json-object");
        (await Exchange.Refused(kapso => kapso.Functions.CreateSecretAsync(Id, "KEYS", default(JsonElement)))).ShouldBe("value: json-object");
    }

    [Fact]
    public async Task A_function_runs_on_cloudflare_unless_it_says_otherwise() =>
        (await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Functions.CreateAsync(new NewFunction { Name = "a", Code = "b" }), HttpStatusCode.Created))
            .Request.ShouldBe("POST", Functions, """{"function":{"name":"a","code":"b","function_type":"cloudflare_worker"}}""");

    [Fact]
    public async Task Invocations_come_with_what_was_logged()
    {
        const string answer = """{"data":{"mood":"calm","function_id":"f","function_name":"Quote","total":1,"invocations":[{"id":"i1","status_code":500,"duration_ms":12,"request_body":{"a":1},"response_body":null,"error_message":"x","created_at":"2026-03-01T12:00:00Z","console_logs":[{"level":"error","message":"boom","logged_at":"2026-03-01T12:00:00Z","stack":"at 1","y":1}],"mood":"bad"}]} }""";

        (Page<FunctionInvocation> invocations, SeenRequest request) = await Exchange.Make(answer, kapso => kapso.Functions.ListInvocations(Id, new FunctionInvocationFilter { Status = FunctionInvocationStatus.Failed, PageSize = 20 }).GetPageAsync());

        request.ShouldBe("GET", $"{Functions}/{Id}/invocations?status=failed&limit=20");
        (invocations.TotalCount, invocations.AdditionalData["function_name"].GetString(), invocations.AdditionalData["mood"].GetString()).Should().Be((1, "Quote", "calm"));
        FunctionInvocation invocation = invocations.Items.Should().ContainSingle().Subject;
        invocation.Should().BeEquivalentTo(new { Id = "i1", StatusCode = 500, Duration = TimeSpan.FromMilliseconds(12), ErrorMessage = "x", FunctionId = "f", FunctionName = "Quote", ConsoleLogs = new[] { new { Level = "error", Message = "boom", Stack = "at 1" } } });
        invocation.AdditionalData.Should().ContainKey("mood");
        (await Exchange.Make("""{"data":{"invocations":[null,{"id":"i2","duration_ms":"1.5","console_logs":[null,{"level":7}]}]}}""", kapso => kapso.Functions.ListInvocations(Id).GetPageAsync())).Result.Items
            .Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = "i2", Duration = TimeSpan.FromMilliseconds(1.5), ConsoleLogs = new[] { new { Level = "7" } } });
    }

    private static JsonElement Json(string json) => JsonElement.Parse(json);
}

[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, int>))]
[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, JsonElement>))]
internal sealed partial class OwnJson : System.Text.Json.Serialization.JsonSerializerContext;
