using System.Net;
using System.Text.Json;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Workflows;

namespace Kapso.WhatsApp.Tests.Workflows;

/// <summary>Workflows, their variables and their triggers on the wire.</summary>
public sealed class WorkflowWireTests
{
    private const string Id = "7c2d0c1e-0000-4000-8000-000000000001";
    private const string Workflows = Exchange.Platform + "workflows";
    private const string Triggers = Exchange.Platform + "triggers";

    private const string Full = $$"""
        {"id":"{{Id}}","name":"Welcome","slug":"welcome","description":"Greets","status":"active","lock_version":3,"message_debounce_seconds":2,"agent_default_tools_version":1,"inbound_message_read_mode":"read_only",
        "created_at":"2026-02-01T00:00:00Z","updated_at":"2026-03-01T00:00:00Z","project_id":"p","execution_count":7,"last_executed_at":null,"mood":"good"}
        """;

    private static readonly DateTimeOffset March = new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Workflows_are_listed_created_and_got()
    {
        (Page<Workflow> all, SeenRequest list) = await Exchange.Make(
            $$"""{"data":[null,{{Full}}]}""",
            kapso => kapso.Workflows.List(new WorkflowFilter { Status = WorkflowStatus.Active, NameContains = "wel come", CreatedAfter = March, CreatedBefore = March.AddDays(1) }).GetPageAsync());
        (Workflow created, SeenRequest create) = await Exchange.Make(
            $$"""{"data":{{Full}} }""",
            kapso => kapso.Workflows.CreateAsync(new NewWorkflow { Name = "Welcome", Slug = "welcome", Description = "Greets", Definition = WorkflowDefinition.Start().Build() }),
            HttpStatusCode.Created);
        (Workflow got, SeenRequest get) = await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Workflows.GetAsync(Id));

        list.ShouldBe("GET", $"{Workflows}?status=active&name_contains=wel%20come&created_after=2026-03-01T00%3A00%3A00Z&created_before=2026-03-02T00%3A00%3A00Z");
        create.ShouldBe("POST", Workflows, """{"workflow":{"name":"Welcome","slug":"welcome","description":"Greets","definition":{"nodes":[{"id":"start","type":"flow-node","position":{"x":0,"y":0},"data":{"node_type":"start","config":{}}}],"edges":[]}}}""");
        get.ShouldBe("GET", $"{Workflows}/{Id}");
        foreach (Workflow workflow in new[] { all.Items.Single(), created, got })
        {
            workflow.Should().BeEquivalentTo(new
            {
                Id,
                Name = "Welcome",
                Slug = "welcome",
                Description = "Greets",
                Status = WorkflowStatus.Active,
                LockVersion = 3,
                MessageDebounce = TimeSpan.FromSeconds(2),
                AgentDefaultToolsVersion = 1,
                InboundMessageReadMode = InboundMessageReadMode.ReadOnly,
                CreatedAt = March.AddMonths(-1),
                UpdatedAt = March,
                ProjectId = "p",
                ExecutionCount = 7,
                LastExecutedAt = (DateTimeOffset?)null,
                Definition = (WorkflowDefinition?)null,
            });
            workflow.AdditionalData.Should().ContainKey("mood");
        }
    }

    [Fact]
    public async Task A_workflow_comes_with_its_graph()
    {
        (Workflow workflow, SeenRequest request) = await Exchange.Make(
            $$$"""{"data":{"id":"{{{Id}}}","lock_version":4,"definition":{"nodes":[{"id":"start","type":"flow-node","position":{"x":1.5,"y":2},"data":{"node_type":"start","config":{},"display_name":"Start"}}],"edges":[{"id":"e","source":"start","target":"start","label":null,"type":"default","flow_condition_id":null,"x":1}],"y":2} } }""",
            kapso => kapso.Workflows.GetWithDefinitionAsync(Id));

        request.ShouldBe("GET", $"{Workflows}/{Id}/definition");
        WorkflowNode node = workflow.Definition!.Nodes.Single();
        (node.Id, node.Type, node.Position.X, node.Position.Y, node.DisplayName, node.NodeType).Should().Be(("start", "flow-node", 1.5, 2, "Start", WorkflowNodeType.Start));
        WorkflowEdge edge = workflow.Definition.Edges.Single();
        edge.Should().BeEquivalentTo(new { Id = "e", Source = "start", Target = "start", Label = (string?)null, Type = "default", FlowConditionId = (string?)null });
        edge.AdditionalData.Should().ContainKey("x");
        workflow.Definition.AdditionalData.Should().ContainKey("y");
    }

    [Fact]
    public async Task An_update_sets_clears_and_leaves_members()
    {
        (await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Workflows.UpdateAsync(Id, new WorkflowUpdate { LockVersion = 3, Status = WorkflowStatus.Active })))
            .Request.ShouldBe("PATCH", $"{Workflows}/{Id}", """{"workflow":{"lock_version":3,"status":"active"}}""");
        (await Exchange.Make($$"""{"data":{{Full}} }""", kapso => kapso.Workflows.UpdateAsync(Id, new WorkflowUpdate
        {
            Name = "Hello",
            Slug = "hello-2",
            Description = null,
            MessageDebounce = TimeSpan.FromSeconds(5),
            InboundMessageReadMode = InboundMessageReadMode.Disabled,
        }))).Request.ShouldBe("PATCH", $"{Workflows}/{Id}", """{"workflow":{"name":"Hello","slug":"hello-2","description":null,"message_debounce_seconds":5,"inbound_message_read_mode":"disabled"}}""");
    }

    [Fact]
    public async Task A_version_that_is_too_old_is_a_conflict_and_not_tried_again()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.Conflict, """{"error":"lock_version is stale"}"""));

        KapsoApiException conflict = (await kapso.Client.Awaiting(client => client.Workflows.UpdateAsync(Id, new WorkflowUpdate { LockVersion = 1, Name = "a" })).Should().ThrowAsync<KapsoApiException>()).Which;

        (conflict.Category, conflict.RetryAdvice, conflict.OperationId).Should().Be((ErrorCategory.Conflict, RetryAdvice.FixRequest, "updateWorkflow"));
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Variables_come_in_their_namespaces()
    {
        (WorkflowVariables variables, SeenRequest request) = await Exchange.Make(
            """
            {"data":{"fixed":{"system":{"system.flow_id":{"type":"string","description":"The id","always_available":true,"a":1}},"context":null,"b":1},
            "discovered":{"system":[],"context":[null],"vars":[{"path":"vars.user_name","name":"user_name","type":null,"sample_values":["Ann",5,null],"usage_count":3,"last_seen_at":"2026-03-01T00:00:00Z","reference":"{{vars.user_name}}","c":1}],"d":1},"e":1} }
            """,
            kapso => kapso.Workflows.GetVariablesAsync(Id));

        request.ShouldBe("GET", $"{Workflows}/{Id}/variables");
        variables.Fixed!.System["system.flow_id"].Should().BeEquivalentTo(new { Type = "string", Description = "The id", AlwaysAvailable = true });
        variables.Fixed.Context.Should().BeEmpty();
        variables.Discovered!.Context.Should().BeEmpty();
        DiscoveredWorkflowVariable name = variables.Discovered.Vars.Single();
        name.Should().BeEquivalentTo(new { Path = "vars.user_name", Name = "user_name", Type = (string?)null, UsageCount = 3, LastSeenAt = March, Reference = "{{vars.user_name}}" });
        name.SampleValues.Select(value => value.GetRawText()).Should().Equal("\"Ann\"", "5", "null");
        foreach (KapsoModel model in new KapsoModel[] { variables, variables.Fixed, variables.Fixed.System.Values.Single(), variables.Discovered, name })
        {
            model.AdditionalData.Should().ContainSingle();
        }
    }

    [Fact]
    public async Task Triggers_are_created_listed_switched_and_deleted()
    {
        const string whatsApp = """{"id":"t1","workflow_id":"w","trigger_type":"whatsapp_event","active":true,"display_name":"Sent","created_at":"2026-03-01T00:00:00Z","updated_at":"2026-03-01T00:00:00Z","triggerable":{"event":"whatsapp.message.sent","phone_number_id":"647","a":1},"b":1}""";
        const string project = """{"id":"t2","workflow_id":"w","trigger_type":"project_event","active":false,"triggerable":{"event_name":"order.paid","property_key":"total","operator":"gte","property_value":10}}""";

        (Page<WorkflowTrigger> page, SeenRequest list) = await Exchange.Make($$"""{"data":[{{whatsApp}},{{project}},{"id":"t3","triggerable":{} }]}""", kapso => kapso.Workflows.ListTriggers(Id).GetPageAsync());
        (WorkflowTrigger created, SeenRequest create) = await Exchange.Make(
            $$"""{"data":{{whatsApp}} }""", kapso => kapso.Workflows.CreateTriggerAsync(Id, NewWorkflowTrigger.OnWhatsAppEvent(WorkflowTriggerEvent.MessageSent, "647") with { Active = true }), HttpStatusCode.Created);
        (WorkflowTrigger changed, SeenRequest change) = await Exchange.Make($$"""{"data":{{whatsApp}} }""", kapso => kapso.Workflows.SetTriggerActiveAsync("t1", active: false));
        SeenRequest delete = await Exchange.Make("", kapso => kapso.Workflows.DeleteTriggerAsync("t1"), HttpStatusCode.NoContent);

        list.ShouldBe("GET", $"{Workflows}/{Id}/triggers");
        create.ShouldBe("POST", $"{Workflows}/{Id}/triggers", """{"trigger":{"trigger_type":"whatsapp_event","active":true,"phone_number_id":"647","event":"whatsapp.message.sent"}}""");
        change.ShouldBe("PATCH", $"{Triggers}/t1", """{"trigger":{"active":false}}""");
        delete.ShouldBe("DELETE", $"{Triggers}/t1");
        foreach (WorkflowTrigger trigger in new[] { page.Items[0], created, changed })
        {
            trigger.Should().BeEquivalentTo(new { Id = "t1", WorkflowId = "w", TriggerType = WorkflowTriggerType.WhatsAppEvent, Active = true, DisplayName = "Sent", CreatedAt = March, UpdatedAt = March });
            trigger.Triggerable.Should().BeEquivalentTo(new { PhoneNumberId = "647", Event = WorkflowTriggerEvent.MessageSent, EventName = (string?)null });
            (trigger.AdditionalData.Keys.Single(), trigger.Triggerable!.AdditionalData.Keys.Single()).Should().Be(("b", "a"));
        }

        page.Items[1].Triggerable.Should().BeEquivalentTo(new { EventName = "order.paid", PropertyKey = "total", Operator = WorkflowTriggerOperator.GreaterThanOrEqual });
        page.Items[1].Triggerable!.PropertyValue!.Value.GetInt32().Should().Be(10);
    }

    [Fact]
    public async Task All_triggers_are_replaced_at_once()
    {
        (IReadOnlyList<WorkflowTrigger> triggers, SeenRequest request) = await Exchange.Make(
            """{"data":[{"id":"t1"},null]}""",
            kapso => kapso.Workflows.ReplaceTriggersAsync(Id,
            [
                NewWorkflowTrigger.OnInboundMessage("647"),
                NewWorkflowTrigger.OnApiCall() with { Active = false },
                NewWorkflowTrigger.OnProjectEvent("order.paid", new WorkflowTriggerCondition("total", WorkflowTriggerOperator.GreaterThan, 9.5m)),
                NewWorkflowTrigger.OnProjectEvent("order.sent", new WorkflowTriggerCondition("carrier", WorkflowTriggerOperator.Equal, "DHL")),
                NewWorkflowTrigger.OnProjectEvent("order.lost"),
            ]));

        request.ShouldBe("PUT", $"{Workflows}/{Id}/triggers",
            """{"triggers":[{"trigger_type":"inbound_message","phone_number_id":"647"},{"trigger_type":"api_call","active":false},{"trigger_type":"project_event","event_name":"order.paid","property_key":"total","operator":"gt","property_value":9.5},{"trigger_type":"project_event","event_name":"order.sent","property_key":"carrier","operator":"eq","property_value":"DHL"},{"trigger_type":"project_event","event_name":"order.lost"}]}""");
        triggers.Should().ContainSingle().Which.Id.Should().Be("t1");
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent()
    {
        (await Exchange.Refused(kapso => kapso.Workflows.CreateAsync(new NewWorkflow { Name = " ", Slug = "Not-good", Definition = new WorkflowDefinition() })))
            .ShouldBe("workflow.name: required", "workflow.slug: pattern", "workflow.definition.nodes: one-start");
        (await Exchange.Refused(kapso => kapso.Workflows.UpdateAsync(Id, new WorkflowUpdate { LockVersion = 3 }))).ShouldBe("update: changes");
        (await Exchange.Refused(kapso => kapso.Workflows.UpdateAsync(Id, new WorkflowUpdate { Name = "", MessageDebounce = TimeSpan.FromSeconds(1.5) }))).ShouldBe("update.name: required", "update.messageDebounce: range");
        (await Exchange.Refused(kapso => kapso.Workflows.ListExecutions(Id, new WorkflowExecutionFilter { PageSize = 101 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
        (await Exchange.Refused(kapso => kapso.Workflows.CreateTriggerAsync(Id, NewWorkflowTrigger.OnInboundMessage(" ")))).ShouldBe("trigger.phoneNumberId: required");
        (await Exchange.Refused(kapso => kapso.Workflows.CreateTriggerAsync(Id, NewWorkflowTrigger.OnWhatsAppEvent(default)))).ShouldBe("trigger.triggerEvent: required");
        (await Exchange.Refused(kapso => kapso.Workflows.ReplaceTriggersAsync(Id, [null!, NewWorkflowTrigger.OnProjectEvent("Order Paid", new WorkflowTriggerCondition("", default, default(JsonElement)))])))
            .ShouldBe("triggers[0]: required", "triggers[1].eventName: pattern", "triggers[1].condition.propertyKey: required", "triggers[1].condition.operator: required", "triggers[1].condition.propertyValue: required");
    }

    [Fact]
    public async Task What_the_server_echoes_of_secrets_in_a_graph_is_hidden()
    {
        WorkflowDefinition definition = WorkflowDefinition.Start()
            .Add("hook", new WebhookConfig { Url = "https://a.example", Headers = new Dictionary<string, string> { ["X-Own"] = "header-secret" } })
            .Add("agent", new AgentConfig { Resources = [new AgentResource { AuthType = AgentResourceAuthType.PersonalAccessToken, Pat = "pat-secret" }] })
            .Build();

        KapsoApiException refused = (await FluentActions.Awaiting(() => Exchange.Make(
            """{"error":"header-secret and pat-secret are no good"}""", kapso => kapso.Workflows.CreateAsync(new NewWorkflow { Name = "a", Definition = definition }), HttpStatusCode.UnprocessableEntity)).Should().ThrowAsync<KapsoApiException>()).Which;

        refused.ToString().Should().NotContain("header-secret").And.NotContain("pat-secret");
        string.Join(' ', definition.Nodes.Select(node => node.ToString())).Should().NotContain("secret");
    }
}
