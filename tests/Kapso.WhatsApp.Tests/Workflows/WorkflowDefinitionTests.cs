using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Workflows;

namespace Kapso.WhatsApp.Tests.Workflows;

/// <summary>The graph of a workflow: read and written without loss, built node by node, and checked.</summary>
public sealed class WorkflowDefinitionTests
{
    /// <summary>Every member of the API's reference for each type of node, and one that it does not have.</summary>
    public static TheoryData<string, Type, string> Configs => new()
    {
        { "start", typeof(StartConfig), "{}" },
        { "send_text", typeof(SendTextConfig), $$$"""{"message":"Hi {{vars.name}}","delay_seconds":3,{{{MessageMembers}}}}""" },
        { "send_text", typeof(SendTextConfig), """{"message":{"ai":true},"later":1}""" },
        { "send_template", typeof(SendTemplateConfig), $$"""{"template_id":"t","template_name":"news","parameters":[{"type":"body"}],{{MessageMembers}}}""" },
        {
            "send_interactive", typeof(SendInteractiveConfig),
            $$"""
            {"interactive_type":"list","body_text":"Choose","footer_text":"F","header_type":"image","header_text":"H","header_media_url":"https://a.example/b.png",
            "buttons":[{"id":"b","title":"B","x":1}],"list_button_text":"Open","list_sections":[{"title":"S","rows":[{"id":"r","title":"R","description":"D","x":1}],"x":1}],"cta_display_text":"Go","cta_url":"https://a.example",
            "flow_id":"f","flow_cta":"Fill","flow_token":"t","flow_action":"navigate","flow_action_payload":{"screen":"A"},"header_config":{"a":1},"action_config":{"b":1},{{MessageMembers}}}
            """
        },
        { "wait_for_response", typeof(WaitForResponseConfig), """{"has_timeout":true,"timeout_seconds":60,"save_response_to":"answer","later":1}""" },
        {
            "decide", typeof(DecideConfig),
            """
            {"decision_type":"ai","conditions":[{"id":"c","label":"yes","description":"Agrees","x":1}],"llm_configuration":{"a":1},"function_id":"f","function_name":"F",
            "provider_model_id":"m","provider_model_name":"M","llm_temperature":0.5,"llm_max_tokens":100,"later":1}
            """
        },
        { "function", typeof(FunctionConfig), """{"function_id":"f","function_name":"F","save_response_to":"r","later":1}""" },
        { "webhook", typeof(WebhookConfig), """{"url":"https://a.example","method":"PATCH","headers":{"A":"b"},"body_template":{"a":[1]},"provider_model_id":"m","provider_model_name":"M","ai_field_config":{},"save_response_to":"r","later":1}""" },
        { "webhook", typeof(WebhookConfig), """{"url":"https://a.example","headers":"{\"A\":\"b\"}","body_template":"{}"}""" },
        {
            "agent", typeof(AgentConfig),
            """
            {"system_prompt":"Be kind","provider_model_id":"m","provider_model_name":"M","temperature":0.2,"max_iterations":5,"max_tokens":100,"reasoning_effort":"xhigh","prompt_cache_ttl":"1h","observer_prompt_mode":"analysis_only",
            "message_delivery_mode":"tool_only","enabled_default_tools":["complete_task"],"default_tool_configs":{"emit_event":{"event_definition_ids":["d"]}},
            "flow_agent_function_tools":[{"name":"n","description":"d","function_id":"f","function_name":"F","input_schema":{"type":"object"},"x":1}],
            "flow_agent_webhooks":[{"name":"n","description":"d","url":"https://a.example","http_method":"GET","headers":{"A":"b"},"body":[1],"body_schema":{},"jmespath_query":"a","ai_field_config":{},"x":1}],
            "flow_agent_knowledge_bases":[{"name":"n","description":"d","knowledge_base_text":"t","x":1}],
            "flow_agent_mcp_servers":[{"name":"n","description":"d","url":"https://a.example","headers":{"A":"b"},"x":1}],
            "flow_agent_resources":[{"id":"i","resource_type":"github_repository","repo_url":"https://github.com/a/b","owner":"a","repo_name":"b","branch":"main","auth_type":"pat","pat":"p","has_pat":true,
            "github_app_installation_id":"g","has_github_app":false,"imported_missing_pat":false,"imported_missing_github_app":false,"x":1}],"later":1}
            """
        },
        { "call", typeof(CallConfig), """{"workflow_id":"w","workflow_name":"W","save_error_to":"e","later":1}""" },
        { "handoff", typeof(HandoffConfig), """{"reason":"asked","context_data":["a",1],"later":1}""" },
        { "set_variable", typeof(SetVariableConfig), """{"variable_name":"n","variable_value":{"a":[1,null]},"value_type":"json","later":1}""" },
        { "emit_event", typeof(EmitEventConfig), """{"event_name":"order.paid","properties":{"a":"b","c":1.5,"d":true},"occurred_at":"{{vars.at}}","later":1}""" },
        { "teleport", typeof(UnknownNodeConfig), """{"to":"Mars","by":[1,null]}""" },
        { "send_text", typeof(UnknownNodeConfig), """{"delay_seconds":3}""" },
        { "send_text", typeof(UnknownNodeConfig), "[1]" },
    };

    private const string MessageMembers = """
        "phone_number_id":"647","whatsapp_config_id":"w","to_phone_number":"+15551234567","provider_model_id":"m","provider_model_name":"M","ai_field_config":{"message":{}},"later":1
        """;

    [Theory]
    [MemberData(nameof(Configs))]
    public void A_node_is_read_and_written_without_loss(string nodeType, Type config, string json)
    {
        string graph = $$"""{"nodes":[{"id":"n","type":"flow-node","position":{"x":1,"y":2,"z":3},"data":{"node_type":"{{nodeType}}","config":{{json}},"display_name":"N","icon":"i"},"w":1}],"edges":[],"v":1}""";

        WorkflowDefinition definition = WorkflowDefinition.Parse(graph);

        WorkflowNode node = definition.Nodes.Single();
        node.Config.Should().BeOfType(config);
        (node.NodeType.Value, node.DisplayName).Should().Be((nodeType, "N"));
        JsonNode.DeepEquals(JsonNode.Parse(definition.ToJson()), JsonNode.Parse(graph)).Should().BeTrue(definition.ToJson());
    }

    [Fact]
    public void Every_type_of_node_is_known_and_typed()
    {
        HashSet<string> typed = [.. ((IEnumerable<object[]>)Configs).Where(row => (Type)row[1] != typeof(UnknownNodeConfig)).Select(row => (string)row[0])];

        typed.Should().BeEquivalentTo(WorkflowNodeType.Known.Select(type => type.Value));
    }

    [Fact]
    public void Members_of_nodes_are_typed()
    {
        WorkflowDefinition definition = WorkflowDefinition.Parse("""
            {"nodes":[{"id":"a","type":"flow-node","position":{"x":0,"y":0},"data":{"node_type":"send_text","config":{"message":"Hi","delay_seconds":3}}},
            {"id":"b","data":{"node_type":"wait_for_response","config":{"has_timeout":true,"timeout_seconds":"60"}}},
            {"id":"c","data":{"node_type":"start"}},{"id":"d","data":{"node_type":"start","config":null}},{"id":"e"}]}
            """);

        definition.FindNode("a")!.Config.Should().BeEquivalentTo(new { Message = new { Text = "Hi" }, Delay = TimeSpan.FromSeconds(3) });
        definition.FindNode("b")!.Config.Should().BeEquivalentTo(new { HasTimeout = true, Timeout = TimeSpan.FromMinutes(1) });
        new[] { "c", "d", "e" }.Select(id => definition.FindNode(id)!.Config).Should().AllBeOfType<StartConfig>();
        definition.FindNode("nobody").Should().BeNull();
    }

    [Fact]
    public void An_odd_member_of_a_node_costs_that_member_only()
    {
        WorkflowDefinition definition = WorkflowDefinition.Parse("""{"nodes":[{"id":"a","data":{"node_type":"wait_for_response","config":{"has_timeout":[],"save_response_to":"x"}}},null,7]}""");

        WaitForResponseConfig wait = (WaitForResponseConfig)definition.Nodes.Single().Config;
        (wait.HasTimeout, wait.SaveResponseTo).Should().Be((null, "x"));
        wait.AdditionalData.Should().ContainKey("has_timeout");
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{")]
    public void What_is_no_graph_is_not_read(string json) => FluentActions.Invoking(() => WorkflowDefinition.Parse(json)).Should().Throw<JsonException>();

    [Fact]
    public void A_graph_is_built_node_by_node()
    {
        WorkflowDefinition definition = WorkflowDefinition.Start()
            .SendText("ask", "Hi {{vars.name}}, yes or no?")
            .WaitForResponse("wait", saveResponseTo: "answer", timeout: TimeSpan.FromHours(1))
            .Decide("choose", DecideConfig.ByFunction("f1"), branches => branches
                .When("yes", yes => yes.SetVariable("note", "agreed", "true").EmitEvent("tell", "order.agreed"), "The customer agrees")
                .When("no", no => no.HandOff("person", "Does not agree"))
                .When("again", again => again.GoTo("ask"))
                .When("later"))
            .SendButtons("thanks", "Thank you", ("more", "More"), ("bye", "Bye"))
            .CallWorkflow("next_one", "w2", "error")
            .CallFunction("count", "f2", "total")
            .SendTemplate("news", "t1", JsonElement.Parse("""{"name":"Ann"}"""))
            .End()
            .Add("island", new HandoffConfig())
            .From("news").SendText("end", "Bye")
            .Build();

        definition.Nodes.Select(node => $"{node.Id}:{node.NodeType}").Should().Equal(
            "start:start", "ask:send_text", "wait:wait_for_response", "choose:decide", "note:set_variable", "tell:emit_event", "person:handoff", "thanks:send_interactive", "next_one:call", "count:function", "news:send_template", "island:handoff", "end:send_text");
        definition.Edges.Select(edge => $"{edge.Source}-{edge.Label}->{edge.Target}").Should().Equal(
            "start-next->ask", "ask-next->wait", "wait-next->choose", "choose-yes->note", "note-next->tell", "choose-no->person", "choose-again->ask", "tell-next->thanks", "choose-later->thanks",
            "thanks-next->next_one", "next_one-next->count", "count-next->news", "news-next->end");
        definition.Nodes.Select(node => (node.Position.X, node.Position.Y)).Should().OnlyHaveUniqueItems();
        definition.FindNode("choose")!.Config.Should().BeEquivalentTo(new { FunctionId = "f1", Conditions = new[] { new { Label = "yes", Description = "The customer agrees" }, new { Label = "no", Description = (string)null! }, new { Label = "again", Description = (string)null! }, new { Label = "later", Description = (string)null! } } });
        definition.FindNode("wait")!.Config.Should().BeEquivalentTo(new { HasTimeout = true, Timeout = TimeSpan.FromHours(1), SaveResponseTo = "answer" });
    }

    [Fact]
    public void A_graph_that_breaks_rules_is_refused_with_all_of_them()
    {
        FluentActions.Invoking(() => WorkflowDefinition.Start("1st").SendText("1st", "").GoTo("nowhere").Build()).Should().Throw<KapsoValidationException>()
            .Which.Problems.Select(problem => $"{problem.Path}: {problem.Rule}").Should().Equal(
                "nodes[0].id: pattern", "nodes[1].id: pattern", "nodes[1].config.message: required", "nodes[1].id: unique", "edges[1].target: node", "edges[1].label: unique");
    }

    [Theory]
    [InlineData("send_interactive", """{"interactive_type":"button","body_text":"","buttons":[{"id":"","title":"This title is too long"},{"id":"b","title":"B"},{"id":"c","title":"C"},{"id":"d","title":"D"}]}""", "bodyText: required", "buttons: max-count", "buttons[0].id: required", "buttons[0].title: max-length")]
    [InlineData("send_interactive", """{"interactive_type":"list","body_text":{"ai":1},"list_sections":[{"rows":[{"id":"r","title":"","description":""}]}]}""", "listSections[0].rows[0].title: required", "listSections[0].rows[0].description: required")]
    [InlineData("send_text", """{"message":"Hi","delay_seconds":1.5}""", "delay: range")]
    [InlineData("send_template", """{"template_id":" "}""", "templateId: required")]
    [InlineData("wait_for_response", """{"has_timeout":true}""", "timeout: required")]
    [InlineData("wait_for_response", """{"has_timeout":true,"timeout_seconds":9}""", "timeout: range")]
    [InlineData("wait_for_response", """{"has_timeout":false,"timeout_seconds":9}""")]
    [InlineData("decide", """{"decision_type":"function","conditions":[]}""", "functionId: required", "conditions: min-count")]
    [InlineData("decide", """{"decision_type":"ai","conditions":[{"label":"a"},{"label":"a"},{"label":""}]}""", "conditions[2].label: required", "conditions[1].label: unique")]
    [InlineData("function", """{"function_id":""}""", "functionId: required")]
    [InlineData("webhook", """{"url":""}""", "url: required")]
    [InlineData("set_variable", """{"variable_name":"","variable_value":1}""", "variableName: required")]
    [InlineData("emit_event", """{"event_name":"Order Paid","properties":{"a":{"b":1},"c":null}}""", "eventName: pattern", "properties.a: scalar")]
    [InlineData("agent", """{"flow_agent_resources":[{"auth_type":"pat"},{"auth_type":"pat","has_pat":true},{"auth_type":"github_app"},{"auth_type":"public"}]}""", "resources[0].pat: required", "resources[2].githubAppInstallationId: required")]
    [InlineData("teleport", "{}")]
    [InlineData("", "{}", "")]
    public void What_breaks_a_rule_of_a_node_is_found(string nodeType, string config, params string[] problems)
    {
        WorkflowDefinition definition = WorkflowDefinition.Parse($$$"""{"nodes":[{"id":"start"},{"id":"n","data":{"node_type":"{{{nodeType}}}","config":{{{config}}}}}]}""");

        definition.FindProblems().Select(problem => $"{problem.Path}: {problem.Rule}").Should().Equal(problems.Select(problem => problem.Length == 0 ? "nodes[1].nodeType: required" : $"nodes[1].config.{problem}"));
    }

    [Theory]
    [InlineData("decide", """{"source":"n","target":"start","label":"maybe"}""", "edges[0].label: condition")]
    [InlineData("decide", """{"source":"n","target":"start"}""", "edges[0].label: condition")]
    [InlineData("decide", """{"source":"n","target":"start","label":"renamed","flow_condition_id":"c"}""", null)]
    [InlineData("decide", """{"source":"n","target":"start","label":"yes"}""", null)]
    [InlineData("handoff", """{"source":"n","target":"start","label":"yes"}""", "edges[0].label: next")]
    [InlineData("handoff", """{"id":"e","source":"n","target":"start","label":"yes"}""", null)]
    [InlineData("handoff", """{"source":"n","target":"start"}""", null)]
    [InlineData("teleport", """{"source":"n","target":"start","label":"yes"}""", null)]
    [InlineData("handoff", """{"source":"nobody","target":""}""", "edges[0].source: node edges[0].target: required")]
    public void What_breaks_a_rule_of_an_edge_is_found(string nodeType, string edge, string? problems)
    {
        WorkflowDefinition definition = WorkflowDefinition.Parse(
            $$$"""{"nodes":[{"id":"start"},{"id":"n","data":{"node_type":"{{{nodeType}}}","config":{"decision_type":"ai","conditions":[{"label":"yes"}],"llm_configuration":{} } } }],"edges":[{{{edge}}}]}""");

        string.Join(' ', definition.FindProblems().Select(problem => $"{problem.Path}: {problem.Rule}")).Should().Be(problems ?? "");
    }
}
