using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Agents;

/// <summary>The modes, sessions and runs of the project's agent. Sessions and runs are seen with the API key that started them only.</summary>
internal sealed class AgentOperations(EmulatedProject project, AgentStore store, AgentRunner runner)
{
    private const string Modes = "/kapso-agent/modes";
    private const string OneRun = "/kapso-agent/runs/{id}";

    public IEnumerable<Operation> All =>
    [
        new("listAgentModes", Surface.Platform, "GET", Modes, _ => Reply.Ok(Json.Data(new JsonArray([.. project.Options.AgentModes.Select(Show)])))),
        new("getAgentMode", Surface.Platform, "GET", Modes + "/{mode}", request => Reply.Ok(Json.Data(Show(FindMode(request.Route("mode")) ?? throw Surface.Platform.NotFound("Mode", ""))))),
        new("listAgentModeSessions", Surface.Platform, "GET", Modes + "/{mode}/sessions", ListSessions),
        new("getAgentSession", Surface.Platform, "GET", "/kapso-agent/sessions/{id}", GetSession),
        new("createAgentRun", Surface.Platform, "POST", "/kapso-agent/runs", Create),
        new("getAgentRun", Surface.Platform, "GET", OneRun, request => Answer(Find(request))),
        new("pauseAgentRun", Surface.Platform, "POST", OneRun + "/pause", request => Change(request, run => run.MoveTo(AgentRun.Paused, project.Now), AgentRun.Queued, AgentRun.Running)),
        new("resumeAgentRun", Surface.Platform, "POST", OneRun + "/resume", request => Change(request, Resume, AgentRun.Paused)),
        new("cancelAgentRun", Surface.Platform, "POST", OneRun + "/cancel", request => Change(request, runner.Cancel, AgentRun.Queued, AgentRun.Running, AgentRun.Paused, AgentRun.WaitingForApproval)),
        new("approveAgentRunTool", Surface.Platform, "POST", OneRun + "/approvals/{approval_id}/approve", request => Decide(request, isApproved: true)),
        new("rejectAgentRunTool", Surface.Platform, "POST", OneRun + "/approvals/{approval_id}/reject", request => Decide(request, isApproved: false)),
    ];

    private static Reply Answer(AgentRun run) => Reply.Ok(Json.Data(run.Show()));

    private EmulatedAgentMode? FindMode(string slug) => project.Options.AgentModes.FirstOrDefault(mode => mode.Slug == slug);

    private static JsonObject Show(EmulatedAgentMode mode)
    {
        JsonObject shown = new()
        {
            ["mode"] = mode.Slug,
            ["kind"] = mode.IsBuiltIn ? "builtin" : "custom",
            ["enabled"] = true,
            ["archived"] = false,
            ["name"] = mode.Name ?? mode.Slug,
            ["label"] = mode.Name ?? mode.Slug,
            ["description"] = "",
            ["dispatch_paused"] = false,
            ["capabilities"] = new JsonArray(),
            ["capability_assignments"] = new JsonArray(),
            ["provider_model_id"] = null,
            ["model"] = null,
            ["reasoning_effort"] = null,
            ["available_invocations"] = Json.Texts(mode.AvailableInvocations),
        };
        if (!mode.IsBuiltIn)
        {
            shown["instructions"] = null;
            shown["sandbox_enabled"] = false;
            shown["approval_policy"] = null;
        }

        return shown;
    }

    private AgentRun Find(EmulatorRequest request)
    {
        (string id, string key) = (request.Route("id"), request.ApiKey);
        return store.Runs.FirstOrDefault(run => run.Id == id && run.Session.ApiKey == key) ?? throw Surface.Platform.NotFound("Run", id);
    }

    private Reply ListSessions(EmulatorRequest request)
    {
        (string mode, string key) = (request.Route("mode"), request.ApiKey);
        if (FindMode(mode) is null)
        {
            throw new RefusalException(Reply.Error(422, "Mode does not exist or is not accessible"));
        }

        AgentSession[] sessions = [.. store.Sessions.Where(session => session.Mode == mode && session.ApiKey == key).OrderByDescending(session => session.Number)];
        return Page(request, sessions, session => session.Show(), items => items);
    }

    private Reply GetSession(EmulatorRequest request)
    {
        (string id, string key) = (request.Route("id"), request.ApiKey);
        AgentSession session = store.Sessions.Find(known => known.Id == id && known.ApiKey == key)
            ?? throw new RefusalException(Reply.Json(404, new JsonObject { ["message"] = "record_not_found", ["detail"] = "There is no such session, or this API key cannot see it" }));
        return Page<AgentRun>(request, [.. session.Runs.AsEnumerable().Reverse()], run => run.ShowInSession(), runs => new JsonObject { ["session"] = session.Show(), ["runs"] = runs });
    }

    /// <summary>Numbered pages, unless the request has a parameter of cursors.</summary>
    private static Reply Page<T>(EmulatorRequest request, IReadOnlyList<T> newestFirst, Func<T, JsonNode> show, Func<JsonArray, JsonNode> wrap)
        where T : INumbered
    {
        try
        {
            if (request.Query("limit") is null && request.Query("after") is null && request.Query("before") is null)
            {
                JsonNode numbered = JsonNode.Parse(NumberedPage.Answer(request, newestFirst, show).Body.Span)!;
                return Reply.Ok(new JsonObject { ["data"] = wrap((JsonArray)numbered["data"]!.DeepClone()), ["meta"] = numbered["meta"]!.DeepClone() });
            }

            CursorPage<T> page = CursorPage<T>.Cut(request, Surface.Platform, newestFirst);
            return Reply.Ok(new JsonObject { ["data"] = wrap(new JsonArray([.. page.Items.Select(show)])), ["paging"] = page.CursorsAndLinks(request) });
        }
        catch (InvalidFieldException invalid)
        {
            throw new RefusalException(Reply.Error(400, invalid.Message));
        }
    }

    private Reply Create(EmulatorRequest request)
    {
        Field body = request.JsonBody();
        EmulatedAgentMode mode = FindMode(body["mode"].Text()) ?? throw Surface.Platform.NotFound("Mode", "");
        if (!mode.AvailableInvocations.Contains("api"))
        {
            throw new RefusalException(Reply.Error(422, "Mode cannot be invoked through the API"));
        }

        Field input = body["input"].Object();
        (string? prompt, string? finding) = mode.InvestigatesFindings ? (null, input["finding_id"].Text()) : (input["prompt"].Text(), (string?)null);
        AgentSession session = ReadSession(body, mode, request.ApiKey);
        AgentRun run = new(session, store.NextNumber(), project.Now) { Prompt = prompt, FindingId = finding, Metadata = body["metadata"].Exists ? body["metadata"].Object().ToNode() : null };
        session.Runs.Add(run);
        session.Touch(run.Number, project.Now);
        runner.Start(run);
        return Reply.Json(202, Json.Data(run.Show()));
    }

    private AgentSession ReadSession(Field body, EmulatedAgentMode mode, string apiKey)
    {
        if (body["conversation_id"].OptionalText() is { } id)
        {
            return store.Sessions.Find(known => known.Id == id && known.ApiKey == apiKey && known.Mode == mode.Slug) ?? throw Surface.Platform.NotFound("Session", id);
        }

        AgentSession session = new(mode.Slug, apiKey, project.Now);
        store.Sessions.Add(session);
        return session;
    }

    private Reply Change(EmulatorRequest request, Action<AgentRun> change, params string[] allowed)
    {
        AgentRun run = Find(request);
        if (!allowed.Contains(run.Status))
        {
            throw new RefusalException(Reply.Error(409, $"Run is {run.Status}"));
        }

        change(run);
        return Answer(run);
    }

    private void Resume(AgentRun run)
    {
        run.MoveTo(AgentRun.Running, project.Now);
        runner.Work(run);
    }

    private Reply Decide(EmulatorRequest request, bool isApproved)
    {
        AgentRun run = Find(request);
        string id = request.Route("approval_id");
        if (run.Approval is null)
        {
            throw new RefusalException(Reply.Error(409, $"Run is {run.Status}"));
        }

        if (run.Approval.Id != id)
        {
            throw Surface.Platform.NotFound("Approval", id);
        }

        run.Decide(isApproved, project.Now);
        runner.Work(run);
        return Answer(run);
    }
}
