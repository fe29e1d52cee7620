using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.AspNetCore;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Flows;
using Kapso.WhatsApp.Messages;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Flows from their definition to the answer, with real sockets.</summary>
public sealed class FlowTests
{
    private const string AppSecret = "emulated-app-secret";
    private const string Source = "async function handler(request, env) { return new Response('{}'); }";

    private static readonly FlowDefinition SignUp = FlowDefinition.Static()
        .Screen("DETAILS", "Your details", s => s
            .TextInput("name", "Name", required: true)
            .Navigate("Continue", "CONFIRM", p => p.FromForm("name")))
        .Screen("CONFIRM", "Confirm", s => s
            .Data("name", "Ann")
            .Body(FlowExpression.Data("name"))
            .OptIn("terms", "I agree", required: true)
            .Complete("Done", p => p.FromData("name").FromForm("terms").Value("source", "whatsapp")))
        .Build();

    private static readonly FlowDefinition Booking = FlowDefinition.Dynamic()
        .Screen("DATE", "Choose a date", s => s
            .Data("min_date", "2026-01-01")
            .DatePicker("date", "Date", required: true, minDate: FlowExpression.Data("min_date"))
            .DataExchange("Show times", p => p.FromForm("date")))
        .Screen("SLOT", "Choose a time", s => s
            .OptionsData("slots", new FlowOption { Id = "0900", Title = "9:00" })
            .RefreshOnBack()
            .Dropdown("slot", "Time", FlowExpression.Data("slots"), required: true)
            .Terminal()
            .DataExchange("Book", p => p.FromScreen("DATE", "date").FromForm("slot")))
        .Route("DATE", "SLOT")
        .Build();

    [Fact]
    public async Task A_static_flow_is_deployed_sent_answered_and_read()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;

        DeployedFlow deployed = await kapso.Flows.DeployAsync(new FlowDeployment { PhoneNumberId = started.PhoneNumberId, Name = "Sign up", Definition = SignUp });
        SentMessage sent = await kapso.Messages.SendAsync(started.PhoneNumberId, EmulatedKapso.To, Interactive.Flow(deployed.Flow.MetaFlowId!, "Sign up").Body("Join us").Token("token-1").Build());
        EmulatedFlow phone = await started.Emulator.OpenFlowAsync(sent.Id);
        await phone.SubmitAsync(new JsonObject { ["name"] = "Ann Lee" });
        await phone.SubmitAsync(new JsonObject { ["terms"] = true });

        (deployed.WasCreated, deployed.WasUploaded, deployed.WasPublished, deployed.Flow.Status, deployed.ValidationErrors.Count).Should().Be((true, true, true, FlowStatus.Published, 0));
        (phone.IsCompleted, phone.Failure, phone.Screen).Should().Be((true, null, null));
        Message reply = await kapso.Messages.GetAsync(started.PhoneNumberId, phone.ReplyId!);
        FlowReplyContent answers = reply.Content.Should().BeOfType<FlowReplyContent>().Subject;
        answers.ReadResponse()!.Value.GetRawText().Should().Be("""{"flow_token":"token-1","name":"Ann Lee","terms":true,"source":"whatsapp"}""");
        reply.Context!.Id.Should().Be(sent.Id);
        (reply.Kapso!.FlowName, reply.Kapso.FlowToken, reply.Kapso.FlowResponse!.Value.GetProperty("name").GetString()).Should().Be(("Sign up", "token-1", "Ann Lee"));
        FlowResponse response = await kapso.Flows.ListResponses(deployed.Flow.Id).SingleAsync();
        (response.FlowToken, response.Response!.Value.GetProperty("name").GetString()).Should().Be(("token-1", "Ann Lee"));
    }

    [Fact]
    public async Task A_dynamic_flow_is_answered_by_an_endpoint_of_ones_own()
    {
        List<string> seen = [];
        FlowPrivateKey key = FlowPrivateKey.Generate();
        await using FlowServer server = await FlowServer.StartAsync(key, AppSecret, flow => flow
            .OnInit((request, _, _) => Reply(seen, request, FlowReply.Show("DATE", Json("""{"min_date":"2026-12-01","unknown":1}"""))))
            .OnScreen("DATE", (request, _, _) => Reply(seen, request, request.Data.GetProperty("date").GetString() == "2026-12-24"
                ? FlowReply.Stay("Closed then.", Json("""{"min_date":"2026-12-25"}"""))
                : FlowReply.Show("SLOT", Json("""{"slots":[{"id":"0900","title":"9:00"}]}"""))))
            .OnScreen("SLOT", (request, _, _) => Reply(seen, request, FlowReply.Complete(Json("""{"booking":"B-7"}"""))))
            .OnBack((request, _, _) => Reply(seen, request, FlowReply.Show("DATE", Json("""{"min_date":"2026-12-02"}""")))));
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;

        CreatedMetaFlow created = await kapso.MetaFlows.CreateAsync(started.Emulator.BusinessAccountId, new NewMetaFlow { Name = "Booking", Categories = [FlowCategory.AppointmentBooking], Definition = Booking });
        (await kapso.MetaFlows.Awaiting(it => it.PublishAsync(created.Id)).Should().ThrowAsync<KapsoApiException>()).Which.Code.Should().Be(139002);
        await kapso.MetaFlows.UpdateAsync(created.Id, new MetaFlowUpdate { EndpointUri = server.Address.AbsoluteUri });
        await kapso.MetaFlows.SetPublicKeyAsync(started.PhoneNumberId, key.ExportPublicKeyPem());
        (await kapso.MetaFlows.FindPublicKeyAsync(started.PhoneNumberId))!.BusinessPublicKeySignatureStatus.Should().Be(FlowKeyStatus.Valid);
        await kapso.MetaFlows.PublishAsync(created.Id);
        (await started.Emulator.PingFlowAsync(created.Id)).Should().BeNull();
        SentMessage sent = await kapso.Messages.SendAsync(started.PhoneNumberId, EmulatedKapso.To, Interactive.Flow(created.Id, "Book").Body("Book a time").Token("token-7").DataExchange().Build());
        EmulatedFlow phone = await started.Emulator.OpenFlowAsync(sent.Id);

        (phone.Screen, phone.Data.ToJsonString()).Should().Be(("DATE", """{"min_date":"2026-12-01"}"""));
        await phone.SubmitAsync(new JsonObject { ["date"] = "2026-12-24" });
        (phone.Screen, phone.ErrorMessage, phone.Data.ToJsonString()).Should().Be(("DATE", "Closed then.", """{"min_date":"2026-12-25"}"""));
        await phone.SubmitAsync(new JsonObject { ["date"] = "2026-12-28" });
        phone.Screen.Should().Be("SLOT");
        await phone.BackAsync();
        (phone.Screen, phone.Data.ToJsonString()).Should().Be(("DATE", """{"min_date":"2026-12-02"}"""));
        await phone.SubmitAsync();
        await phone.SubmitAsync(new JsonObject { ["slot"] = "0900" });

        phone.Response!.ToJsonString().Should().Be("""{"flow_token":"token-7","booking":"B-7"}""");
        seen.Should().Equal("INIT {} token-7", """data_exchange DATE {"date":"2026-12-24"} token-7""", """data_exchange DATE {"date":"2026-12-28"} token-7""", "BACK SLOT {} token-7", """data_exchange DATE {"date":"2026-12-28"} token-7""", """data_exchange SLOT {"date":"2026-12-28","slot":"0900"} token-7""");
        (await kapso.Messages.GetAsync(started.PhoneNumberId, phone.ReplyId!)).Content.Should().BeOfType<FlowReplyContent>();
    }

    [Fact]
    public async Task A_dynamic_flow_is_answered_by_a_function_at_Kapso()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;
        FlowDeployment deployment = new() { PhoneNumberId = started.PhoneNumberId, Name = "Booking", Definition = Booking, DataEndpointCode = Source };

        DeployedFlow first = await kapso.Flows.DeployAsync(deployment);
        int requests = started.Emulator.Requests.Count(request => request.Method != "GET");
        DeployedFlow second = await kapso.Flows.DeployAsync(deployment);
        started.Emulator.OnFunction($"flow-{first.Flow.MetaFlowId}", payload =>
        {
            JsonNode exchange = JsonNode.Parse(payload)!["data_exchange"]!;
            return EmulatedFunctionResponse.Json((string?)exchange["action"] == "INIT"
                ? """{"version":"3.0","screen":"DATE","data":{"min_date":"2026-12-01"}}"""
                : """{"version":"3.0","screen":"SUCCESS","data":{"extension_message_response":{"params":{"flow_token":"t","done":true}}}}""");
        });
        SentMessage sent = await kapso.Messages.SendAsync(started.PhoneNumberId, EmulatedKapso.To, Interactive.Flow(first.Flow.MetaFlowId!, "Book").Body("Book").Token("t").DataExchange().Build());
        EmulatedFlow phone = await started.Emulator.OpenFlowAsync(sent.Id);
        await phone.SubmitAsync(new JsonObject { ["date"] = "2026-12-28" });

        (first.WasCreated, first.WasPublished, first.Flow.HasDataEndpoint, first.Flow.FlowsEncryptionConfigured).Should().Be((true, true, true, true));
        (second.WasCreated, second.WasUploaded, second.WasPublished).Should().Be((false, false, false));
        started.Emulator.Requests.Count(request => request.Method != "GET").Should().Be(requests + 1, "the second deployment changed nothing");
        phone.Response!.ToJsonString().Should().Be("""{"flow_token":"t","done":true}""");
        (await kapso.Flows.ListFunctionInvocations(first.Flow.Id).ToListAsync()).Should().HaveCount(2);
        (await kapso.Flows.GetDataEndpointAsync(first.Flow.Id)).Status.Should().Be(FlowDataEndpointStatus.Deployed);
    }

    [Fact]
    public async Task A_flow_with_an_endpoint_of_ones_own_is_deployed_in_one_call_and_in_the_order_that_Meta_wants()
    {
        FlowPrivateKey key = FlowPrivateKey.Generate();
        await using FlowServer server = await FlowServer.StartAsync(key, AppSecret, flow => flow
            .OnAnythingElse((_, _, _) => Task.FromResult(FlowReply.Show("DATE", Json("""{"min_date":"2026-12-01"}""")))));
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;
        FlowDeployment deployment = new()
        {
            PhoneNumberId = started.PhoneNumberId,
            Name = "Booking",
            Definition = Booking,
            EndpointUri = server.Address.AbsoluteUri,
            PublicKeyPem = key.ExportPublicKeyPem(),
        };

        DeployedFlow first = await kapso.Flows.DeployAsync(deployment);
        string[] done = Changes();
        DeployedFlow second = await kapso.Flows.DeployAsync(deployment);
        DeployedFlow third = await kapso.Flows.DeployAsync(deployment with { PublicKeyPem = null });

        done.Should().Equal("setBusinessEncryptionPublicKey", "createWhatsappFlow", "updateFlowMetadata", "publishWhatsappFlow");
        (first.WasCreated, first.WasPublished, second.WasCreated, second.WasPublished, third.WasPublished).Should().Be((true, true, false, false, false));
        Changes().Should().Equal(done, "what is there already is not done again");
        (await started.Emulator.PingFlowAsync(first.Flow.MetaFlowId!)).Should().BeNull();

        await kapso.Flows.DeployAsync(deployment with { EndpointUri = "https://flows.example/new", PublicKeyPem = FlowPrivateKey.Generate().ExportPublicKeyPem() });
        Changes()[done.Length..].Should().Equal("setBusinessEncryptionPublicKey", "updateFlowMetadata");
        (await kapso.MetaFlows.GetAsync(started.Emulator.BusinessAccountId, first.Flow.MetaFlowId!)).EndpointUri.Should().Be("https://flows.example/new");

        string[] Changes() => [.. started.Emulator.Requests.Where(request => request.Method != "GET").Select(request => request.OperationId!)];
    }

    [Fact]
    public async Task Without_a_public_key_nothing_of_a_flow_with_an_endpoint_is_created()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        FlowDeployment deployment = new() { PhoneNumberId = started.PhoneNumberId, Name = "Booking", Definition = Booking, EndpointUri = "https://flows.example/booking" };

        (await started.Client.Flows.Awaiting(flows => flows.DeployAsync(deployment)).Should().ThrowAsync<KapsoValidationException>())
            .Which.Problems.Single().Should().BeEquivalentTo(new { Path = "deployment.publicKeyPem", Rule = "required" });
        started.Emulator.Requests.Should().OnlyContain(request => request.Method == "GET");
    }

    [Fact]
    public async Task A_draft_that_the_emulator_does_not_publish_is_named()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        FlowsClient flows = started.Client.Flows;

        KapsoFlowException failure = (await flows.Awaiting(it => it.CreateAsync(new NewFlow { PhoneNumberId = started.PhoneNumberId, Name = "Booking", Definition = Booking, Publish = true }))
            .Should().ThrowAsync<KapsoFlowException>()).Which;

        (await flows.GetAsync(failure.DraftId!)).Should().BeEquivalentTo(new { Name = "Booking", Status = FlowStatus.Draft });
    }

    [Fact]
    public async Task A_changed_definition_becomes_a_version_and_an_unchanged_one_does_not()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        FlowsClient flows = started.Client.Flows;
        FlowDeployment deployment = new() { PhoneNumberId = started.PhoneNumberId, Name = "Sign up", Definition = SignUp };
        DeployedFlow first = await flows.DeployAsync(deployment);

        DeployedFlow changed = await flows.DeployAsync(deployment with { Definition = SignUp with { Screens = [SignUp.Screens[0] with { Title = "About you" }, SignUp.Screens[1]] } });

        (changed.WasCreated, changed.WasUploaded, changed.WasPublished, changed.Flow.Id).Should().Be((false, true, true, first.Flow.Id));
        (await flows.ListVersions(first.Flow.Id).ToListAsync()).Select(version => version.Status).Should().Equal(FlowStatus.Published, FlowStatus.Published);
        (await flows.FindLatestVersionAsync(first.Flow.Id))!.ReadDefinition()!.Screens[0].Title.Should().Be(new FlowValue<string>("About you"));
        (await flows.DeployAsync(deployment with { Publish = false })).WasPublished.Should().BeFalse();
    }

    [Theory]
    [InlineData("createWhatsappFlow")]
    [InlineData("createWhatsappFlowVersion")]
    [InlineData("publishWhatsappFlow")]
    public async Task A_lost_answer_makes_nothing_twice(string operation)
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        FlowsClient flows = started.Client.Flows;
        FlowDeployment deployment = new() { PhoneNumberId = started.PhoneNumberId, Name = "Sign up", Definition = SignUp };
        if (operation == "createWhatsappFlowVersion")
        {
            await flows.CreateAsync(new NewFlow { PhoneNumberId = started.PhoneNumberId, Name = "Sign up" });
        }

        started.Emulator.Faults.Add(Fault.ResetAfterProcessing() with { OperationId = operation });
        DeployedFlow deployed = await flows.DeployAsync(deployment);

        deployed.Flow.Status.Should().Be(FlowStatus.Published);
        started.Emulator.Requests.Should().ContainSingle(request => request.OperationId == operation);
        (await flows.List().ToListAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Problems_that_only_the_server_finds_are_told_in_the_same_type()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        FlowsClient flows = started.Client.Flows;
        Flow flow = await flows.CreateAsync(new NewFlow { PhoneNumberId = started.PhoneNumberId, Name = "Broken", Definition = FlowDefinition.Parse("""{"version":"7.3","screens":[]}""") });

        FlowVersion version = (await flows.FindLatestVersionAsync(flow.Id))!;
        KapsoFlowException refused = (await flows.Awaiting(it => it.PublishAsync(flow.Id)).Should().ThrowAsync<KapsoFlowException>()).Which;

        version.ValidationErrors.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Error = "MIN_ITEMS_REQUIRED", ErrorType = "FLOW_JSON_ERROR" });
        refused.ValidationErrors.Should().ContainSingle().Which.Pointers.Single().Path.Should().Be("screens");
    }

    [Fact]
    public async Task Flows_live_and_end_at_Meta()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        (MetaFlowsClient flows, string account) = (started.Client.MetaFlows, started.Emulator.BusinessAccountId);
        CreatedMetaFlow draft = await flows.CreateByPhoneNumberAsync(started.PhoneNumberId, new NewMetaFlow { Name = "A", Categories = [FlowCategory.Other] });

        (await flows.UploadAsync(draft.Id, SignUp)).Should().BeEmpty();
        await flows.UpdateAsync(draft.Id, new MetaFlowUpdate { Name = "B", Categories = [FlowCategory.SignUp] });
        MetaFlow got = await flows.GetAsync(account, draft.Id);
        MetaFlow renewed = await flows.GetAsync(account, draft.Id, [MetaFlowField.NewPreview]);
        FlowAsset asset = await flows.ListAssets(draft.Id).SingleAsync();
        await using (MediaFiles.MediaDownload download = await started.Client.Media.DownloadAsync(new Uri(asset.DownloadUrl!)))
        {
            using StreamReader reader = new(download.Content);
            FlowDefinition.Parse(await reader.ReadToEndAsync()).ToJson().Should().Be(SignUp.ToJson());
        }

        got.Should().BeEquivalentTo(new { Name = "B", Status = MetaFlowStatus.Draft, JsonVersion = "7.3" });
        got.Categories.Should().Equal(FlowCategory.SignUp);
        renewed.Preview!.PreviewUrl.Should().NotBe(got.Preview!.PreviewUrl);
        await flows.PublishAsync(draft.Id);
        (await Code(() => flows.DeleteAsync(draft.Id))).Should().Be(139004);
        await flows.DeprecateAsync(draft.Id);
        (await Code(() => flows.DeprecateAsync(draft.Id))).Should().Be(139003);
        (await Code(() => flows.UploadAsync(draft.Id, SignUp))).Should().Be(139001);
        CreatedMetaFlow other = await flows.CreateAsync(account, new NewMetaFlow { Name = "C", Categories = [FlowCategory.Other], CloneFlowId = draft.Id });
        (await Code(() => flows.CreateAsync(account, new NewMetaFlow { Name = "C", Categories = [FlowCategory.Other] }))).Should().Be(100);
        (await flows.List(account).ToListAsync()).Select(flow => flow.Id).Should().Equal(other.Id, draft.Id);
        await flows.DeleteAsync(other.Id);
        (await flows.ListByPhoneNumber(started.PhoneNumberId).ToListAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Only_a_flow_that_is_there_and_published_is_sent()
    {
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;
        DeployedFlow draft = await kapso.Flows.DeployAsync(new FlowDeployment { PhoneNumberId = started.PhoneNumberId, Name = "Sign up", Definition = SignUp, Publish = false });

        (await Code(() => kapso.Messages.SendAsync(started.PhoneNumberId, EmulatedKapso.To, Interactive.Flow("999", "A").Body("B").Build()))).Should().Be(2064);
        (await Code(() => kapso.Messages.SendAsync(started.PhoneNumberId, EmulatedKapso.To, Interactive.Flow(draft.Flow.MetaFlowId!, "A").Body("B").Build()))).Should().Be(2066);
        SentMessage sent = await kapso.Messages.SendAsync(started.PhoneNumberId, EmulatedKapso.To, Interactive.FlowByName("Sign up", "A").Body("B").Draft().Build());
        (await started.Emulator.OpenFlowAsync(sent.Id)).Screen.Should().Be("DETAILS");
    }

    [Theory]
    [InlineData("other key", "business-decryption-error")]
    [InlineData("other secret", "unexpected_http_status_code")]
    [InlineData("wrong screen", "invalid-screen-transition")]
    [InlineData("missing data", "payload-schema-error")]
    [InlineData("expired", "flow_token_expired")]
    [InlineData("failing", "unexpected_http_status_code")]
    public async Task What_goes_wrong_is_what_a_phone_would_show(string kind, string failure)
    {
        List<FlowErrorNotification> told = [];
        FlowPrivateKey key = FlowPrivateKey.Generate();
        await using FlowServer server = await FlowServer.StartAsync(key, kind == "other secret" ? "another secret" : AppSecret, flow => flow
            .OnAnythingElse((_, _, _) => Task.FromResult(kind switch
            {
                "wrong screen" => FlowReply.Show("NOWHERE"),
                "missing data" => FlowReply.Show("DATE"),
                "expired" => FlowReply.TokenExpired("Too late."),
                _ => throw new InvalidOperationException("Something broke."),
            }))
            .OnError((error, _, _) =>
            {
                told.Add(error);
                return Task.CompletedTask;
            }));
        await using EmulatedKapso started = await EmulatedKapso.StartAsync();
        KapsoWhatsAppClient kapso = started.Client;
        CreatedMetaFlow created = await kapso.MetaFlows.CreateAsync(
            started.Emulator.BusinessAccountId, new NewMetaFlow { Name = "Booking", Categories = [FlowCategory.Other], Definition = Booking, EndpointUri = server.Address.AbsoluteUri });
        await kapso.MetaFlows.SetPublicKeyAsync(started.PhoneNumberId, (kind == "other key" ? FlowPrivateKey.Generate() : key).ExportPublicKeyPem());
        SentMessage sent = await kapso.Messages.SendAsync(started.PhoneNumberId, EmulatedKapso.To, Interactive.Flow(created.Id, "Book").Body("Book").Draft().DataExchange().Build());

        EmulatedFlow phone = await started.Emulator.OpenFlowAsync(sent.Id);

        (phone.Failure, phone.Screen).Should().Be((failure, null));
        told.Select(error => error.Key).Should().Equal(kind is "wrong screen" or "missing data" ? [failure] : []);
        if (kind == "expired")
        {
            phone.FailureMessage.Should().Be("Too late.");
        }
    }

    private static Task<FlowReply> Reply(List<string> seen, FlowRequest request, FlowReply reply)
    {
        seen.Add($"{request} {request.Data.GetRawText()} {request.FlowToken}");
        return Task.FromResult(reply);
    }

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    private static async Task<int?> Code(Func<Task> call) => (await FluentActions.Awaiting(call).Should().ThrowAsync<KapsoApiException>()).Which.Code;
}
