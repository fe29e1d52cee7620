using System.Net;
using System.Text.Json;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Flows;

public sealed class FlowWireTests
{
    private const string Id = "7c2d0c1e-0000-4000-8000-000000000001";
    private const string Flows = Exchange.Platform + "whatsapp/flows";
    private const string Json = """{"version":"7.3","screens":[{"id":"A","terminal":true,"layout":{"type":"SingleColumnLayout","children":[{"type":"Footer","label":"Done","on-click-action":{"name":"complete","payload":{}}}]}}]}""";

    private const string Full = $$"""
        {"id":"{{Id}}","meta_flow_id":"123","name":"Sign up","status":"draft","json_version":"7.3","data_api_version":"3.0","business_account_id":"456","preview_url":"https://p.example","published_at":"2026-03-01T12:00:00Z",
        "last_synced_at":"2026-03-01T12:00:00Z","created_at":"2026-02-01T00:00:00Z","updated_at":"2026-03-01T00:00:00Z","data_endpoint_function_id":"f1","phone_number_id":"647","data_endpoint_url":"https://e.example",
        "has_data_endpoint":true,"flows_encryption_configured":true,"mood":"good"}
        """;

    private const string FullVersion = $$"""
        {"id":"v1","version_label":"2","status":"published","flow_json_sha":"ab","published_at":"2026-03-01T12:00:00Z","validation_errors":[{"error":"INVALID_PROPERTY_VALUE","error_type":"FLOW_JSON_ERROR","message":"Bad.",
        "line_start":1,"line_end":2,"column_start":3,"column_end":4,"pointers":[{"path":"screens[0]","line_start":1,"line_end":2,"column_start":3,"column_end":4}]}],"created_at":"2026-02-01T00:00:00Z",
        "updated_at":"2026-03-01T00:00:00Z","flow_json":{{Json}},"mood":"good"}
        """;

    private const string FullEndpoint = """
        {"function_id":"f1","function_name":"Booking","endpoint_url":"https://e.example","status":"deployed","last_deployed_at":"2026-03-01T12:00:00Z","code":"export default 1","flow_id":"x","flow_has_encryption":true,
        "warning":"Publish it again.","mood":"good"}
        """;

    private static FlowDefinition Definition => FlowDefinition.Parse(Json);

    [Fact]
    public async Task Flows_are_listed_created_got_and_published()
    {
        (Page<Flow> page, SeenRequest list) = await Exchange.Make($$"""{"data":[{{Full}}],"meta":{"page":1,"total_pages":1,"total_count":1} }""", kapso => kapso.Flows.List(new FlowFilter
        {
            Status = FlowStatus.Draft,
            BusinessAccountId = "456",
            PhoneNumberId = "647",
            NameContains = "Sign & up",
            CreatedAfter = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
            CreatedBefore = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero),
            PageSize = 50,
        }).GetPageAsync());
        (Flow created, SeenRequest create) = await Exchange.Make(
            $$"""{"data":{{Full}} }""", kapso => kapso.Flows.CreateAsync(new NewFlow { PhoneNumberId = "647", Name = "Sign up", Definition = Definition }), HttpStatusCode.Created);
        (Flow got, SeenRequest get) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Flows.GetAsync(Id));
        (Flow published, SeenRequest publish) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Flows.PublishAsync(Id));
        SeenRequest publishWith = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => (Task)kapso.Flows.PublishAsync("648", Id));
        SeenRequest bare = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => (Task)kapso.Flows.CreateAsync(new NewFlow { PhoneNumberId = "647" }));

        list.ShouldBe("GET", $"{Flows}?status=draft&business_account_id=456&phone_number_id=647&name_contains=Sign%20%26%20up&created_after=2026-01-01T00%3A00%3A00Z&created_before=2026-02-01T00%3A00%3A00Z&per_page=50");
        create.ShouldBe("POST", Flows, $$"""{"phone_number_id":"647","name":"Sign up","flow_json":{{Json}}}""");
        get.ShouldBe("GET", $"{Flows}/{Id}");
        publish.ShouldBe("POST", $"{Flows}/{Id}/publish");
        publishWith.ShouldBe("POST", $"{Flows}/{Id}/publish", """{"phone_number_id":"648"}""");
        bare.ShouldBe("POST", Flows, """{"phone_number_id":"647"}""");
        foreach (Flow flow in new[] { page.Items.Single(), created, got, published })
        {
            flow.Should().BeEquivalentTo(new
            {
                Id,
                MetaFlowId = "123",
                Name = "Sign up",
                Status = FlowStatus.Draft,
                JsonVersion = "7.3",
                DataApiVersion = "3.0",
                BusinessAccountId = "456",
                PhoneNumberId = "647",
                PreviewUrl = "https://p.example",
                DataEndpointFunctionId = "f1",
                DataEndpointUrl = "https://e.example",
                HasDataEndpoint = true,
                FlowsEncryptionConfigured = true,
                LastSyncedAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero),
            });
            flow.AdditionalData.Should().ContainKey("mood");
        }
    }

    [Fact]
    public async Task Versions_are_listed_created_and_got()
    {
        (Page<FlowVersion> page, SeenRequest list) = await Exchange.Make($$"""{"data":[{{FullVersion}}],"meta":{"page":1,"total_pages":1} }""", kapso => kapso.Flows.ListVersions(Id, new FlowVersionFilter { PageSize = 5 }).GetPageAsync());
        (FlowVersion created, SeenRequest create) = await Exchange.Make($$"""{"data":{{FullVersion}} }""", kapso => kapso.Flows.CreateVersionAsync(Id, Definition), HttpStatusCode.Created);
        (FlowVersion got, SeenRequest get) = await Exchange.Make($$"""{"data":{{FullVersion}} }""", kapso => kapso.Flows.GetVersionAsync(Id, "v/1"));

        list.ShouldBe("GET", $"{Flows}/{Id}/versions?per_page=5");
        create.ShouldBe("POST", $"{Flows}/{Id}/versions", $$"""{"flow_json":{{Json}}}""");
        get.ShouldBe("GET", $"{Flows}/{Id}/versions/v%2F1");
        (await Exchange.Make($$"""{"data":{{FullVersion}} }""", kapso => kapso.Flows.CreateVersionAsync("648", Id, Definition), HttpStatusCode.Created))
            .Request.ShouldBe("POST", $"{Flows}/{Id}/versions", $$"""{"flow_json":{{Json}},"phone_number_id":"648"}""");
        (await Exchange.Refused(kapso => kapso.Flows.CreateVersionAsync(" ", Id, Definition))).ShouldBe("phoneNumberId: required");
        foreach (FlowVersion version in new[] { page.Items.Single(), created, got })
        {
            version.Should().BeEquivalentTo(new { Id = "v1", VersionLabel = "2", Status = FlowStatus.Published, FlowJsonSha = "ab" });
            version.ValidationErrors.Single().Should().BeEquivalentTo(new { Error = "INVALID_PROPERTY_VALUE", Message = "Bad.", LineStart = 1, LineEnd = 2, ColumnStart = 3, ColumnEnd = 4 });
            version.ValidationErrors.Single().Pointers.Single().Path.Should().Be("screens[0]");
            version.ReadDefinition()!.ToJson().Should().Be(Json);
            version.AdditionalData.Should().ContainKey("mood");
        }
    }

    [Theory]
    [InlineData("null", null)]
    [InlineData("\"{\\\"version\\\":\\\"7.3\\\",\\\"screens\\\":[]}\"", "7.3")]
    public void A_version_may_have_its_json_as_text_or_not_at_all(string json, string? version) =>
        new FlowVersion { Id = "v1", FlowJson = JsonDocument.Parse(json).RootElement }.ReadDefinition()?.Version.Should().Be(version);

    [Fact]
    public async Task What_answers_a_flow_is_set_up()
    {
        (FlowEncryptionSetup setup, SeenRequest encrypt) = await Exchange.Make(
            """{"data":{"status":"already_configured","message":"Fine.","flows_encryption_configured":true,"x":1}}""", kapso => kapso.Flows.SetUpEncryptionAsync("647", Id));
        (FlowDataEndpoint got, SeenRequest get) = await Exchange.Make($$"""{"data":{{FullEndpoint}} }""", kapso => kapso.Flows.GetDataEndpointAsync(Id));
        (FlowDataEndpoint set, SeenRequest save) = await Exchange.Make($$"""{"data":{{FullEndpoint}} }""", kapso => kapso.Flows.SetDataEndpointAsync(Id, "export default 1"));
        (FlowDataEndpoint attached, SeenRequest attach) = await Exchange.Make($$"""{"data":{{FullEndpoint}} }""", kapso => kapso.Flows.AttachDataEndpointAsync(Id, "f1"));
        (FlowDataEndpoint deployed, SeenRequest deploy) = await Exchange.Make($$"""{"data":{{FullEndpoint}} }""", kapso => kapso.Flows.DeployDataEndpointAsync(Id));
        (FlowDataEndpoint registered, SeenRequest register) = await Exchange.Make($$"""{"data":{{FullEndpoint}} }""", kapso => kapso.Flows.RegisterDataEndpointAsync(Id));

        encrypt.ShouldBe("POST", $"{Flows}/{Id}/setup_encryption", """{"phone_number_id":"647"}""");
        setup.Should().BeEquivalentTo(new { Status = FlowEncryptionStatus.AlreadyConfigured, Message = "Fine.", FlowsEncryptionConfigured = true });
        get.ShouldBe("GET", $"{Flows}/{Id}/data_endpoint");
        save.ShouldBe("POST", $"{Flows}/{Id}/data_endpoint", """{"code":"export default 1"}""");
        attach.ShouldBe("PATCH", $"{Flows}/{Id}/data_endpoint", """{"function_id":"f1"}""");
        deploy.ShouldBe("POST", $"{Flows}/{Id}/data_endpoint/deploy");
        register.ShouldBe("POST", $"{Flows}/{Id}/data_endpoint/register");
        foreach (FlowDataEndpoint endpoint in new[] { got, set, attached, deployed, registered })
        {
            endpoint.Should().BeEquivalentTo(new
            {
                FunctionId = "f1",
                FunctionName = "Booking",
                EndpointUrl = "https://e.example",
                Status = FlowDataEndpointStatus.Deployed,
                Code = "export default 1",
                FlowId = "x",
                FlowHasEncryption = true,
                Warning = "Publish it again.",
            });
            endpoint.AdditionalData.Should().ContainKey("mood");
        }
    }

    [Fact]
    public async Task What_happened_is_read()
    {
        (Page<FlowFunctionLog> logs, SeenRequest log) = await Exchange.Make(
            """{"data":{"function_id":"f1","function_name":"F","logs":[{"level":"error","message":"Oh.","logged_at":"2026-03-01T12:00:00Z","stack":"at x","cf_ray":"r","outcome":"exception","mood":1}]}}""",
            kapso => kapso.Flows.ListFunctionLogs(Id, new FlowFunctionLogFilter { PageSize = 50 }).GetPageAsync());
        (Page<FlowFunctionInvocation> invocations, SeenRequest invoked) = await Exchange.Make(
            """{"data":{"function_id":"f1","function_name":"F","invocations":[{"id":"i1","status_code":200,"duration_ms":1.5,"request_body":{"a":1},"response_body":null,"error_message":null,"cf_ray":"r","created_at":"2026-03-01T12:00:00Z","mood":1}]}}""",
            kapso => kapso.Flows.ListFunctionInvocations(Id, new FlowFunctionInvocationFilter { Succeeded = false, PageSize = 20 }).GetPageAsync());
        (Page<FlowResponse> responses, SeenRequest answered) = await Exchange.Make(
            """{"data":[{"id":"r1","flow_token":"t","response":{"a":1},"created_at":"2026-03-01T12:00:00Z","contact":{"x":1}}],"meta":{"page":1,"total_pages":1}}""", kapso => kapso.Flows.ListResponses(Id, new FlowResponseFilter { PageSize = 10 }).GetPageAsync());

        log.ShouldBe("GET", $"{Flows}/{Id}/function_logs?limit=50");
        logs.Items.Single().Should().BeEquivalentTo(new { Level = "error", Message = "Oh.", Stack = "at x", CfRay = "r", Outcome = "exception", FunctionId = "f1", FunctionName = "F" });
        logs.AdditionalData.Keys.Should().BeEquivalentTo("function_id", "function_name");
        invoked.ShouldBe("GET", $"{Flows}/{Id}/function_invocations?status=failed&limit=20");
        invocations.Items.Single().Should().BeEquivalentTo(new { Id = "i1", StatusCode = 200, Duration = TimeSpan.FromMilliseconds(1.5), CfRay = "r", FunctionId = "f1", FunctionName = "F" });
        answered.ShouldBe("GET", $"{Flows}/{Id}/responses?per_page=10");
        responses.Items.Single().Should().BeEquivalentTo(new { Id = "r1", FlowToken = "t" });
        responses.Items.Single().AdditionalData.Should().ContainKey("contact");
    }

    [Fact]
    public async Task A_flow_is_created_and_then_published()
    {
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.Created, $$"""{"data":{{Full}} }"""), ScriptedTransport.Answer(HttpStatusCode.OK, """{"data":{"id":"f1","status":"published"}}"""));

        Flow flow = await kapso.Client.Flows.CreateAsync(new NewFlow { PhoneNumberId = "647", Name = "Sign up", Definition = Definition, Publish = true });

        flow.Status.Should().Be(FlowStatus.Published);
        SeenRequest[] requests = [.. kapso.Transport.Requests];
        requests.Should().HaveCount(2);
        requests[0].ShouldBe("POST", Flows, $$"""{"phone_number_id":"647","name":"Sign up","flow_json":{{Json}}}""");
        requests[1].ShouldBe("POST", $"{Flows}/{Id}/publish");
    }

    [Fact]
    public async Task A_draft_that_could_not_be_published_is_named()
    {
        KapsoFlowException refused = await NotPublished(ScriptedTransport.Answer((HttpStatusCode)422, """{"error":"Flow needs a registered data endpoint and encryption"}"""));
        KapsoFlowException wrong = await NotPublished(ScriptedTransport.Answer((HttpStatusCode)422, """{"error":"Flow JSON is invalid","validation_errors":[{"error":"MISSING_FOOTER","message":"No footer."}]}"""));
        KapsoFlowException lost = await NotPublished(ScriptedTransport.Fail(HttpRequestError.ResponseEnded));

        foreach (KapsoFlowException failure in new[] { refused, wrong, lost })
        {
            failure.DraftId.Should().Be(Id);
            failure.OperationId.Should().Be("publishWhatsappFlow");
            failure.Message.Should().StartWith($"The flow was created as a draft ({Id}) and ").And.Contain(failure.InnerException!.Message);
        }

        (refused.OutcomeUnknown, wrong.OutcomeUnknown, lost.OutcomeUnknown).Should().Be((false, false, true));
        refused.Message.Should().Contain("was not published").And.Contain("registered data endpoint");
        lost.Message.Should().Contain("may not have been published");
        refused.ValidationErrors.Should().BeEmpty();
        wrong.ValidationErrors.Single().Error.Should().Be("MISSING_FOOTER");

        static async Task<KapsoFlowException> NotPublished(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> publish)
        {
            using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.Created, $$"""{"data":{{Full}} }"""), publish);
            return (await kapso.Client.Awaiting(client => client.Flows.CreateAsync(new NewFlow { PhoneNumberId = "647", Publish = true })).Should().ThrowAsync<KapsoFlowException>()).Which;
        }
    }

    [Fact]
    public async Task A_draft_whose_publishing_was_cancelled_is_named()
    {
        using CancellationTokenSource stop = new();
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.Created, $$"""{"data":{{Full}} }"""),
            async (_, token) =>
            {
                await stop.CancelAsync();
                throw new OperationCanceledException(token);
            });

        KapsoSendCanceledException cancelled = (await kapso.Client.Awaiting(client => client.Flows.CreateAsync(new NewFlow { PhoneNumberId = "647", Publish = true }, stop.Token))
            .Should().ThrowAsync<KapsoSendCanceledException>()).Which;

        cancelled.DraftId.Should().Be(Id);
        cancelled.OperationId.Should().Be("publishWhatsappFlow");
        cancelled.Message.Should().Contain($"created as a draft ({Id})").And.Contain("may not have been published");
    }

    [Fact]
    public async Task A_flow_that_was_not_created_leaves_no_draft()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer((HttpStatusCode)422, """{"error":"Name has already been taken"}"""));

        await kapso.Client.Awaiting(client => client.Flows.CreateAsync(new NewFlow { PhoneNumberId = "647", Name = "A", Publish = true })).Should().ThrowAsync<KapsoApiException>();
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Problems_of_a_refused_flow_are_typed()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer((HttpStatusCode)422, """{"error":"Flow JSON is invalid","validation_errors":[{"error":"MISSING_FOOTER","message":"No footer.","pointers":[{"path":"screens[0]"}]}]}"""));

        KapsoFlowException refused = (await kapso.Client.Awaiting(client => client.Flows.CreateVersionAsync(Id, Definition)).Should().ThrowAsync<KapsoFlowException>()).Which;

        refused.ValidationErrors.Single().Should().BeEquivalentTo(new { Error = "MISSING_FOOTER", Message = "No footer." });
        refused.Message.Should().Be("The flow was refused: Flow JSON is invalid screens[0]: No footer.");
        refused.OperationId.Should().Be("createWhatsappFlowVersion");
        refused.InnerException.Should().BeOfType<KapsoApiException>();
    }

    [Fact]
    public async Task Other_refusals_are_told_as_they_are()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer((HttpStatusCode)422, """{"error":"Name is taken","validation_errors":"none"}"""));

        (await kapso.Client.Awaiting(client => client.Flows.CreateAsync(new NewFlow { PhoneNumberId = "647" })).Should().ThrowAsync<KapsoApiException>()).Which.ServerMessage.Should().Be("Name is taken");
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent()
    {
        (await Exchange.Refused(kapso => kapso.Flows.CreateAsync(new NewFlow { PhoneNumberId = "", Name = " " }))).ShouldBe("flow.phoneNumberId: required", "flow.name: required");
        (await Exchange.Refused(kapso => kapso.Flows.SetDataEndpointAsync(Id, " "))).ShouldBe("code: required");
        (await Exchange.Refused(kapso => kapso.Flows.SetDataEndpointAsync(Id, new string('ä', (512 * 1024) + 1)))).ShouldBe("code: max-bytes");
        (await Exchange.Refused(kapso => kapso.Flows.AttachDataEndpointAsync(Id, ""))).ShouldBe("functionId: required");
        (await Exchange.Refused(kapso => kapso.Flows.ListFunctionLogs(Id, new FlowFunctionLogFilter { PageSize = 51 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
        (await Exchange.Refused(kapso => kapso.Flows.ListFunctionInvocations(Id, new FlowFunctionInvocationFilter { PageSize = 0 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
        (await Exchange.Refused(kapso => kapso.Flows.FindAsync("", "a"))).ShouldBe("phoneNumberId: required");
        (await Exchange.Refused(kapso => kapso.Flows.DeployAsync(new FlowDeployment { PhoneNumberId = "", Name = "", Definition = Definition, DataEndpointCode = "a", DataEndpointFunctionId = "b" })))
            .ShouldBe("deployment.phoneNumberId: required", "deployment.name: required", "deployment.dataEndpointFunctionId: one-of", "deployment.definition.dataApiVersion: required");
        (await Exchange.Refused(kapso => kapso.Flows.DeployAsync(new FlowDeployment { PhoneNumberId = "647", Name = "A", Definition = Definition, EndpointUri = "http://e.example", DataEndpointCode = "a", PublicKeyPem = "x" })))
            .ShouldBe("deployment.endpointUri: https", "deployment.endpointUri: one-of", "deployment.publicKeyPem: public-key", "deployment.definition.dataApiVersion: required");
        (await Exchange.Refused(kapso => kapso.Flows.DeployAsync(new FlowDeployment { PhoneNumberId = "647", Name = "A", Definition = Definition, PublicKeyPem = "" })))
            .ShouldBe("deployment.publicKeyPem: only-with-endpoint", "deployment.publicKeyPem: required");
        (await Exchange.Refused(kapso => kapso.Flows.DeployAsync(new FlowDeployment { PhoneNumberId = "647", Name = "A", Definition = Definition with { Version = "1.0" } })))
            .ShouldBe("deployment.definition.version: UNSUPPORTED_FLOW_JSON_VERSION");
    }
}
