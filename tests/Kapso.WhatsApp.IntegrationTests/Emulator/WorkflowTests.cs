using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class WorkflowTests : OnboardingTest
{
    private const string Workflows = $"{Platform}/workflows";
    private const string Executions = $"{Platform}/workflow_executions";
    private const string StartNode = """{"id":"start","type":"flow-node","position":{"x":0,"y":0},"data":{"node_type":"start","config":{}}}""";

    protected override KapsoEmulatorOptions Options => base.Options with { WorkflowStartsPerSecond = 2 };

    [Fact]
    public async Task A_workflow_is_created_changed_and_listed()
    {
        JsonNode created = await CreateAsync("My flow!", Graph());
        ((string?)created["slug"], (string?)created["status"], (int?)created["lock_version"], (int?)created["message_debounce_seconds"]).Should().Be(("my-flow", "draft", 0, 1));
        created["definition"].Should().BeNull();

        JsonNode changed = await DoAsync("PATCH", Path(created), """{"workflow":{"lock_version":0,"name":"Other","status":"active","description":null,"message_debounce_seconds":5}}""");
        ((string?)changed["name"], (string?)changed["slug"], (int?)changed["lock_version"], (int?)changed["message_debounce_seconds"]).Should().Be(("Other", "my-flow", 1, 5));
        await ShouldBeRefusedAsync("PATCH", Path(created), """{"workflow":{"lock_version":0,"name":"x"}}""", 409, "lock_version is stale: the workflow was changed meanwhile");
        ((await DoAsync("GET", $"{Workflows}?status=active&name_contains=OTH")).AsArray().Count, (await DoAsync("GET", $"{Workflows}?status=draft")).AsArray().Count).Should().Be((1, 0));
        (await CallAsync("GET", $"{Workflows}?status=running")).Status.Should().Be(422);
        await ShouldBeRefusedAsync("POST", Workflows, """{"workflow":{"name":"Other"}}""", 422, "Name has already been taken");
        await ShouldBeRefusedAsync("POST", Workflows, """{"workflow":{"name":"x","slug":"my-flow"}}""", 422, "Slug has already been taken");
        await ShouldBeRefusedAsync("GET", $"{Workflows}/nobody", null, 404, "Workflow not found");
    }

    [Fact]
    public async Task A_graph_keeps_ids_and_is_replaced_in_parts()
    {
        string decide = Node("d", "decide", """{"decision_type":"ai","conditions":[{"label":"yes"}],"llm_configuration":{}}""");
        JsonNode workflow = await CreateAsync("a", $$"""{"nodes":[{{StartNode}},{{decide}},{{Node("h", "handoff", "{}")}}],"edges":[{"source":"start","target":"d"},{"source":"d","target":"h","label":"yes"}]}""");

        JsonNode graph = (await DoAsync("GET", $"{Path(workflow)}/definition"))["definition"]!;
        string? condition = (string?)graph["nodes"]![1]!["data"]!["config"]!["conditions"]![0]!["id"];
        condition.Should().NotBeNull();
        ((string?)graph["edges"]![0]!["label"], (string?)graph["edges"]![0]!["flow_condition_id"], (string?)graph["edges"]![1]!["flow_condition_id"]).Should().Be(("next", null, condition));
        ((string?)graph["nodes"]![0]!["data"]!["display_name"]).Should().Be("start");

        await DoAsync("PATCH", Path(workflow), $$"""{"workflow":{"definition":{"nodes":[{{StartNode}},{{decide}}]} } }""");
        JsonNode shorter = (await DoAsync("GET", $"{Path(workflow)}/definition"))["definition"]!;
        (shorter["nodes"]!.AsArray().Count, shorter["edges"]!.AsArray().Count).Should().Be((2, 1), "edges of nodes that are gone go with them");
    }

    [Theory]
    [InlineData("""{"nodes":[],"edges":[]}""")]
    [InlineData("""{"nodes":[START,START],"edges":[]}""")]
    [InlineData("""{"nodes":[START,{"id":"1st","position":{"x":0,"y":0},"data":{"node_type":"handoff","config":{}}}]}""")]
    [InlineData("""{"nodes":[START,{"id":"n","position":{"x":0,"y":0},"data":{"node_type":"teleport","config":{}}}]}""")]
    [InlineData("""{"nodes":[START,{"id":"n","position":{"x":0},"data":{"node_type":"handoff","config":{}}}]}""")]
    [InlineData("""{"nodes":[START,{"id":"n","position":{"x":0,"y":0},"data":{"node_type":"handoff","config":{},"icon":"i"}}]}""")]
    [InlineData("""{"nodes":[START,{"id":"n","position":{"x":0,"y":0},"data":{"node_type":"handoff","config":{"colour":"red"}}}]}""")]
    [InlineData("""{"nodes":[START,{"id":"n","position":{"x":0,"y":0},"data":{"node_type":"send_text","config":{}}}]}""")]
    [InlineData("""{"nodes":[START,{"id":"n","position":{"x":0,"y":0},"data":{"node_type":"wait_for_response","config":{"has_timeout":true,"timeout_seconds":9}}}]}""")]
    [InlineData("""{"nodes":[START,{"id":"n","position":{"x":0,"y":0},"data":{"node_type":"send_interactive","config":{"interactive_type":"button","body_text":"b","buttons":[{"id":"a","title":"This title is too long"}]}}}]}""")]
    [InlineData("""{"nodes":[START,{"id":"n","position":{"x":0,"y":0},"data":{"node_type":"emit_event","config":{"event_name":"Order Paid"}}}]}""")]
    [InlineData("""{"nodes":[START],"edges":[{"source":"start","target":"nobody"}]}""")]
    [InlineData("""{"nodes":[START],"edges":[{"source":"start","target":"start","label":"yes"}]}""")]
    [InlineData("""{"nodes":[START],"edges":[{"source":"start","target":"start"},{"source":"start","target":"start"}]}""")]
    [InlineData("""{"nodes":[START],"edges":[],"version":1}""")]
    public async Task A_graph_that_breaks_a_rule_is_refused(string graph)
    {
        (await CallAsync("POST", Workflows, $$$"""{"workflow":{"name":"a","definition":{{{graph.Replace("START", StartNode)}}}}}""")).Status.Should().Be(422);
    }

    [Fact]
    public async Task Triggers_are_checked_created_replaced_switched_and_deleted()
    {
        JsonNode workflow = await CreateAsync("a", Graph());
        string triggers = $"{Path(workflow)}/triggers";
        foreach (string wrong in new[] { """{"trigger_type":"inbound_message"}""", """{"trigger_type":"inbound_message","phone_number_id":"nobody"}""", """{"trigger_type":"whatsapp_event","event":"whatsapp.message.read"}""", """{"trigger_type":"project_event","event_name":"Order Paid"}""", """{"trigger_type":"moon"}""" })
        {
            (await CallAsync("POST", triggers, $$"""{"trigger":{{wrong}}}""")).Status.Should().Be(422, wrong);
        }

        JsonNode created = await DoAsync("POST", triggers, """{"trigger":{"trigger_type":"project_event","event_name":"order.paid","property_key":"total","operator":"gt","property_value":5}}""");
        ((bool?)created["active"], (string?)created["triggerable"]!["operator"]).Should().Be((true, "gt"));
        ((bool?)(await DoAsync("PATCH", $"{Platform}/triggers/{created["id"]}", """{"trigger":{"active":false}}"""))["active"]).Should().BeFalse();
        (await CallAsync("PUT", triggers, """{"triggers":[{"trigger_type":"api_call"},{"trigger_type":"moon"}]}""")).Status.Should().Be(422);
        (await DoAsync("GET", triggers)).AsArray().Should().ContainSingle("all or none are replaced");
        JsonArray replaced = (await DoAsync("PUT", triggers, """{"triggers":[{"trigger_type":"api_call"},{"trigger_type":"whatsapp_event","event":"whatsapp.message.sent"}]}""")).AsArray();
        replaced.Select(trigger => trigger!["triggerable"]!.ToJsonString()).Should().Equal("{}", """{"event":"whatsapp.message.sent"}""");
        (await CallAsync("DELETE", $"{Platform}/triggers/{replaced[0]!["id"]}")).Status.Should().Be(204);
        await ShouldBeRefusedAsync("DELETE", $"{Platform}/triggers/{replaced[0]!["id"]}", null, 404, "Trigger not found");
    }

    [Fact]
    public async Task Starts_are_checked_and_limited_by_the_second()
    {
        JsonNode draft = await CreateAsync("draft", Graph());
        await ShouldBeRefusedAsync("POST", $"{Path(draft)}/executions", Person(), 422, "Workflow is not active");
        JsonNode workflow = await ActiveAsync("active", Graph());
        await ShouldBeRefusedAsync("POST", $"{Path(workflow)}/executions", """{"workflow_execution":{}}""", 422, "workflow_execution.phone_number or recipient is missing");
        (await CallAsync("POST", $"{Path(workflow)}/executions", """{"workflow_execution":{"phone_number":"nobody"}}""")).Status.Should().Be(422);
        Clock.Advance(TimeSpan.FromSeconds(1));

        using HttpResponseMessage first = await PostAsync($"{Path(workflow)}/executions", Person());
        using HttpResponseMessage second = await PostAsync($"{Path(workflow)}/executions", Person());
        using HttpResponseMessage third = await PostAsync($"{Path(workflow)}/executions", Person());

        ((int)first.StatusCode, first.Headers.GetValues("X-Burst-RateLimit-Limit").Single(), second.Headers.GetValues("X-Burst-RateLimit-Remaining").Single()).Should().Be((202, "2", "0"));
        ((int)third.StatusCode, third.Headers.GetValues("Retry-After").Single()).Should().Be((429, "1"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await CallAsync("POST", $"{Path(workflow)}/executions", Person())).Status.Should().Be(202);
    }

    [Fact]
    public async Task A_wait_ends_with_its_timeout()
    {
        JsonNode workflow = await ActiveAsync("a", Graph(Node("w", "wait_for_response", """{"has_timeout":true,"timeout_seconds":60,"save_response_to":"answer"}"""), Node("t", "send_text", """{"message":"{{system.last_resume.reason}}: {{vars.answer}}"}""")));
        string id = await StartAsync(workflow);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await StatusAsync(id)).Should().Be("waiting");

        Clock.Advance(TimeSpan.FromSeconds(60));
        Clock.Advance(TimeSpan.FromSeconds(1));

        (await StatusAsync(id)).Should().Be("ended");
        (await DoAsync("GET", $"{Executions}/{id}/events?event_type=wait_timeout")).AsArray().Should().ContainSingle();
        ((string?)(await GetJsonAsync(Messages))["data"]![0]!["text"]!["body"]).Should().Be("timeout: ");
    }

    [Fact]
    public async Task One_input_at_a_time_is_taken_and_only_while_waiting()
    {
        JsonNode workflow = await ActiveAsync("a", Graph(Node("w", "wait_for_response", "{}")));
        string id = await StartAsync(workflow);
        await ShouldBeRefusedAsync("POST", $"{Executions}/{id}/resume", """{"message":{"data":"x"}}""", 422, "Workflow execution is not waiting");
        Clock.Advance(TimeSpan.FromSeconds(1));

        (await CallAsync("POST", $"{Executions}/{id}/resume", """{"message":{}}""")).Status.Should().Be(422);
        ((string?)(await DoAsync("POST", $"{Executions}/{id}/resume", """{"message":{"data":{"a":1}},"variables":{"b":2}}"""))["status"]).Should().Be("running");
        await ShouldBeRefusedAsync("POST", $"{Executions}/{id}/resume", """{"message":{"data":"x"}}""", 409, "Another resume is pending. Please try again shortly.");
        Clock.Advance(TimeSpan.FromSeconds(1));

        JsonNode ended = await DoAsync("GET", $"{Executions}/{id}");
        ((string?)ended["status"], ended["execution_context"]!["vars"]!.ToJsonString()).Should().Be(("ended", """{"b":2,"last_user_input":"{\u0022a\u0022:1}"}"""));
        await ShouldBeRefusedAsync("GET", $"{Executions}/nobody", null, 404, "Workflow execution not found");
    }

    [Fact]
    public async Task A_status_is_forced_where_that_is_allowed()
    {
        JsonNode workflow = await ActiveAsync("a", Graph(Node("w", "wait_for_response", "{}")));
        string id = await StartAsync(workflow);
        Clock.Advance(TimeSpan.FromSeconds(1));

        (await CallAsync("PATCH", $"{Executions}/{id}", "{}")).Status.Should().Be(400);
        (await CallAsync("PATCH", $"{Executions}/{id}", """{"workflow_execution":{"status":"failed"}}""")).Status.Should().Be(422);
        ((string?)(await DoAsync("PATCH", $"{Executions}/{id}", """{"workflow_execution":{"status":"handoff"}}"""))["status"]).Should().Be("handoff");
        ((string?)(await DoAsync("PATCH", $"{Executions}/{id}", """{"workflow_execution":{"status":"ended"}}"""))["status"]).Should().Be("ended");
        await ShouldBeRefusedAsync("PATCH", $"{Executions}/{id}", """{"workflow_execution":{"status":"waiting"}}""", 422, "Cannot change from ended to waiting");
        (await DoAsync("GET", $"{Path(workflow)}/executions?status=ended&waiting_reason=nothing")).AsArray().Should().BeEmpty();
        (await DoAsync("GET", $"{Path(workflow)}/executions?status=ended")).AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task A_test_says_what_models_and_http_calls_answer()
    {
        string decide = """{"decision_type":"ai","conditions":[{"label":"left"},{"label":"right"}],"llm_configuration":{}}""";
        string graph = $$"""
            {"nodes":[{{StartNode}},{{Node("h", "webhook", """{"url":"https://a.example","save_response_to":"got"}""")}},{{Node("d", "decide", decide)}},{{Node("l", "send_text", """{"message":"left"}""")}},{{Node("r", "agent", "{}")}}],
            "edges":[{"source":"start","target":"h"},{"source":"h","target":"d"},{"source":"d","target":"l","label":"left"},{"source":"d","target":"r","label":"right"}]}
            """;
        JsonNode workflow = await ActiveAsync("a", graph);
        Kapso.OnWorkflowNode("h", _ => """{"way":"right"}""");
        Kapso.OnWorkflowNode("d", variables => (string)JsonNode.Parse(variables)!["vars"]!["got"]!["way"]!);
        Kapso.OnWorkflowNode("r", _ => "I am right");

        string id = await StartAsync(workflow);
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await StatusAsync(id)).Should().Be("ended");
        ((string?)(await GetJsonAsync(Messages))["data"]![0]!["text"]!["body"]).Should().Be("I am right");

        Kapso.OnWorkflowNode("d", _ => "up");
        string failed = await StartAsync(workflow);
        Clock.Advance(TimeSpan.FromSeconds(1));
        JsonNode shown = await DoAsync("GET", $"{Executions}/{failed}");
        ((string?)shown["status"], (string?)shown["error_details"]!["message"], (string?)shown["error_details"]!["step_identifier"]).Should().Be(("failed", "The decision is up, which is the label of no condition", "d"));
    }

    [Fact]
    public async Task Events_of_messages_conversations_and_the_project_start_workflows()
    {
        JsonNode emitting = await ActiveAsync("emitting", Graph(Node("e", "emit_event", """{"event_name":"order.paid","properties":{"total":"{{vars.last_user_input}}"}}""")));
        JsonNode begun = await ActiveAsync("begun", Graph());
        JsonNode paid = await ActiveAsync("paid", Graph());
        await DoAsync("POST", $"{Path(emitting)}/triggers", $$$"""{"trigger":{"trigger_type":"inbound_message","phone_number_id":"{{{Kapso.PhoneNumberId}}}"}}""");
        await DoAsync("POST", $"{Path(begun)}/triggers", """{"trigger":{"trigger_type":"whatsapp_event","event":"whatsapp.conversation.created"}}""");
        await DoAsync("POST", $"{Path(paid)}/triggers", """{"trigger":{"trigger_type":"project_event","event_name":"order.paid","property_key":"total","operator":"eq","property_value":"7"}}""");

        Kapso.Receive(InboundMessage.Text(Customer, "7"));
        Clock.Advance(TimeSpan.FromSeconds(1));
        Kapso.Receive(InboundMessage.Text(Customer, "8"));
        Clock.Advance(TimeSpan.FromSeconds(1));

        foreach ((JsonNode workflow, int count) in new[] { (emitting, 2), (begun, 1), (paid, 1) })
        {
            ((int?)(await DoAsync("GET", Path(workflow)))["execution_count"]).Should().Be(count, (string?)workflow["name"]);
        }
    }

    [Fact]
    public async Task A_circle_without_a_wait_fails_and_a_called_workflow_reports_its_errors()
    {
        JsonNode circle = await ActiveAsync("circle", $$$"""{"nodes":[{{{StartNode}}},{{{Node("s", "set_variable", """{"variable_name":"n","variable_value":"1","value_type":"number"}""")}}}],"edges":[{"source":"start","target":"s"},{"source":"s","target":"s"}]}""");
        JsonNode caller = await ActiveAsync("caller", Graph(Node("c", "call", $$"""{"workflow_id":"{{circle["id"]}}","save_error_to":"problem"}"""), Node("t", "send_text", """{"message":"{{problem}}","delay_seconds":5}""")));

        string id = await StartAsync(caller);
        Clock.Advance(TimeSpan.FromSeconds(1));
        Clock.Advance(TimeSpan.FromSeconds(1));
        (await StatusAsync(id)).Should().Be("running");
        Clock.Advance(TimeSpan.FromSeconds(5));

        (await StatusAsync(id)).Should().Be("ended");
        ((string?)(await GetJsonAsync(Messages))["data"]![0]!["text"]!["body"]).Should().Be("The workflow goes round in a circle without a wait");
    }

    [Fact]
    public async Task A_reset_forgets_workflows()
    {
        await CreateAsync("a", Graph());

        Kapso.Reset();

        (await DoAsync("GET", Workflows)).AsArray().Should().BeEmpty();
    }

    private static string Path(JsonNode workflow) => $"{Workflows}/{workflow["id"]}";

    private static string Person() => $$$"""{"workflow_execution":{"phone_number":"+{{{Customer}}}"}}""";

    private static string Node(string id, string type, string config) => $$"""{"id":"{{id}}","position":{"x":0,"y":0},"data":{"node_type":"{{type}}","config":{{config}} } }""";

    /// <summary>Nodes one after the other, behind a start.</summary>
    private static string Graph(params string[] nodes)
    {
        string[] ids = ["start", .. nodes.Select(node => (string)JsonNode.Parse(node)!["id"]!)];
        IEnumerable<string> edges = ids.Zip(ids.Skip(1), (source, target) => $$"""{"source":"{{source}}","target":"{{target}}"}""");
        return $$"""{"nodes":[{{string.Join(',', nodes.Prepend(StartNode))}}],"edges":[{{string.Join(',', edges)}}]}""";
    }

    private Task<JsonNode> CreateAsync(string name, string graph) => DoAsync("POST", Workflows, $$$"""{"workflow":{"name":"{{{name}}}","definition":{{{graph}}}}}""");

    private async Task<JsonNode> ActiveAsync(string name, string graph) => await DoAsync("PATCH", Path(await CreateAsync(name, graph)), """{"workflow":{"status":"active"}}""");

    private async Task<string> StartAsync(JsonNode workflow) => (string)(await DoAsync("POST", $"{Path(workflow)}/executions", Person()))["id"]!;

    private async Task<string?> StatusAsync(string id) => (string?)(await DoAsync("GET", $"{Executions}/{id}"))["status"];
}
