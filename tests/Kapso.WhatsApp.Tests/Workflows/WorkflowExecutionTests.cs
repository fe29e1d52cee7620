using System.Net;
using System.Text.Json;
using Kapso.WhatsApp.Tests.Support;
using Kapso.WhatsApp.Workflows;

namespace Kapso.WhatsApp.Tests.Workflows;

/// <summary>Executions of workflows on the wire, and how one is followed.</summary>
public sealed class WorkflowExecutionTests
{
    private const string Id = "7c2d0c1e-0000-4000-8000-000000000001";
    private const string Executions = Exchange.Platform + "workflow_executions";

    private const string Summary = """
        "id":"e1","status":"waiting","started_at":"2026-03-01T12:00:00Z","ended_at":null,"last_event_at":"2026-03-01T12:00:00Z","tracking_id":"t1","whatsapp_conversation_id":"c1",
        "workflow":{"id":"w1","name":"Welcome","status":"active","a":1},"current_step":{"id":"s1","identifier":"wait","stepable_type":"FlowWaitStep","position":{"x":1,"y":2,"z":3},"b":1},"mood":1
        """;

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task An_execution_is_started_with_a_person_and_variables()
    {
        const string accepted = """{"data":{"message":"Queued","workflow_id":"w1","id":"e1","tracking_id":"t1","x":1}}""";
        (StartedWorkflowExecution started, SeenRequest byPhone) = await Exchange.Make(
            accepted,
            kapso => kapso.Workflows.StartAsync(Id, new NewWorkflowExecution
            {
                To = "+1 (555) 123-4567",
                PhoneNumberId = "647",
                Variables = Json("""{"name":"Ann"}"""),
                Context = Json("{}"),
                InitialData = Json("""{"a":[1]}"""),
            }),
            HttpStatusCode.Accepted);
        SeenRequest byUser = (await Exchange.Make(accepted, kapso => kapso.Workflows.StartAsync(Id, new NewWorkflowExecution { To = Person.FromBusinessScopedUserId("US.1349") }), HttpStatusCode.Accepted)).Request;

        byPhone.ShouldBe("POST", $"{Exchange.Platform}workflows/{Id}/executions",
            """{"workflow_execution":{"phone_number":"\u002B15551234567","phone_number_id":"647","variables":{"name":"Ann"},"context":{},"initial_data":{"a":[1]}}}""");
        byUser.ShouldBe("POST", $"{Exchange.Platform}workflows/{Id}/executions", """{"workflow_execution":{"recipient":"US.1349"}}""");
        started.Should().BeEquivalentTo(new { Id = "e1", WorkflowId = "w1", TrackingId = "t1", Message = "Queued" });
        started.AdditionalData.Should().ContainKey("x");
    }

    [Fact]
    public async Task A_start_is_tried_again_when_there_were_too_many_and_hides_the_number_in_a_refusal()
    {
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.TooManyRequests, """{"error":"Burst rate limit exceeded","message":"Slower"}""", headers: ("Retry-After", "1")),
            ScriptedTransport.Answer(HttpStatusCode.UnprocessableEntity, """{"error":"15551234567 cannot be reached"}"""));

        KapsoApiException refused = (await kapso.Client.Awaiting(client => client.Workflows.StartAsync(Id, new NewWorkflowExecution { To = "+15551234567" })).Should().ThrowAsync<KapsoApiException>()).Which;

        kapso.Transport.Requests.Should().HaveCount(2);
        (refused.Category, refused.OutcomeUnknown).Should().Be((ErrorCategory.Validation, false));
        refused.ToString().Should().NotContain("15551234567");
    }

    [Fact]
    public async Task An_execution_comes_with_variables_and_history()
    {
        (WorkflowExecution execution, SeenRequest request) = await Exchange.Make(
            $$$"""
            {"data":{{{{Summary}}},"error_details":{"message":"boom"},"resumable_execution_id":"e2",
            "execution_context":{"vars":{"name":"Ann"},"system":{"trigger_type":"api_call","tracking_id":"t1","c":1},"context":{"channel":"whatsapp","phone_number":"15551234567","d":1},"metadata":{"request":{"ip":"::1","user_agent":"curl","timestamp":"2026-03-01T12:00:00Z","e":1},"f":1},"g":1},
            "events":[null,{"id":"v1","event_type":"step_completed","direction":"next","edge_label":"next","created_at":"2026-03-01T12:00:00Z","payload":{"h":1},"step":{"id":"s1","identifier":"wait"},"i":1}]} }
            """,
            kapso => kapso.Workflows.GetExecutionAsync("e1"));

        request.ShouldBe("GET", $"{Executions}/e1");
        execution.Should().BeEquivalentTo(new
        {
            Id = "e1",
            Status = WorkflowExecutionStatus.Waiting,
            IsWaiting = true,
            HasEnded = false,
            StartedAt = Noon,
            EndedAt = (DateTimeOffset?)null,
            LastEventAt = Noon,
            TrackingId = "t1",
            ConversationId = "c1",
            Workflow = new { Id = "w1", Name = "Welcome", Status = WorkflowStatus.Active },
            CurrentStep = new { Id = "s1", Identifier = "wait", StepableType = "FlowWaitStep", Position = new { X = 1.0, Y = 2.0 } },
            ResumableExecutionId = "e2",
        });
        execution.ErrorDetails!.Value.GetProperty("message").GetString().Should().Be("boom");
        WorkflowExecutionContext context = execution.ExecutionContext!;
        context.Vars!.Value.GetProperty("name").GetString().Should().Be("Ann");
        context.System.Should().BeEquivalentTo(new { TriggerType = WorkflowTriggerType.ApiCall, TrackingId = "t1" });
        context.Context.Should().BeEquivalentTo(new { Channel = "whatsapp", PhoneNumber = "15551234567" });
        execution.ToString().Should().NotContain("15551234567");
        context.Metadata!.Request.Should().BeEquivalentTo(new { Ip = "::1", UserAgent = "curl", Timestamp = Noon });
        WorkflowEvent happened = execution.Events.Single();
        happened.Should().BeEquivalentTo(new { Id = "v1", EventType = WorkflowEventType.StepCompleted, Direction = "next", EdgeLabel = "next", CreatedAt = Noon, Step = new { Id = "s1", Identifier = "wait" } });
        happened.Payload!.Value.GetProperty("h").GetInt32().Should().Be(1);
        foreach (KapsoModel model in new KapsoModel[] { execution, execution.Workflow!, execution.CurrentStep!, execution.CurrentStep!.Position!, context, context.System!, context.Context!, context.Metadata, context.Metadata.Request!, happened })
        {
            model.AdditionalData.Should().ContainSingle();
        }
    }

    [Fact]
    public async Task Executions_are_listed_by_workflow_and_by_conversation()
    {
        (Page<WorkflowExecution> page, SeenRequest ofWorkflow) = await Exchange.Make(
            $$$"""{"data":[{{{{Summary}}}}],"paging":{"cursors":{"before":null,"after":"abc"},"next":"x","previous":null} }""",
            kapso => kapso.Workflows.ListExecutions(Id, new WorkflowExecutionFilter { Status = WorkflowExecutionStatus.Waiting, WaitingReason = "timeout", CreatedAfter = Noon, CreatedBefore = Noon, ConversationId = "c1", PageSize = 5 }).GetPageAsync("cur"));
        (Page<WorkflowExecution> ofOne, SeenRequest ofConversation) = await Exchange.Make(
            $$$"""{"data":[{{{{Summary}}}}],"paging":{"cursors":{} } }""",
            kapso => kapso.Workflows.ListConversationExecutions("c1", new ConversationWorkflowFilter { Status = WorkflowExecutionStatus.Handoff, PageSize = 5 }).GetPageAsync());

        ofWorkflow.ShouldBe("GET", $"{Exchange.Platform}workflows/{Id}/executions?status=waiting&waiting_reason=timeout&created_after=2026-03-01T12%3A00%3A00Z&created_before=2026-03-01T12%3A00%3A00Z&whatsapp_conversation_id=c1&limit=5&after=cur");
        ofConversation.ShouldBe("GET", $"{Exchange.Platform}whatsapp/conversations/c1/flow_executions?status=handoff&limit=5");
        (page.NextCursor, ofOne.NextCursor).Should().Be(("abc", null));
        foreach (WorkflowExecution execution in new[] { page.Items.Single(), ofOne.Items.Single() })
        {
            execution.Should().BeEquivalentTo(new { Id = "e1", Workflow = new { Name = "Welcome" }, CurrentStep = new { Identifier = "wait" }, ExecutionContext = (WorkflowExecutionContext?)null });
            execution.Events.Should().BeEmpty();
        }
    }

    [Fact]
    public async Task Events_are_listed_by_type()
    {
        (Page<WorkflowEvent> page, SeenRequest request) = await Exchange.Make(
            """{"data":[{"id":"v1","event_type":"tomorrow"}],"paging":{"cursors":{"after":null}}}""",
            kapso => kapso.Workflows.ListExecutionEvents("e1", new WorkflowEventFilter { EventType = WorkflowEventType.AgentToolCalled, PageSize = 1 }).GetPageAsync());

        request.ShouldBe("GET", $"{Executions}/e1/events?event_type=agent_tool_called&limit=1");
        page.Items.Single().EventType!.Value.Value.Should().Be("tomorrow");
    }

    [Fact]
    public async Task A_waiting_execution_is_given_its_input()
    {
        (WorkflowExecution resumed, SeenRequest text) = await Exchange.Make(
            """{"data":{"id":"e2","status":"running","requested_execution_id":"e1","parent_flow_execution_id":"e1"}}""",
            kapso => kapso.Workflows.ResumeAsync("e1", WorkflowInput.Text("yes") with { Variables = Json("""{"a":1}""") }));
        SeenRequest json = (await Exchange.Make("""{"data":{"id":"e1"}}""", kapso => kapso.Workflows.ResumeAsync("e1", WorkflowInput.Json(Json("""{"button_id":"ok"}""")) with { Kind = "interactive" }))).Request;

        text.ShouldBe("POST", $"{Executions}/e1/resume", """{"message":{"data":"yes"},"variables":{"a":1}}""");
        json.ShouldBe("POST", $"{Executions}/e1/resume", """{"message":{"kind":"interactive","data":{"button_id":"ok"}}}""");
        resumed.Should().BeEquivalentTo(new { Id = "e2", Status = WorkflowExecutionStatus.Running, RequestedExecutionId = "e1", ParentFlowExecutionId = "e1" });
    }

    [Theory]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.UnprocessableEntity)]
    public async Task An_input_is_never_given_twice(HttpStatusCode status)
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(status, """{"error":"Not now"}"""));

        (await kapso.Client.Awaiting(client => client.Workflows.ResumeAsync("e1", WorkflowInput.Text("yes"))).Should().ThrowAsync<KapsoApiException>()).Which.StatusCode.Should().Be(status);

        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_status_is_forced()
    {
        (WorkflowExecution ended, SeenRequest request) = await Exchange.Make("""{"data":{"id":"e1","status":"ended","error_details":null}}""", kapso => kapso.Workflows.SetExecutionStatusAsync("e1", WorkflowExecutionStatus.Ended));

        request.ShouldBe("PATCH", $"{Executions}/e1", """{"workflow_execution":{"status":"ended"}}""");
        ended.HasEnded.Should().BeTrue();
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent()
    {
        (await Exchange.Refused(kapso => kapso.Workflows.StartAsync(Id, new NewWorkflowExecution { To = "12", PhoneNumberId = " ", Variables = Json("[]"), Context = Json("1"), InitialData = Json("null") })))
            .ShouldBe("execution.to: phone-number", "execution.phoneNumberId: required", "execution.variables: object", "execution.context: object", "execution.initialData: object");
        (await Exchange.Refused(kapso => kapso.Workflows.ResumeAsync("e1", WorkflowInput.Json(default) with { Kind = "", Variables = Json("[]") }))).ShouldBe("input.kind: required", "input.data: required", "input.variables: object");
        (await Exchange.Refused(kapso => kapso.Workflows.SetExecutionStatusAsync("e1", default))).ShouldBe("status: required");
        (await Exchange.Refused(kapso => kapso.Workflows.FollowAsync("e1", interval: TimeSpan.Zero))).ShouldBe("interval: range");
    }

    [Fact]
    public async Task An_execution_is_followed_from_its_start_to_a_wait()
    {
        using KapsoUnderTest kapso = new(
            ScriptedTransport.Answer(HttpStatusCode.NotFound, """{"error":"Execution not found"}"""), Execution("running", Noon), Execution("running", Noon), Execution("waiting", Noon));
        List<string> heard = [];

        WorkflowExecution waiting = await kapso.Client.Workflows.FollowAsync("e1", progress: new Told(execution => heard.Add(execution.Status!.Value.Value)));

        waiting.IsWaiting.Should().BeTrue();
        heard.Should().Equal("running", "running", "waiting");
        kapso.Transport.Requests.Should().HaveCount(4);
    }

    [Theory]
    [InlineData("ended")]
    [InlineData("failed")]
    [InlineData("handoff")]
    public async Task After_an_input_the_wait_that_it_answered_is_not_the_end(string status)
    {
        using KapsoUnderTest kapso = new(Execution("waiting", Noon), Execution("waiting", Noon), Execution("running", Noon.AddSeconds(1)), Execution(status, Noon.AddSeconds(2)));

        (await kapso.Client.Workflows.FollowAsync("e1", after: Noon)).Status!.Value.Value.Should().Be(status);
        kapso.Transport.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_later_wait_is_the_end()
    {
        using KapsoUnderTest kapso = new(Execution("waiting", Noon), Execution("waiting", Noon.AddSeconds(1)));

        (await kapso.Client.Workflows.FollowAsync("e1", after: Noon, interval: TimeSpan.FromSeconds(10))).LastEventAt.Should().Be(Noon.AddSeconds(1));
    }

    [Fact]
    public async Task An_execution_that_stays_unknown_or_becomes_it_is_an_error()
    {
        using KapsoUnderTest never = new(ScriptedTransport.Answer(HttpStatusCode.NotFound, """{"error":"Execution not found"}"""));
        using KapsoUnderTest gone = new(Execution("running", Noon), ScriptedTransport.Answer(HttpStatusCode.NotFound, """{"error":"Execution not found"}"""));

        (await never.Client.Awaiting(client => client.Workflows.FollowAsync("e1", interval: TimeSpan.FromSeconds(10))).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.NotFound);
        (await gone.Client.Awaiting(client => client.Workflows.FollowAsync("e1")).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.NotFound);

        never.Transport.Requests.Should().HaveCountGreaterThanOrEqualTo(2);
        gone.Transport.Requests.Should().HaveCount(2);
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Execution(string status, DateTimeOffset lastEvent) =>
        ScriptedTransport.Answer(HttpStatusCode.OK, $$$"""{"data":{"id":"e1","status":"{{{status}}}","last_event_at":"{{{lastEvent.UtcDateTime:O}}}"}}""");

    private static JsonElement Json(string json) => JsonElement.Parse(json);

    private sealed class Told(Action<WorkflowExecution> hear) : IProgress<WorkflowExecution>
    {
        public void Report(WorkflowExecution value) => hear(value);
    }
}
