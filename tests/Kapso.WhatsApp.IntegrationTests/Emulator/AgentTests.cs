using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator;

namespace Kapso.WhatsApp.IntegrationTests.Emulator;

public class AgentTests : OnboardingTest
{
    private const string Agent = $"{Platform}/kapso-agent";
    private const string Runs = $"{Agent}/runs";

    protected override KapsoEmulatorOptions Options => base.Options with
    {
        AgentModes = [.. base.Options.AgentModes, new EmulatedAgentMode { Slug = "for-people", AvailableInvocations = ["ui"] }],
    };

    [Fact]
    public async Task Modes_are_listed_and_got()
    {
        (await DoAsync("GET", $"{Agent}/modes")).AsArray().Select(mode => (string?)mode!["mode"]).Should().Equal("assistant", "findings-investigator", "for-people");
        JsonNode mode = await DoAsync("GET", $"{Agent}/modes/assistant");
        ((string?)mode["kind"], mode["available_invocations"]!.ToJsonString()).Should().Be(("custom", """["ui","api"]"""));
        await ShouldBeRefusedAsync("GET", $"{Agent}/modes/nobody", null, 404, "Mode not found");
    }

    [Fact]
    public async Task A_run_goes_from_the_queue_over_its_turns_to_its_result()
    {
        JsonNode run = await StartAsync("What is new?");
        ((string?)run["status"], (string?)run["kind"], (string?)run["status_url"]).Should().Be(("queued", "ask", $"/{Runs}/{run["run_id"]}"));

        Clock.Advance(TimeSpan.FromSeconds(1));
        (await StatusAsync(run)).Should().Be("running");
        Clock.Advance(TimeSpan.FromSeconds(1));

        JsonNode ended = await DoAsync("GET", Path(run));
        ((string?)ended["status"], (string?)ended["result"]!["type"], (string?)ended["result"]!["content"]).Should().Be(("completed", "message", "The emulated agent was asked: What is new?"));
        ended["finished_at"].Should().NotBeNull();
    }

    [Theory]
    [InlineData("""{"mode":"nobody","input":{"prompt":"a"}}""", 404)]
    [InlineData("""{"mode":"for-people","input":{"prompt":"a"}}""", 422)]
    [InlineData("""{"mode":"assistant","input":{"finding_id":"f"}}""", 422)]
    [InlineData("""{"mode":"findings-investigator","input":{"prompt":"a"}}""", 422)]
    [InlineData("""{"mode":"assistant"}""", 422)]
    [InlineData("""{"mode":"assistant","input":{"prompt":"a"},"metadata":[]}""", 422)]
    [InlineData("""{"mode":"assistant","input":{"prompt":"a"},"conversation_id":"nobody"}""", 404)]
    public async Task A_run_that_breaks_a_rule_is_refused(string body, int status)
    {
        (await CallAsync("POST", Runs, body)).Status.Should().Be(status);
    }

    [Fact]
    public async Task A_tool_waits_until_it_is_decided_about_once()
    {
        Kapso.OnAgent("assistant", turn => turn.Decisions.Count == 0 ? EmulatedAgentReply.AskFor("send", """{"to":"Ann"}""") : EmulatedAgentReply.Answer($"approved: {turn.Decisions[0].IsApproved}"));
        JsonNode run = await StartAsync("Send it");
        Clock.Advance(TimeSpan.FromSeconds(1));
        Clock.Advance(TimeSpan.FromSeconds(1));

        JsonNode waiting = await DoAsync("GET", Path(run));
        ((string?)waiting["status"], (string?)waiting["pending_approval"]!["tool_name"], waiting["pending_approval"]!["parameters"]!.ToJsonString()).Should().Be(("waiting_for_approval", "send", """{"to":"Ann"}"""));
        string approval = $"{Path(run)}/approvals/{waiting["pending_approval"]!["id"]}";
        await ShouldBeRefusedAsync("POST", $"{Path(run)}/approvals/nobody/approve", null, 404, "Approval not found");
        ((string?)(await DoAsync("POST", $"{approval}/reject"))["status"]).Should().Be("running");
        await ShouldBeRefusedAsync("POST", $"{approval}/approve", null, 409, "Run is running");
        Clock.Advance(TimeSpan.FromSeconds(1));

        ((string?)(await DoAsync("GET", Path(run)))["result"]!["content"]).Should().Be("approved: False");
    }

    [Fact]
    public async Task A_run_is_paused_resumed_and_cancelled_where_its_status_allows_it()
    {
        JsonNode run = await StartAsync("Think");
        await ShouldBeRefusedAsync("POST", $"{Path(run)}/resume", null, 409, "Run is queued");
        ((string?)(await DoAsync("POST", $"{Path(run)}/pause"))["status"]).Should().Be("paused");
        Clock.Advance(TimeSpan.FromMinutes(1));
        (await StatusAsync(run)).Should().Be("paused");
        await DoAsync("POST", $"{Path(run)}/resume");
        await DoAsync("POST", $"{Path(run)}/cancel");
        Clock.Advance(TimeSpan.FromMinutes(1));

        (await StatusAsync(run)).Should().Be("cancelled");
        await ShouldBeRefusedAsync("POST", $"{Path(run)}/cancel", null, 409, "Run is cancelled");
    }

    [Fact]
    public async Task Sessions_are_paged_by_number_and_by_cursor_and_belong_to_their_key()
    {
        JsonNode first = await StartAsync("One");
        JsonNode second = await StartAsync("Two");
        JsonNode continued = await DoAsync("POST", Runs, $$$"""{"mode":"assistant","input":{"prompt":"Three"},"conversation_id":"{{{first["conversation_id"]}}}"}""");
        ((string?)continued["kind"], (string?)continued["title"]).Should().Be(("continue", "One"));

        JsonNode numbered = await GetJsonAsync($"{Agent}/modes/assistant/sessions?per_page=1");
        ((int?)numbered["meta"]!["total_count"], (string?)numbered["data"]![0]!["conversation_id"], numbered["paging"]).Should().Be((2, (string?)first["conversation_id"], null));
        JsonNode page = await GetJsonAsync($"{Agent}/modes/assistant/sessions?limit=1");
        JsonNode next = await GetJsonAsync($"{Agent}/modes/assistant/sessions?limit=1&after={Uri.EscapeDataString((string)page["paging"]!["cursors"]!["after"]!)}");
        ((string?)next["data"]![0]!["conversation_id"]).Should().Be((string?)second["conversation_id"]);
        JsonNode session = await DoAsync("GET", $"{Agent}/sessions/{first["conversation_id"]}?limit=1");
        (session["runs"]!.AsArray().Count, (int?)session["session"]!["run_count"]).Should().Be((1, 2));
        (await CallAsync("GET", $"{Agent}/modes/assistant/sessions?limit=101")).Status.Should().Be(400);
        await ShouldBeRefusedAsync("GET", $"{Agent}/modes/nobody/sessions", null, 422, "Mode does not exist or is not accessible");

        Http.DefaultRequestHeaders.Remove("X-API-Key");
        Http.DefaultRequestHeaders.Add("X-API-Key", "another-key");
        (await CallAsync("GET", Path(first))).Status.Should().Be(404);
        (int status, JsonNode? missing) = await CallAsync("GET", $"{Agent}/sessions/{first["conversation_id"]}");
        (status, (string?)missing!["message"]).Should().Be((404, "record_not_found"));
        (await DoAsync("GET", $"{Agent}/modes/assistant/sessions")).AsArray().Should().BeEmpty();
    }

    private static string Path(JsonNode run) => $"{Runs}/{run["run_id"]}";

    private Task<JsonNode> StartAsync(string prompt) => DoAsync("POST", Runs, $$$"""{"mode":"assistant","input":{"prompt":"{{{prompt}}}"}}""");

    private async Task<string?> StatusAsync(JsonNode run) => (string?)(await DoAsync("GET", Path(run)))["status"];
}
