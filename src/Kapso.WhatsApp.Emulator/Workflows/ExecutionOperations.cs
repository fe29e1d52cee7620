using System.Globalization;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>The executions of workflows.</summary>
internal sealed class ExecutionOperations(EmulatedProject project, WorkflowStore store, WorkflowRunner runner)
{
    private static readonly string[] Statuses = [WorkflowExecution.Running, WorkflowExecution.Waiting, WorkflowExecution.Ended, WorkflowExecution.Failed, WorkflowExecution.Handoff];

    public IEnumerable<Operation> All =>
    [
        new("listWorkflowExecutions", Surface.Platform, "GET", "/workflows/{workflow_id}/executions", List),
        new("createWorkflowExecution", Surface.Platform, "POST", "/workflows/{workflow_id}/executions", Start),
        new("listConversationFlowExecutions", Surface.Platform, "GET", "/whatsapp/conversations/{conversation_id}/flow_executions", ListOfConversation),
        new("getWorkflowExecution", Surface.Platform, "GET", "/workflow_executions/{execution_id}", request => Reply.Ok(Json.Data(Find(request).ShowAll()))),
        new("updateWorkflowExecution", Surface.Platform, "PATCH", "/workflow_executions/{execution_id}", Force),
        new("listWorkflowExecutionEvents", Surface.Platform, "GET", "/workflow_executions/{execution_id}/events", ListEvents),
        new("resumeWorkflowExecution", Surface.Platform, "POST", "/workflow_executions/{execution_id}/resume", Resume),
    ];

    private WorkflowExecution Find(EmulatorRequest request)
    {
        string id = request.Route("execution_id");
        return store.Executions.Find(execution => execution.Id == id) ?? throw Surface.Platform.NotFound("Workflow execution", id);
    }

    private Reply List(EmulatorRequest request)
    {
        Workflow workflow = WorkflowOperations.Find(store, request);
        (string? reason, string? conversation) = (request.Query("waiting_reason"), request.Query("whatsapp_conversation_id"));
        (DateTimeOffset? after, DateTimeOffset? before) = (QueryFilter.Time(request, "created_after"), QueryFilter.Time(request, "created_before"));
        return Page(request, execution =>
            execution.Workflow == workflow && (reason is null || execution.WaitingReason == reason) && (conversation is null || execution.Conversation.Id == conversation)
            && (after is null || execution.StartedAt >= after) && (before is null || execution.StartedAt <= before));
    }

    private Reply ListOfConversation(EmulatorRequest request)
    {
        string id = request.Route("conversation_id");
        return project.Conversations.Any(conversation => conversation.Id == id)
            ? Page(request, execution => execution.Conversation.Id == id)
            : throw Surface.Platform.NotFound("Conversation", id);
    }

    private Reply Page(EmulatorRequest request, Func<WorkflowExecution, bool> filter)
    {
        string? status = QueryFilter.OneOf(request, "status", Statuses);
        return Page(request, store.NewestFirst, execution => (status is null || execution.Status == status) && filter(execution), execution => execution.ShowSummary());
    }

    private static Reply Page<T>(EmulatorRequest request, IReadOnlyList<T> newestFirst, Func<T, bool> filter, Func<T, JsonObject> show)
        where T : INumbered
    {
        CursorPage<T> page = CursorPage<T>.Cut(request, Surface.Platform, newestFirst, filter);
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(show)]), ["paging"] = page.CursorsAndLinks(request) });
    }

    private Reply Start(EmulatorRequest request)
    {
        Workflow workflow = WorkflowOperations.Find(store, request);
        Dictionary<string, string> headers = TakeStart(workflow, request.ApiKey);
        Field body = request.JsonBody()["workflow_execution"].Object();
        if (workflow is not { Status: Workflow.Active, Graph.HasStart: true })
        {
            throw new RefusalException(Reply.Error(422, "Workflow is not active"));
        }

        EmulatedPhoneNumber number = body["phone_number_id"].OptionalText() is { } id ? project.Number(id, Surface.Platform) : project.NumberOrFirst(null);
        WorkflowExecution execution = runner.Start(
            workflow,
            project.ConversationWith(number, ReadCustomer(body, number)),
            WorkflowTrigger.ApiCall,
            ReadObject(body["variables"]),
            ReadObject(body["context"]),
            new JsonObject { ["request"] = new JsonObject { ["ip"] = request.RemoteAddress, ["user_agent"] = request.UserAgent, ["timestamp"] = Json.Time(project.Now) } });
        return Reply.Json(202, Json.Data(new JsonObject
        {
            ["message"] = "Workflow execution queued",
            ["workflow_id"] = workflow.Id,
            ["id"] = execution.Id,
            ["tracking_id"] = execution.TrackingId,
        })) with { Headers = headers };
    }

    /// <summary>The number counts where both a number and a user id are given.</summary>
    private static Identity ReadCustomer(Field body, EmulatedPhoneNumber number)
    {
        if (body["phone_number"].Exists)
        {
            return Identity.ReadPhone(body["phone_number"].Text()) is { } waId ? new Identity(waId, null) : throw body["phone_number"].NotAllowed("must be a phone number with its country code");
        }

        if (!body["recipient"].Exists)
        {
            throw new InvalidFieldException(FieldProblem.Missing, "workflow_execution.phone_number or recipient", "is missing");
        }

        string userId = body["recipient"].Text();
        return !Identity.IsUserId(userId) ? throw body["recipient"].NotAllowed("must be a business-scoped user id")
            : number.IsSandbox ? throw new RefusalException(Reply.Error(422, "Business-scoped user ids are not available on the sandbox number"))
            : new Identity(null, userId);
    }

    private Dictionary<string, string> TakeStart(Workflow workflow, string key)
    {
        int limit = project.Options.WorkflowStartsPerSecond;
        if (!workflow.Starts.TryGetValue(key, out SlidingWindow? window))
        {
            workflow.Starts[key] = window = new SlidingWindow();
        }

        bool isTaken = window.TryTake(limit, TimeSpan.FromSeconds(1), project.Now);
        Dictionary<string, string> headers = new()
        {
            ["X-Burst-RateLimit-Limit"] = limit.ToString(CultureInfo.InvariantCulture),
            ["X-Burst-RateLimit-Remaining"] = (limit - window.Count).ToString(CultureInfo.InvariantCulture),
        };
        if (isTaken)
        {
            return headers;
        }

        headers["Retry-After"] = "1";
        JsonObject error = new() { ["error"] = "Burst rate limit exceeded", ["message"] = "This workflow was started too often. Please try again in a second." };
        throw new RefusalException(Reply.Json(429, error) with { Headers = headers });
    }

    private Reply Force(EmulatorRequest request)
    {
        WorkflowExecution execution = Find(request);
        Field body = ReadForced(request);
        string status = body["status"].OneOf(WorkflowExecution.Ended, WorkflowExecution.Handoff, WorkflowExecution.Waiting);
        if (execution.Status is WorkflowExecution.Ended or WorkflowExecution.Failed || execution.Status == status)
        {
            throw new RefusalException(Reply.Error(422, $"Cannot change from {execution.Status} to {status}"));
        }

        runner.Force(execution, status);
        return Reply.Ok(Json.Data(execution.Show()));
    }

    private static Field ReadForced(EmulatorRequest request)
    {
        try
        {
            return request.JsonBody()["workflow_execution"].Object();
        }
        catch (InvalidFieldException malformed)
        {
            throw new RefusalException(Reply.Error(400, malformed.Message));
        }
    }

    private Reply ListEvents(EmulatorRequest request)
    {
        WorkflowExecution execution = Find(request);
        string? type = request.Query("event_type");
        return Page(request, [.. execution.Events.Reverse()], happened => type is null || happened.Type == type, happened => happened.Show());
    }

    private Reply Resume(EmulatorRequest request)
    {
        WorkflowExecution execution = Find(request);
        Field body = request.JsonBody();
        Field data = body["message"].Object()["data"];
        JsonObject? variables = body["variables"].Exists ? ReadObject(body["variables"]) : null;
        if (!data.Exists)
        {
            throw data.Missing();
        }

        if (IsResuming(execution))
        {
            throw new RefusalException(Reply.Error(409, "Another resume is pending. Please try again shortly."));
        }

        WorkflowExecution waiting = execution.Deepest ?? throw new RefusalException(Reply.Error(422, "Workflow execution is not waiting"));
        runner.Resume(waiting, data.ToNode(), variables);
        JsonObject shown = waiting.ShowSummary();
        shown["requested_execution_id"] = execution.Id;
        shown["parent_flow_execution_id"] = waiting.Parent?.Id;
        return Reply.Ok(Json.Data(shown));
    }

    private static bool IsResuming(WorkflowExecution execution) => execution.IsResuming || (execution.Child is { } child && IsResuming(child));

    private static JsonObject ReadObject(Field json) => json.Exists ? (JsonObject)json.Object().ToNode()! : [];
}
