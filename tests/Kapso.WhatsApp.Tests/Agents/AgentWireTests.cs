using System.Net;
using System.Text.Json;
using Kapso.WhatsApp.Agents;
using Kapso.WhatsApp.Tests.Support;

namespace Kapso.WhatsApp.Tests.Agents;

/// <summary>Modes, sessions and runs of the agent on the wire, and how a run is followed.</summary>
public sealed class AgentWireTests
{
    private const string Agent = Exchange.Platform + "kapso-agent";

    private const string FullMode = """
        {"mode":"assistant","kind":"custom","enabled":true,"archived":false,"name":"Assistant","label":"Helper","description":"Helps","dispatch_paused":false,"capabilities":["read"],"capability_assignments":[{"a":1}],
        "provider_model_id":null,"model":"m","reasoning_effort":"high","available_invocations":["ui","api","carrier_pigeon"],"instructions":"Be kind","sandbox_enabled":true,"sandbox_execution":"x","sandbox_setup_command":"y",
        "sandbox_network_mode":"z","sandbox_allowed_outbound_hosts":["a.example"],"approval_policy":{"b":1},"mood":1}
        """;

    private const string FullRun = """
        {"run_id":"r1","conversation_id":"c1","status":"completed","mode":"assistant","title":"Numbers","kind":"ask","prompt":"How many?","provider_model":"m","reasoning_effort":null,"error_message":null,"ai_cost_microdollars":1200,
        "result":{"type":"message","message_id":"m1","content":"Seven","data":null,"a":1},"pending_approval":{"id":"a1","status":"pending","tool_name":"send","parameters":{"to":"x"},"created_at":"2026-03-01T12:00:00Z","b":1},
        "created_at":"2026-03-01T12:00:00Z","started_at":"2026-03-01T12:00:00Z","paused_at":null,"finished_at":"2026-03-01T12:00:00Z","status_url":"/platform/v1/kapso-agent/runs/r1","finding":{"id":"f1","investigation_id":"i1","c":1},"mood":1}
        """;

    private const string FullSession = """
        {"conversation_id":"c1","title":null,"status":"active","created_at":"2026-03-01T12:00:00Z","run_count":2,"latest_run":{"run_id":"r1","status":"running","created_at":"2026-03-01T12:00:00Z","a":1},"last_activity_at":"2026-03-01T12:00:00Z","mood":1}
        """;

    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Modes_are_listed_and_got()
    {
        (Page<AgentMode> page, SeenRequest list) = await Exchange.Make($$"""{"data":[{{FullMode}},null]}""", kapso => kapso.Agents.ListModes().GetPageAsync());
        (AgentMode got, SeenRequest get) = await Exchange.Make($$"""{"data":{{FullMode}} }""", kapso => kapso.Agents.GetModeAsync("assistant"));

        list.ShouldBe("GET", $"{Agent}/modes");
        get.ShouldBe("GET", $"{Agent}/modes/assistant");
        foreach (AgentMode mode in new[] { page.Items.Single(), got })
        {
            mode.Should().BeEquivalentTo(new
            {
                Slug = "assistant",
                Kind = AgentModeKind.Custom,
                Enabled = true,
                Archived = false,
                Name = "Assistant",
                Label = "Helper",
                Description = "Helps",
                DispatchPaused = false,
                Capabilities = new[] { "read" },
                ProviderModelId = (string?)null,
                Model = "m",
                ReasoningEffort = "high",
                AvailableInvocations = new[] { AgentInvocation.Ui, AgentInvocation.Api, new AgentInvocation("carrier_pigeon") },
                Instructions = "Be kind",
                SandboxEnabled = true,
                SandboxExecution = "x",
                SandboxSetupCommand = "y",
                SandboxNetworkMode = "z",
                SandboxAllowedOutboundHosts = new[] { "a.example" },
            });
            mode.CapabilityAssignments.Single().GetProperty("a").GetInt32().Should().Be(1);
            mode.ApprovalPolicy!.Value.GetProperty("b").GetInt32().Should().Be(1);
            mode.AdditionalData.Should().ContainKey("mood");
        }
    }

    [Fact]
    public async Task Sessions_are_listed_and_got_and_their_runs_are_paged()
    {
        (Page<AgentSession> page, SeenRequest list) = await Exchange.Make(
            $$"""{"data":[{{FullSession}}],"meta":{"page":1},"paging":{"cursors":{"before":null,"after":"abc"},"next":"abc","previous":null} }""", kapso => kapso.Agents.ListSessions("assistant").GetPageAsync());
        (AgentSession got, SeenRequest get) = await Exchange.Make($$"""{"data":{"session":{{FullSession}},"runs":[{{FullRun}}]} }""", kapso => kapso.Agents.GetSessionAsync("c1"));
        (Page<AgentRun> runs, SeenRequest listRuns) = await Exchange.Make(
            $$"""{"data":{"session":{{FullSession}},"runs":[{{FullRun}}]},"paging":{"cursors":{"before":null,"after":"def"} } }""", kapso => kapso.Agents.ListRuns("c1", new AgentRunFilter { PageSize = 5 }).GetPageAsync("abc"));

        list.ShouldBe("GET", $"{Agent}/modes/assistant/sessions?limit=20");
        get.ShouldBe("GET", $"{Agent}/sessions/c1");
        listRuns.ShouldBe("GET", $"{Agent}/sessions/c1?limit=5&after=abc");
        (page.NextCursor, runs.NextCursor, runs.Items.Single().RunId).Should().Be(("abc", "def", "r1"));
        foreach (AgentSession session in new[] { page.Items.Single(), got })
        {
            session.Should().BeEquivalentTo(new { ConversationId = "c1", Title = (string?)null, Status = AgentSessionStatus.Active, CreatedAt = Noon, RunCount = 2, LatestRun = new { RunId = "r1", Status = AgentRunStatus.Running, CreatedAt = Noon }, LastActivityAt = Noon });
            session.AdditionalData.Should().ContainKey("mood");
        }
    }

    [Fact]
    public async Task A_run_is_started_with_a_prompt_or_a_finding()
    {
        (AgentRun run, SeenRequest request) = await Exchange.Make(
            $$"""{"data":{{FullRun}} }""",
            kapso => kapso.Agents.StartRunAsync(new NewAgentRun { Mode = "assistant", Prompt = "How many?", ConversationId = "c1", Metadata = JsonElement.Parse("""{"k":[1]}""") }),
            HttpStatusCode.Accepted);
        SeenRequest finding = (await Exchange.Make($$"""{"data":{{FullRun}} }""", kapso => kapso.Agents.StartRunAsync(new NewAgentRun { Mode = "findings-investigator", FindingId = "f1" }), HttpStatusCode.Accepted)).Request;

        request.ShouldBe("POST", $"{Agent}/runs", """{"mode":"assistant","conversation_id":"c1","input":{"prompt":"How many?"},"metadata":{"k":[1]}}""");
        finding.ShouldBe("POST", $"{Agent}/runs", """{"mode":"findings-investigator","input":{"finding_id":"f1"}}""");
        ShouldBeFull(run);
    }

    [Fact]
    public async Task A_run_is_got_and_its_status_changed()
    {
        Dictionary<string, Func<KapsoWhatsAppClient, Task<AgentRun>>> calls = new()
        {
            ["GET runs/r1"] = kapso => kapso.Agents.GetRunAsync("r1"),
            ["POST runs/r1/pause"] = kapso => kapso.Agents.PauseRunAsync("r1"),
            ["POST runs/r1/resume"] = kapso => kapso.Agents.ResumeRunAsync("r1"),
            ["POST runs/r1/cancel"] = kapso => kapso.Agents.CancelRunAsync("r1"),
            ["POST runs/r1/approvals/a1/approve"] = kapso => kapso.Agents.ApproveToolAsync("r1", "a1"),
            ["POST runs/r1/approvals/a1/reject"] = kapso => kapso.Agents.RejectToolAsync("r1", "a1"),
        };
        foreach ((string wire, Func<KapsoWhatsAppClient, Task<AgentRun>> call) in calls)
        {
            (AgentRun run, SeenRequest request) = await Exchange.Make($$"""{"data":{{FullRun}} }""", call);

            request.ShouldBe(wire.Split(' ')[0], $"{Agent}/{wire.Split(' ')[1]}");
            ShouldBeFull(run);
        }
    }

    [Fact]
    public async Task A_status_that_cannot_change_is_a_conflict_and_not_tried_again()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.Conflict, """{"error":"Run is completed"}"""));

        KapsoApiException conflict = (await kapso.Client.Awaiting(client => client.Agents.CancelRunAsync("r1")).Should().ThrowAsync<KapsoApiException>()).Which;

        (conflict.Category, conflict.OutcomeUnknown, conflict.ServerMessage).Should().Be((ErrorCategory.Conflict, false, "Run is completed"));
        kapso.Transport.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_missing_session_is_told_in_words()
    {
        using KapsoUnderTest kapso = new(ScriptedTransport.Answer(HttpStatusCode.NotFound, """{"message":"record_not_found","detail":"No such session"}"""));

        KapsoApiException missing = (await kapso.Client.Awaiting(client => client.Agents.GetSessionAsync("c1")).Should().ThrowAsync<KapsoApiException>()).Which;

        missing.Category.Should().Be(ErrorCategory.NotFound);
        missing.Message.Should().Contain("No such session");
    }

    [Fact]
    public async Task What_breaks_a_rule_is_not_sent()
    {
        (await Exchange.Refused(kapso => kapso.Agents.StartRunAsync(new NewAgentRun { Mode = " ", ConversationId = "", Prompt = "", FindingId = "", Metadata = JsonElement.Parse("[]") })))
            .ShouldBe("run.mode: required", "run.conversationId: required", "run.prompt: required", "run.findingId: required", "run.metadata: object");
        (await Exchange.Refused(kapso => kapso.Agents.ListSessions("a", new AgentSessionFilter { PageSize = 101 }).GetPageAsync())).ShouldBe("filter.pageSize: range");
        (await Exchange.Refused(kapso => kapso.Agents.FollowRunAsync("r1", interval: TimeSpan.FromSeconds(-1)))).ShouldBe("interval: range");
    }

    [Fact]
    public async Task A_run_is_followed_and_each_approval_is_asked_for_once()
    {
        using KapsoUnderTest kapso = new(
            Run("queued"), Run("waiting_for_approval", "a1"), Run("waiting_for_approval", "a1"), Run("waiting_for_approval", "a1"), Run("running"),
            Run("waiting_for_approval", "a2"), Run("running"), Run("completed"));
        List<string> asked = [];
        List<string> heard = [];

        AgentRun ended = await kapso.Client.Agents.FollowRunAsync(
            "r1",
            (approval, _) =>
            {
                asked.Add($"{approval.Id} {approval.ToolName}");
                return Task.FromResult(approval.Id == "a1" ? AgentApprovalDecision.Approve : AgentApprovalDecision.Reject);
            },
            TimeSpan.FromSeconds(1),
            new Told(run => heard.Add(run.Status!.Value.Value)));

        ended.Status.Should().Be(AgentRunStatus.Completed);
        asked.Should().Equal("a1 send", "a2 send");
        kapso.Transport.Requests.Select(request => $"{request.Method} {request.Uri.AbsolutePath["/platform/v1/kapso-agent/runs/r1".Length..]}").Should().Equal(
            "GET ", "GET ", "POST /approvals/a1/approve", "GET ", "GET ", "GET ", "POST /approvals/a2/reject", "GET ");
        heard.Should().Equal("queued", "waiting_for_approval", "waiting_for_approval", "waiting_for_approval", "running", "waiting_for_approval", "running", "completed");
    }

    [Fact]
    public async Task An_approval_that_was_decided_elsewhere_meanwhile_is_no_error()
    {
        using KapsoUnderTest kapso = new(Run("waiting_for_approval", "a1"), ScriptedTransport.Answer(HttpStatusCode.Conflict, """{"error":"Decided already"}"""), Run("failed"));

        (await kapso.Client.Agents.FollowRunAsync("r1", (_, _) => Task.FromResult(AgentApprovalDecision.Approve))).Status.Should().Be(AgentRunStatus.Failed);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_approval_that_nobody_decides_ends_the_following(bool hasCallback)
    {
        using KapsoUnderTest kapso = new(Run("running"), Run("waiting_for_approval", "a1"));

        AgentRun waiting = await kapso.Client.Agents.FollowRunAsync("r1", hasCallback ? (_, _) => Task.FromResult(AgentApprovalDecision.Leave) : null);

        (waiting.Status, waiting.PendingApproval!.Id, waiting.HasEnded).Should().Be((AgentRunStatus.WaitingForApproval, "a1", false));
        kapso.Transport.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("cancelled")]
    public async Task A_run_that_is_stopped_ends_the_following(string status)
    {
        using KapsoUnderTest kapso = new(Run("running"), Run(status));

        (await kapso.Client.Agents.FollowRunAsync("r1")).Status!.Value.Value.Should().Be(status);
    }

    private static void ShouldBeFull(AgentRun run)
    {
        run.Should().BeEquivalentTo(new
        {
            RunId = "r1",
            ConversationId = "c1",
            Status = AgentRunStatus.Completed,
            HasEnded = true,
            Mode = "assistant",
            Title = "Numbers",
            Kind = AgentRunKind.Ask,
            Prompt = "How many?",
            ProviderModel = "m",
            ReasoningEffort = (string?)null,
            ErrorMessage = (string?)null,
            AiCostMicrodollars = 1200L,
            Result = new { Type = AgentResultType.Message, MessageId = "m1", Content = "Seven" },
            PendingApproval = new { Id = "a1", Status = "pending", ToolName = "send", CreatedAt = Noon },
            CreatedAt = Noon,
            StartedAt = Noon,
            PausedAt = (DateTimeOffset?)null,
            FinishedAt = Noon,
            StatusUrl = "/platform/v1/kapso-agent/runs/r1",
            Finding = new { Id = "f1", InvestigationId = "i1" },
        });
        run.PendingApproval!.Parameters!.Value.GetProperty("to").GetString().Should().Be("x");
        foreach (KapsoModel model in new KapsoModel[] { run, run.Result!, run.PendingApproval, run.Finding! })
        {
            model.AdditionalData.Should().ContainSingle();
        }
    }

    private static Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Run(string status, string? approval = null) => ScriptedTransport.Answer(
        HttpStatusCode.OK, $$$"""{"data":{"run_id":"r1","status":"{{{status}}}","pending_approval":{{{(approval is null ? "null" : $$"""{"id":"{{approval}}","tool_name":"send"}""")}}}}}""");

    private sealed class Told(Action<AgentRun> hear) : IProgress<AgentRun>
    {
        public void Report(AgentRun value) => hear(value);
    }
}
