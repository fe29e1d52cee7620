using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Flows;

public sealed partial class MetaFlowWireTests
{
    private const string Json = """{"version":"7.3","screens":[{"id":"A","terminal":true,"layout":{"type":"SingleColumnLayout","children":[]}}]}""";

    private const string Full = """
        {"id":"123","name":"Sign up","status":"PUBLISHED","categories":["SIGN_UP","MAGIC"],"validation_errors":[{"error":"E","message":"Bad."}],"json_version":"7.3","data_api_version":"3.0","endpoint_uri":"https://e.example",
        "preview":{"preview_url":"https://p.example","expires_at":"2026-03-01T12:00:00+0000"},"health_status":{"can_send_message":"AVAILABLE"},"whatsapp_business_account":{"id":"456"},"application":{"id":"789"},"mood":"good"}
        """;

    private static FlowDefinition Definition => FlowDefinition.Parse(Json);

    [Fact]
    public async Task Flows_are_listed_and_got()
    {
        (Page<MetaFlow> ofAccount, SeenRequest byAccount) = await Exchange.Make($$"""{"data":[{{Full}}],"paging":{"cursors":{"before":"b","after":"a"} } }""", kapso => kapso.MetaFlows.List("456", new MetaFlowFilter { PageSize = 10 }).GetPageAsync("c"));
        (Page<MetaFlow> ofNumber, SeenRequest byNumber) = await Exchange.Make($$"""{"data":[{{Full}}]}""", kapso => kapso.MetaFlows.ListByPhoneNumber("647").GetPageAsync());
        (MetaFlow got, SeenRequest get) = await Exchange.Make(Full, kapso => kapso.MetaFlows.GetAsync("456", "123"));
        SeenRequest chosen = await Exchange.Make(
            Full, kapso => (Task)kapso.MetaFlows.GetAsync("456", "123", [MetaFlowField.Id, MetaFlowField.NewPreview, MetaFlowField.Metric("ENDPOINT_REQUEST_COUNT", "DAY", new DateOnly(2026, 1, 28), new DateOnly(2026, 1, 30))]));

        (MetaFlow throughNumber, SeenRequest getByNumber) = await Exchange.Make(Full, kapso => kapso.MetaFlows.GetByPhoneNumberAsync("647", "123", [MetaFlowField.Id]));

        getByNumber.ShouldBe("GET", $"{Exchange.WhatsApp}123?fields=id&phone_number_id=647");
        throughNumber.Id.Should().Be("123");
        byAccount.ShouldBe("GET", $"{Exchange.WhatsApp}456/flows?limit=10&after=c");
        byNumber.ShouldBe("GET", $"{Exchange.WhatsApp}647/flows");
        get.ShouldBe("GET", $"{Exchange.WhatsApp}123?fields=id%2Cname%2Cstatus%2Ccategories%2Cvalidation_errors%2Cjson_version%2Cdata_api_version%2Cendpoint_uri%2Cpreview.invalidate%28false%29%2Chealth_status%2Cwhatsapp_business_account%2Capplication&business_account_id=456");
        chosen.ShouldBe("GET", $"{Exchange.WhatsApp}123?fields=id%2Cpreview.invalidate%28true%29%2Cmetric.name%28ENDPOINT_REQUEST_COUNT%29.granularity%28DAY%29.since%282026-01-28%29.until%282026-01-30%29&business_account_id=456");
        foreach (MetaFlow flow in new[] { ofAccount.Items.Single(), ofNumber.Items.Single(), got })
        {
            flow.Should().BeEquivalentTo(new
            {
                Id = "123",
                Name = "Sign up",
                Status = MetaFlowStatus.Published,
                Categories = new[] { FlowCategory.SignUp, new FlowCategory("MAGIC") },
                JsonVersion = "7.3",
                DataApiVersion = "3.0",
                EndpointUri = "https://e.example",
                Preview = new { PreviewUrl = "https://p.example", ExpiresAt = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero) },
            });
            flow.ValidationErrors.Single().Message.Should().Be("Bad.");
            flow.HealthStatus!.Value.GetProperty("can_send_message").GetString().Should().Be("AVAILABLE");
            flow.AdditionalData.Should().ContainKey("mood");
        }
    }

    [Fact]
    public async Task Flows_are_created_changed_published_deprecated_and_deleted()
    {
        NewMetaFlow flow = new() { Name = "Sign up", Categories = [FlowCategory.SignUp], CloneFlowId = "9", EndpointUri = "https://e.example/flow", Definition = Definition, Publish = true };
        (CreatedMetaFlow created, SeenRequest create) = await Exchange.Make("""{"id":"123","success":true,"validation_errors":[{"error":"E"}]}""", kapso => kapso.MetaFlows.CreateAsync("456", flow));
        SeenRequest byNumber = await Exchange.Make("""{"id":"123"}""", kapso => (Task)kapso.MetaFlows.CreateByPhoneNumberAsync("647", new NewMetaFlow { Name = "A", Categories = [FlowCategory.Other] }));
        SeenRequest update = await Exchange.Make("""{"success":true}""", kapso => kapso.MetaFlows.UpdateAsync("123", new MetaFlowUpdate { Name = "B", Categories = [FlowCategory.Survey], EndpointUri = "https://e.example", ApplicationId = "789" }));
        SeenRequest publish = await Exchange.Make("""{"success":true}""", kapso => kapso.MetaFlows.PublishAsync("123"));
        SeenRequest deprecate = await Exchange.Make("""{"success":true}""", kapso => kapso.MetaFlows.DeprecateAsync("123"));
        SeenRequest delete = await Exchange.Make("""{"success":true}""", kapso => kapso.MetaFlows.DeleteAsync("123"));

        create.ShouldBe("POST", $"{Exchange.WhatsApp}456/flows", $$"""{"name":"Sign up","categories":["SIGN_UP"],"clone_flow_id":"9","endpoint_uri":"https://e.example/flow","flow_json":"{{Json.Replace("\"", "\\u0022", StringComparison.Ordinal)}}"}""");
        (created.Id, created.ValidationErrors.Single().Error).Should().Be(("123", "E"));
        byNumber.ShouldBe("POST", $"{Exchange.WhatsApp}647/flows", """{"name":"A","categories":["OTHER"]}""");
        update.ShouldBe("POST", $"{Exchange.WhatsApp}123", """{"name":"B","categories":["SURVEY"],"endpoint_uri":"https://e.example","application_id":"789"}""");
        publish.ShouldBe("POST", $"{Exchange.WhatsApp}123/publish");
        deprecate.ShouldBe("POST", $"{Exchange.WhatsApp}123/deprecate");
        delete.ShouldBe("DELETE", $"{Exchange.WhatsApp}flows/123");
    }

    [Fact]
    public async Task A_flow_without_problems_is_created_and_then_published()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.OK, """{"id":"123","success":true,"validation_errors":[]}"""), ScriptedTransport.Answer(HttpStatusCode.OK, """{"success":true}"""));

        (await kapso.Client.MetaFlows.CreateByPhoneNumberAsync("647", new NewMetaFlow { Name = "A", Categories = [FlowCategory.Other], Definition = Definition, Publish = true })).Id.Should().Be("123");

        kapso.Transport.Requests.Select(request => $"{request.Method} {request.Uri.AbsoluteUri}").Should().Equal($"POST {Exchange.WhatsApp}647/flows", $"POST {Exchange.WhatsApp}123/publish");
    }

    [Fact]
    public async Task A_draft_at_Meta_that_could_not_be_published_is_named()
    {
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.OK, """{"id":"123","success":true}"""),
            ScriptedTransport.Answer(HttpStatusCode.BadRequest, """{"error":{"message":"Publishing flow failed","code":139002,"error_data":{"details":"The flow has no endpoint."}}}"""));

        KapsoFlowException failure = (await kapso.Client.Awaiting(client => client.MetaFlows.CreateAsync("456", new NewMetaFlow { Name = "A", Categories = [FlowCategory.Other], Publish = true }))
            .Should().ThrowAsync<KapsoFlowException>()).Which;

        failure.DraftId.Should().Be("123");
        failure.InnerException.Should().BeOfType<KapsoApiException>().Which.Code.Should().Be(139002);
    }

    [Fact]
    public async Task Json_goes_up_as_a_file_and_comes_down_by_its_address()
    {
        (IReadOnlyList<FlowValidationError> problems, SeenRequest upload) = await Exchange.Make("""{"success":true,"validation_errors":[{"error":"E","message":"Bad."}]}""", kapso => kapso.MetaFlows.UploadAsync("123", Definition));
        (Page<FlowAsset> assets, SeenRequest list) = await Exchange.Make("""{"data":[{"name":"flow.json","asset_type":"FLOW_JSON","download_url":"https://d.example","x":1}]}""", kapso => kapso.MetaFlows.ListAssets("123").GetPageAsync());

        problems.Single().Message.Should().Be("Bad.");
        $"{upload.Method} {upload.Uri.AbsoluteUri}".Should().Be($"POST {Exchange.WhatsApp}123/assets");
        string boundary = Boundary().Match(upload.Headers["Content-Type"]).Groups[1].Value;
        upload.Body.Should().Be(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nflow.json\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"asset_type\"\r\n\r\nFLOW_JSON\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"flow.json\"\r\nContent-Type: application/json\r\n\r\n{Json}\r\n--{boundary}--\r\n");
        list.ShouldBe("GET", $"{Exchange.WhatsApp}123/assets");
        assets.Items.Single().Should().BeEquivalentTo(new { Name = "flow.json", AssetType = "FLOW_JSON", DownloadUrl = "https://d.example" });
    }

    [Fact]
    public async Task A_public_key_is_uploaded_and_looked_at()
    {
        using RSA rsa = RSA.Create(2048);
        string pem = rsa.ExportSubjectPublicKeyInfoPem();
        SeenRequest set = await Exchange.Make("""{"success":true}""", kapso => kapso.MetaFlows.SetPublicKeyAsync("647", pem));
        (FlowPublicKey? key, SeenRequest get) = await Exchange.Make("""{"data":[{"business_public_key":"-----BEGIN","business_public_key_signature_status":"MISMATCH","x":1}]}""", kapso => kapso.MetaFlows.FindPublicKeyAsync("647"));
        (FlowPublicKey? none, _) = await Exchange.Make("""{"data":[]}""", kapso => kapso.MetaFlows.FindPublicKeyAsync("647"));

        $"{set.Method} {set.Uri.AbsoluteUri}".Should().Be($"POST {Exchange.WhatsApp}647/whatsapp_business_encryption");
        string boundary = Boundary().Match(set.Headers["Content-Type"]).Groups[1].Value;
        set.Body.Should().Be($"--{boundary}\r\nContent-Disposition: form-data; name=\"business_public_key\"\r\n\r\n{pem}\r\n--{boundary}--\r\n");
        get.ShouldBe("GET", $"{Exchange.WhatsApp}647/whatsapp_business_encryption");
        (key!.BusinessPublicKey, key.BusinessPublicKeySignatureStatus).Should().Be(("-----BEGIN", FlowKeyStatus.Mismatch));
        none.Should().BeNull();
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent()
    {
        using RSA rsa = RSA.Create(2048);
        using RSA small = RSA.Create(1024);
        (await Exchange.Refused(kapso => kapso.MetaFlows.CreateAsync("456", new NewMetaFlow { Name = "", Categories = [], EndpointUri = "http://a.example" }))).ShouldBe("flow.name: required", "flow.categories: min-count", "flow.endpointUri: https");
        (await Exchange.Refused(kapso => kapso.MetaFlows.UploadAsync("123", Definition with { DataChannelUri = new string('a', MetaFlowsClient.MaxJsonBytes) }))).ShouldBe("definition: max-bytes");
        (await Exchange.Refused(kapso => kapso.MetaFlows.UpdateAsync("123", new MetaFlowUpdate()))).ShouldBe("update: changes");
        (await Exchange.Refused(kapso => kapso.MetaFlows.GetAsync(" ", "123"))).ShouldBe("businessAccountId: required");
        (await Exchange.Refused(kapso => kapso.MetaFlows.GetByPhoneNumberAsync(" ", "123"))).ShouldBe("phoneNumberId: required");
        (await Exchange.Refused(kapso => kapso.MetaFlows.SetPublicKeyAsync("647", ""))).ShouldBe("publicKeyPem: required");
        (await Exchange.Refused(kapso => kapso.MetaFlows.SetPublicKeyAsync("647", "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----"))).ShouldBe("publicKeyPem: public-key");
        (await Exchange.Refused(kapso => kapso.MetaFlows.SetPublicKeyAsync("647", small.ExportSubjectPublicKeyInfoPem()))).ShouldBe("publicKeyPem.bits: range");
        IReadOnlyList<ValidationProblem> secret = await Exchange.Refused(kapso => kapso.MetaFlows.SetPublicKeyAsync("647", rsa.ExportPkcs8PrivateKeyPem()));
        secret.ShouldBe("publicKeyPem: public-key");
        secret.Single().ToString().Should().NotContain("MII");
    }

    [Theory]
    [InlineData(139002, ErrorCategory.Flow)]
    [InlineData(139004, ErrorCategory.Flow)]
    [InlineData(139000, ErrorCategory.Flow)]
    public async Task Refusals_have_a_category(int code, ErrorCategory category)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.BadRequest, $$"""{"error":{"message":"No.","type":"OAuthException","code":{{code}},"error_subcode":1,"fbtrace_id":"t"} }"""));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => client.MetaFlows.PublishAsync("123")).Should().ThrowAsync<KapsoApiException>()).Which;

        (refused.Category, refused.Code, refused.Advice is null).Should().Be((category, code, false));
    }

    [GeneratedRegex("^multipart/form-data; boundary=(kapso-[0-9a-f]{32})$")]
    private static partial Regex Boundary();
}
