using System.Text.Json;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.Functions;
using Kapso.WhatsApp.IntegrationTests.Emulator;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Webhooks;
using Kapso.WhatsApp.Workflows;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Workflows from their graph to their end, with real sockets and a clock that moves as an execution is followed.</summary>
public sealed class WorkflowTests : FollowingTest
{
    private const string Ann = "+" + Customer;

    private WorkflowsClient Workflows => Client.Workflows;

    [Fact]
    public async Task A_workflow_is_created_started_followed_to_a_wait_resumed_and_finished()
    {
        Workflow workflow = await ActiveAsync("Order", WorkflowDefinition.Start()
            .SendText("ask", "Hi {{vars.name}}, do you want it?")
            .WaitForResponse("wait", saveResponseTo: "answer", timeout: TimeSpan.FromHours(1))
            .Decide("choose", DecideConfig.ByModel("a-model"), branches => branches
                .When("yes", yes => yes.SendText("thanks", "Thank you: {{vars.answer}}, {{vars.size}}"))
                .When("no", no => no.HandOff("person", "Does not want it")))
            .Build());

        StartedWorkflowExecution started = await Workflows.StartAsync(workflow.Id, new NewWorkflowExecution { To = Ann, PhoneNumberId = Kapso.PhoneNumberId, Variables = JsonElement.Parse("""{"name":"Ann"}""") });
        WorkflowExecution waiting = await FollowAsync(started.Id);
        WorkflowExecution resumed = await Workflows.ResumeAsync(started.Id, WorkflowInput.Text("yes please") with { Variables = JsonElement.Parse("""{"size":"L"}""") });
        WorkflowExecution ended = await FollowAsync(started.Id, waiting.LastEventAt);

        waiting.Should().BeEquivalentTo(new { Status = WorkflowExecutionStatus.Waiting, started.TrackingId, ResumableExecutionId = started.Id, CurrentStep = new { Identifier = "wait", StepableType = "FlowWaitStep" }, Workflow = new { workflow.Id, Name = "Order" } });
        waiting.ExecutionContext.Should().BeEquivalentTo(new { System = new { TriggerType = WorkflowTriggerType.ApiCall }, Context = new { Channel = "whatsapp", PhoneNumber = Customer } });
        (resumed.Status, resumed.RequestedExecutionId, resumed.ParentFlowExecutionId).Should().Be((WorkflowExecutionStatus.Running, started.Id, null));
        (ended.Status, ended.HasEnded, ended.EndedAt is null).Should().Be((WorkflowExecutionStatus.Ended, true, false));
        ended.ExecutionContext!.Vars!.Value.GetProperty("answer").GetString().Should().Be("yes please");
        ended.Events.Select(happened => happened.EventType!.Value).Should().StartWith([WorkflowEventType.ExecutionStarted, WorkflowEventType.StepEntered]).And.EndWith([WorkflowEventType.ExecutionEnded]);
        (await TextsAsync()).Should().Equal("Hi Ann, do you want it?", "Thank you: yes please, L");

        (await Workflows.ListExecutionEvents(started.Id, new WorkflowEventFilter { EventType = WorkflowEventType.DecisionEvaluated }).ToListAsync()).Should().ContainSingle().Which.EdgeLabel.Should().Be("yes");
        (await Workflows.ListExecutionEvents(started.Id, new WorkflowEventFilter { PageSize = 2 }).ToListAsync()).Should().HaveCount(ended.Events.Count);
        (await Workflows.ListExecutions(workflow.Id, new WorkflowExecutionFilter { Status = WorkflowExecutionStatus.Ended, ConversationId = ended.ConversationId }).ToListAsync()).Should().ContainSingle();
        (await Workflows.ListConversationExecutions(ended.ConversationId!).ToListAsync()).Should().ContainSingle().Which.Id.Should().Be(started.Id);
        (await Workflows.GetVariablesAsync(workflow.Id)).Discovered!.Vars.Select(variable => variable.Reference).Should().Contain("{{vars.answer}}");
        (await Workflows.Awaiting(it => it.ResumeAsync(started.Id, WorkflowInput.Text("again"))).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.Validation);
    }

    [Fact]
    public async Task A_customer_answers_and_is_handed_over_and_webhooks_hear_of_it()
    {
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync();
        Kapso.AddWebhook(new EmulatedWebhook { Url = receiver.Url, Events = ["workflow.execution.handoff"], SecretKey = "s3cret" });
        Workflow workflow = await ActiveAsync("Help", WorkflowDefinition.Start().SendButtons("ask", "Need help?", ("y", "Yes"), ("n", "No")).WaitForResponse("wait").HandOff("person", "Said {{last_user_input}}").Build());
        await Workflows.ReplaceTriggersAsync(workflow.Id, [NewWorkflowTrigger.OnInboundMessage(Kapso.PhoneNumberId), NewWorkflowTrigger.OnApiCall() with { Active = false }]);

        Kapso.Receive(InboundMessage.Text(Ann, "Hello"));
        WorkflowExecution execution = await Workflows.ListExecutions(workflow.Id).SingleAsync();
        await FollowAsync(execution.Id);
        Kapso.Receive(InboundMessage.ButtonReply(Ann, "y", "Yes"));
        WorkflowExecution ended = await FollowAsync(execution.Id);

        (ended.Status, ended.HasEnded).Should().Be((WorkflowExecutionStatus.Handoff, true));
        await Kapso.WaitForWebhooksAsync();
        WorkflowExecutionHandoffEvent told = (WorkflowExecutionHandoffEvent)WebhookReader.Read(receiver.Take().Single().Body, new WebhookRequestHeaders { PayloadVersion = WebhookPayloadVersion.V2 }).Events.Single();
        told.Should().BeEquivalentTo(new { WorkflowExecutionId = execution.Id, WorkflowId = workflow.Id, Status = WorkflowExecutionStatus.Handoff, execution.TrackingId, Handoff = new { Reason = "Said Yes", Source = "action_step" } });
    }

    [Fact]
    public async Task A_workflow_calls_another_one_and_a_function_and_fails_when_it_does()
    {
        Kapso.OnFunction("price", payload => payload.Contains("\"size\":\"XL\"", StringComparison.Ordinal) ? throw new InvalidOperationException("out of stock") : EmulatedFunctionResponse.Json("""{"vars":{"price":7}}"""));
        Function function = await Client.Functions.CreateAsync(new NewFunction { Name = "Price", Slug = "price", Code = "export default {}", FunctionType = FunctionType.CloudflareWorker });
        await Client.Functions.DeployAsync(function.Id);
        Clock.Advance(TimeSpan.FromSeconds(10));
        Workflow child = await ActiveAsync("Price", WorkflowDefinition.Start().WaitForResponse("size", saveResponseTo: "size").CallFunction("price", function.Id, "result").SendText("tell", "It is {{vars.price}}").Build());
        Workflow parent = await ActiveAsync("Shop", WorkflowDefinition.Start().CallWorkflow("ask", child.Id).SendText("bye", "Bye").Build());

        StartedWorkflowExecution fine = await Workflows.StartAsync(parent.Id, new NewWorkflowExecution { To = Ann });
        WorkflowExecution waiting = await FollowAsync(fine.Id);
        WorkflowExecution took = await Workflows.ResumeAsync(fine.Id, WorkflowInput.Text("L"));
        WorkflowExecution ended = await FollowAsync(fine.Id, waiting.LastEventAt);
        StartedWorkflowExecution unlucky = await Workflows.StartAsync(parent.Id, new NewWorkflowExecution { To = Ann });
        await FollowAsync(unlucky.Id);
        await Workflows.ResumeAsync(unlucky.Id, WorkflowInput.Text("XL"));
        WorkflowExecution failed = await FollowAsync(unlucky.Id);

        waiting.ResumableExecutionId.Should().NotBe(fine.Id).And.Be(took.Id);
        (took.RequestedExecutionId, took.ParentFlowExecutionId, took.Workflow!.Id).Should().Be((fine.Id, fine.Id, child.Id));
        ended.Status.Should().Be(WorkflowExecutionStatus.Ended);
        failed.Status.Should().Be(WorkflowExecutionStatus.Failed);
        failed.ErrorDetails!.Value.GetProperty("message").GetString().Should().Be("out of stock");
        (await TextsAsync()).Should().Equal("It is 7", "Bye");
    }

    [Fact]
    public async Task A_workflow_is_changed_by_its_version_and_its_graph_comes_back_as_it_was_sent()
    {
        WorkflowDefinition definition = WorkflowDefinition.Start().SendText("hello", "Hello").Build();
        Workflow created = await Workflows.CreateAsync(new NewWorkflow { Name = "Hello world", Description = "Greets", Definition = definition });
        Workflow got = await Workflows.GetWithDefinitionAsync(created.Id);
        WorkflowDefinition longer = got.Definition! with
        {
            Nodes = [.. got.Definition!.Nodes, new WorkflowNode { Id = "bye", Config = new SendTextConfig { Message = "Bye" } }],
            Edges = [.. got.Definition.Edges, new WorkflowEdge { Source = "hello", Target = "bye", Label = WorkflowEdge.Next }],
        };
        Workflow updated = await Workflows.UpdateAsync(created.Id, new WorkflowUpdate { LockVersion = created.LockVersion, Description = null, Definition = longer });

        created.Should().BeEquivalentTo(new { Slug = "hello-world", Status = WorkflowStatus.Draft, Description = "Greets", LockVersion = 0 });
        got.Definition.Nodes.Select(node => node.Id).Should().Equal("start", "hello");
        got.Definition.Edges.Should().ContainSingle().Which.Id.Should().NotBeNull();
        (updated.LockVersion, updated.Description).Should().Be((1, null));
        (await Workflows.GetWithDefinitionAsync(created.Id)).Definition!.Edges[0].Id.Should().Be(got.Definition.Edges[0].Id, "what was there keeps its id");
        (await Workflows.Awaiting(it => it.UpdateAsync(created.Id, new WorkflowUpdate { LockVersion = created.LockVersion, Status = WorkflowStatus.Active })).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.Conflict);
        (await Workflows.Awaiting(it => it.StartAsync(created.Id, new NewWorkflowExecution { To = Ann })).Should().ThrowAsync<KapsoApiException>()).Which.ServerMessage.Should().Be("Workflow is not active");
        (await Workflows.List(new WorkflowFilter { Status = WorkflowStatus.Draft, NameContains = "WORLD" }).ToListAsync()).Should().ContainSingle();

        WorkflowTrigger trigger = await Workflows.CreateTriggerAsync(created.Id, NewWorkflowTrigger.OnProjectEvent("order.paid", new WorkflowTriggerCondition("total", WorkflowTriggerOperator.GreaterThan, 5)));
        (await Workflows.SetTriggerActiveAsync(trigger.Id, active: false)).Active.Should().BeFalse();
        (await Workflows.ListTriggers(created.Id).SingleAsync()).Triggerable.Should().BeEquivalentTo(new { EventName = "order.paid", PropertyKey = "total" });
        await Workflows.DeleteTriggerAsync(trigger.Id);
        (await Workflows.ListTriggers(created.Id).ToListAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task An_execution_that_waits_can_be_ended_by_force()
    {
        Workflow workflow = await ActiveAsync("Wait", WorkflowDefinition.Start().WaitForResponse("wait").Build());
        StartedWorkflowExecution started = await Workflows.StartAsync(workflow.Id, new NewWorkflowExecution { To = Person.FromBusinessScopedUserId("US.1349") });
        await FollowAsync(started.Id);

        (await Workflows.SetExecutionStatusAsync(started.Id, WorkflowExecutionStatus.Ended)).Status.Should().Be(WorkflowExecutionStatus.Ended);
        (await Workflows.Awaiting(it => it.SetExecutionStatusAsync(started.Id, WorkflowExecutionStatus.Handoff)).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.Validation);
    }

    private async Task<Workflow> ActiveAsync(string name, WorkflowDefinition definition)
    {
        Workflow workflow = await Workflows.CreateAsync(new NewWorkflow { Name = name, Definition = definition });
        return await Workflows.UpdateAsync(workflow.Id, new WorkflowUpdate { LockVersion = workflow.LockVersion, Status = WorkflowStatus.Active });
    }

    /// <summary>Follows an execution; the emulator's clock moves on with every response that is not the last one.</summary>
    private Task<WorkflowExecution> FollowAsync(string id, DateTimeOffset? after = null) =>
        Workflows.FollowAsync(id, after, progress: MovingOn<WorkflowExecution>());

    private async Task<IReadOnlyList<string?>> TextsAsync()
    {
        List<Message> messages = await Client.Messages.List(Kapso.PhoneNumberId).ToListAsync();
        return [.. messages.Select(message => (message.Content as TextContent)?.Body).Reverse()];
    }
}
