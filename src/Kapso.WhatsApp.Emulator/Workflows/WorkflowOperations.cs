using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>The workflows of the project and their triggers.</summary>
internal sealed partial class WorkflowOperations(EmulatedProject project, WorkflowStore store)
{
    private static readonly (string Path, string Type, string Description)[] SystemVariables =
        [("system.flow_id", "string", "The id of the workflow"), ("system.tracking_id", "string", "The id of the start"), ("system.trigger_type", "string", "What has started the execution")];

    private static readonly (string Path, string Type, string Description)[] ContextVariables =
        [("context.channel", "string", "The channel"), ("context.phone_number", "string", "The phone number of the customer")];

    public IEnumerable<Operation> All =>
    [
        new("listWorkflows", Surface.Platform, "GET", "/workflows", List),
        new("createWorkflow", Surface.Platform, "POST", "/workflows", Create),
        new("getWorkflow", Surface.Platform, "GET", "/workflows/{workflow_id}", request => Reply.Ok(Json.Data(Find(store, request).Show()))),
        new("updateWorkflow", Surface.Platform, "PATCH", "/workflows/{workflow_id}", Update),
        new("getWorkflowDefinition", Surface.Platform, "GET", "/workflows/{workflow_id}/definition", request => Reply.Ok(Json.Data(Find(store, request).ShowWithGraph()))),
        new("getWorkflowVariables", Surface.Platform, "GET", "/workflows/{workflow_id}/variables", ShowVariables),
        new("listWorkflowTriggers", Surface.Platform, "GET", "/workflows/{workflow_id}/triggers", request => Reply.Ok(Json.Data(ShowTriggers(Find(store, request))))),
        new("createWorkflowTrigger", Surface.Platform, "POST", "/workflows/{workflow_id}/triggers", CreateTrigger),
        new("replaceWorkflowTriggers", Surface.Platform, "PUT", "/workflows/{workflow_id}/triggers", ReplaceTriggers),
        new("updateWorkflowTrigger", Surface.Platform, "PATCH", "/triggers/{trigger_id}", UpdateTrigger),
        new("deleteWorkflowTrigger", Surface.Platform, "DELETE", "/triggers/{trigger_id}", DeleteTrigger),
    ];

    public static Workflow Find(WorkflowStore store, EmulatorRequest request)
    {
        string id = request.Route("workflow_id");
        return store.Workflows.Find(workflow => workflow.Id == id) ?? throw Surface.Platform.NotFound("Workflow", id);
    }

    private Reply List(EmulatorRequest request)
    {
        (string? status, string? name) = (QueryFilter.OneOf(request, "status", "draft", "active", "archived"), request.Query("name_contains"));
        (DateTimeOffset? after, DateTimeOffset? before) = (QueryFilter.Time(request, "created_after"), QueryFilter.Time(request, "created_before"));
        return Reply.Ok(Json.Data(new JsonArray(
        [
            .. store.Workflows.AsEnumerable().Reverse()
                .Where(workflow => (status is null || workflow.Status == status) && (name is null || workflow.Name.Contains(name, StringComparison.OrdinalIgnoreCase))
                    && (after is null || workflow.CreatedAt >= after) && (before is null || workflow.CreatedAt <= before))
                .Select(workflow => workflow.Show()),
        ])));
    }

    private Reply Create(EmulatorRequest request)
    {
        Field body = request.JsonBody()["workflow"].Object();
        string name = FreeName(body["name"].Text(), null);
        string slug = FreeSlug(SlugOf(body) ?? NotOfSlug().Replace(name.ToLowerInvariant(), "-").Trim('-'), null);
        Workflow workflow = new(name, slug, project.Id, project.Now)
        {
            Description = body["description"].OptionalText(),
            Graph = body["definition"].Exists ? WorkflowGraph.Read(body["definition"], WorkflowGraph.Empty) : WorkflowGraph.Empty,
        };
        store.Workflows.Add(workflow);
        return Reply.Json(201, Json.Data(workflow.Show()));
    }

    private Reply Update(EmulatorRequest request)
    {
        Workflow workflow = Find(store, request);
        Field body = request.JsonBody()["workflow"].Object();
        if (body["lock_version"].Exists && body["lock_version"].Integer(0, long.MaxValue) != workflow.LockVersion)
        {
            throw new RefusalException(Reply.Error(409, "lock_version is stale: the workflow was changed meanwhile"));
        }

        (string name, string slug) = (FreeName(body["name"].OptionalText() ?? workflow.Name, workflow), FreeSlug(SlugOf(body) ?? workflow.Slug, workflow));
        string status = body["status"].OptionalOneOf("draft", "active", "archived") ?? workflow.Status;
        string mode = body["inbound_message_read_mode"].OptionalOneOf("disabled", "read_only", "read_with_typing") ?? workflow.ReadMode;
        Field debounce = body["message_debounce_seconds"];
        long seconds = debounce.Exists ? debounce.Integer(0, int.MaxValue) : debounce.IsMentioned ? 1 : workflow.DebounceSeconds;
        WorkflowGraph graph = body["definition"].Exists ? WorkflowGraph.Read(body["definition"], workflow.Graph) : workflow.Graph;
        (workflow.Name, workflow.Slug, workflow.Status, workflow.ReadMode, workflow.DebounceSeconds, workflow.Graph) = (name, slug, status, mode, seconds, graph);
        workflow.Description = body["description"].IsMentioned ? body["description"].OptionalText() : workflow.Description;
        workflow.MarkChanged(project.Now);
        return Reply.Ok(Json.Data(workflow.Show()));
    }

    private Reply ShowVariables(EmulatorRequest request)
    {
        Workflow workflow = Find(store, request);
        IEnumerable<(string Key, JsonNode? Value, DateTimeOffset StartedAt)> values = store.Executions
            .Where(execution => execution.Workflow == workflow)
            .SelectMany(execution => execution.Vars.Select(variable => (variable.Key, variable.Value, execution.StartedAt)));
        return Reply.Ok(Json.Data(new JsonObject
        {
            ["fixed"] = new JsonObject { ["system"] = ShowFixed(SystemVariables), ["context"] = ShowFixed(ContextVariables) },
            ["discovered"] = new JsonObject
            {
                ["system"] = new JsonArray(),
                ["context"] = new JsonArray(),
                ["vars"] = new JsonArray([.. values.GroupBy(variable => variable.Key).Select(variable => ShowDiscovered(variable.Key, [.. variable.Select(value => (value.Value, value.StartedAt))]))]),
            },
        }));
    }

    private static JsonObject ShowFixed((string Path, string Type, string Description)[] variables) => new(variables.Select(variable => KeyValuePair.Create<string, JsonNode?>(
        variable.Path, new JsonObject { ["type"] = variable.Type, ["description"] = variable.Description, ["always_available"] = true })));

    private static JsonObject ShowDiscovered(string name, (JsonNode? Value, DateTimeOffset At)[] values) => new()
    {
        ["path"] = $"vars.{name}",
        ["name"] = name,
        ["type"] = values[^1].Value?.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.String => "string",
            System.Text.Json.JsonValueKind.Number => "number",
            System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False => "boolean",
            System.Text.Json.JsonValueKind.Array => "array",
            System.Text.Json.JsonValueKind.Object => "object",
            _ => null,
        },
        ["sample_values"] = new JsonArray([.. values.Take(5).Select(value => value.Value?.DeepClone())]),
        ["usage_count"] = values.Length,
        ["last_seen_at"] = Json.Time(values[^1].At),
        ["reference"] = $"{{{{vars.{name}}}}}",
    };

    private JsonArray ShowTriggers(Workflow workflow) => new([.. store.Triggers.Where(trigger => trigger.Workflow == workflow).Select(trigger => trigger.Show())]);

    private Reply CreateTrigger(EmulatorRequest request)
    {
        Workflow workflow = Find(store, request);
        WorkflowTrigger trigger = WorkflowTrigger.Read(request.JsonBody()["trigger"], workflow, project);
        store.Triggers.Add(trigger);
        return Reply.Json(201, Json.Data(trigger.Show()));
    }

    private Reply ReplaceTriggers(EmulatorRequest request)
    {
        Workflow workflow = Find(store, request);
        WorkflowTrigger[] triggers = [.. request.JsonBody()["triggers"].Items(0, int.MaxValue).Select(trigger => WorkflowTrigger.Read(trigger, workflow, project))];
        store.Triggers.RemoveAll(trigger => trigger.Workflow == workflow);
        store.Triggers.AddRange(triggers);
        return Reply.Ok(Json.Data(ShowTriggers(workflow)));
    }

    private Reply UpdateTrigger(EmulatorRequest request)
    {
        WorkflowTrigger trigger = FindTrigger(request);
        trigger.SetActive(request.JsonBody()["trigger"].Object()["active"].Flag(trigger.IsActive), project.Now);
        return Reply.Ok(Json.Data(trigger.Show()));
    }

    private Reply DeleteTrigger(EmulatorRequest request)
    {
        store.Triggers.Remove(FindTrigger(request));
        return Json.NoContent;
    }

    private WorkflowTrigger FindTrigger(EmulatorRequest request)
    {
        string id = request.Route("trigger_id");
        return store.Triggers.Find(trigger => trigger.Id == id) ?? throw Surface.Platform.NotFound("Trigger", id);
    }

    private static string? SlugOf(Field body) => body["slug"].OptionalMatch(SlugForm(), "must be words of small letters and digits, joined by hyphens");

    private string FreeName(string name, Workflow? except) => Free(name, known => known != except && known.Name == name, "Name");

    private string FreeSlug(string slug, Workflow? except) => Free(slug, known => known != except && known.Slug == slug, "Slug");

    private string Free(string value, Predicate<Workflow> isTaken, string noun) =>
        store.Workflows.Exists(isTaken) ? throw new RefusalException(Reply.Error(422, $"{noun} has already been taken")) : value;

    [GeneratedRegex(@"^[a-z0-9]+(?:-[a-z0-9]+)*\z")]
    private static partial Regex SlugForm();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotOfSlug();
}
