using Kapso.WhatsApp.Agents;
using Kapso.WhatsApp.Emulator;
using Kapso.WhatsApp.IntegrationTests.Emulator;
using Kapso.WhatsApp.Webhooks;

namespace Kapso.WhatsApp.IntegrationTests.Sdk;

/// <summary>Runs of the agent, with real sockets and a clock that moves as a run is followed.</summary>
public sealed class AgentTests : FollowingTest
{
    private AgentsClient Agents => Client.Agents;

    [Fact]
    public async Task A_run_is_started_and_followed_and_its_tools_are_decided_about()
    {
        await using WebhookReceiver receiver = await WebhookReceiver.StartAsync();
        Kapso.AddWebhook(new EmulatedWebhook { Url = receiver.Url, Events = ["kapso_agent.run.approval_required", "kapso_agent.run.completed"], SecretKey = "s3cret" });
        Kapso.OnAgent("assistant", turn => turn.Decisions.Count switch
        {
            0 => EmulatedAgentReply.AskFor("send_message", """{"to":"Ann"}"""),
            1 => EmulatedAgentReply.AskFor("delete_contact"),
            _ => EmulatedAgentReply.Answer(string.Join(", ", turn.Decisions.Select(decision => $"{decision.ToolName}: {decision.IsApproved}"))),
        });
        List<string?> asked = [];

        AgentRun run = await Agents.StartRunAsync(new NewAgentRun { Mode = "assistant", Prompt = "Tell Ann" });
        AgentRun ended = await FollowAsync(run.RunId, (approval, _) =>
        {
            asked.Add(approval.ToolName);
            return Task.FromResult(approval.ToolName == "send_message" ? AgentApprovalDecision.Approve : AgentApprovalDecision.Reject);
        });

        (run.Status, run.Kind).Should().Be((AgentRunStatus.Queued, AgentRunKind.Ask));
        asked.Should().Equal("send_message", "delete_contact");
        ended.Should().BeEquivalentTo(new { Status = AgentRunStatus.Completed, Prompt = "Tell Ann", Result = new { Type = AgentResultType.Message, Content = "send_message: True, delete_contact: False" } });
        await Kapso.WaitForWebhooksAsync();
        AgentRunEvent[] told = [.. receiver.Take().Select(request => (AgentRunEvent)WebhookReader.Read(request.Body, new WebhookRequestHeaders { PayloadVersion = WebhookPayloadVersion.V2 }).Events.Single())];
        told.Select(happened => happened.GetType()).Should().BeEquivalentTo([typeof(AgentRunApprovalRequiredEvent), typeof(AgentRunApprovalRequiredEvent), typeof(AgentRunCompletedEvent)]);
        told.OfType<AgentRunCompletedEvent>().Single().Run.Should().BeEquivalentTo(new { run.RunId, SessionId = run.ConversationId, Status = AgentRunStatus.Completed, Result = new { ended.Result!.Content } });
        told.OfType<AgentRunApprovalRequiredEvent>().Select(happened => happened.Run!.PendingApproval!.ToolName).Should().BeEquivalentTo(asked);
    }

    [Fact]
    public async Task A_session_is_continued_and_its_runs_are_listed()
    {
        AgentRun first = await Agents.StartRunAsync(new NewAgentRun { Mode = "assistant", Prompt = "One" });
        await FollowAsync(first.RunId);
        AgentRun second = await Agents.StartRunAsync(new NewAgentRun { Mode = "assistant", Prompt = "Two", ConversationId = first.ConversationId });
        await Agents.StartRunAsync(new NewAgentRun { Mode = "assistant", Prompt = "Another session" });

        (second.Kind, second.ConversationId).Should().Be((AgentRunKind.Continue, first.ConversationId));
        (await Agents.ListSessions("assistant").ToListAsync()).Should().HaveCount(2);
        (await Agents.GetSessionAsync(first.ConversationId!)).Should().BeEquivalentTo(new { RunCount = 2, Title = "One", LatestRun = new { second.RunId } });
        List<AgentRun> runs = await Agents.ListRuns(first.ConversationId!, new AgentRunFilter { PageSize = 1 }).ToListAsync();
        runs.Select(run => run.RunId).Should().Equal(second.RunId, first.RunId);
        runs.Should().OnlyContain(run => run.Result == null);
        (await Agents.ListModes().ToListAsync()).Select(mode => mode.Slug).Should().Contain("assistant");
        (await Agents.GetModeAsync("findings-investigator")).Kind.Should().Be(AgentModeKind.BuiltIn);

        using KapsoWhatsAppClient other = new(new KapsoWhatsAppOptions { ApiKey = "another-key", BaseAddress = Kapso.BaseAddress });
        (await other.Awaiting(it => it.Agents.GetRunAsync(first.RunId)).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.NotFound);
    }

    [Fact]
    public async Task A_run_is_paused_resumed_and_cancelled()
    {
        AgentRun run = await Agents.StartRunAsync(new NewAgentRun { Mode = "assistant", Prompt = "Think" });

        (await Agents.PauseRunAsync(run.RunId)).Status.Should().Be(AgentRunStatus.Paused);
        (await FollowAsync(run.RunId)).PausedAt.Should().NotBeNull();
        (await Agents.ResumeRunAsync(run.RunId)).Status.Should().Be(AgentRunStatus.Running);
        AgentRun cancelled = await Agents.CancelRunAsync(run.RunId);

        (cancelled.Status, cancelled.HasEnded).Should().Be((AgentRunStatus.Canceled, true));
        (await Agents.Awaiting(it => it.PauseRunAsync(run.RunId)).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.Conflict);
    }

    [Fact]
    public async Task A_run_that_fails_says_why()
    {
        Kapso.OnAgent("findings-investigator", _ => throw new InvalidOperationException("no data"));

        AgentRun run = await Agents.StartRunAsync(new NewAgentRun { Mode = "findings-investigator", FindingId = "f1" });

        (await FollowAsync(run.RunId)).Should().BeEquivalentTo(new { Status = AgentRunStatus.Failed, ErrorMessage = "no data", Finding = new { Id = "f1" } });
        (await Agents.Awaiting(it => it.StartRunAsync(new NewAgentRun { Mode = "findings-investigator", Prompt = "?" })).Should().ThrowAsync<KapsoApiException>()).Which.Category.Should().Be(ErrorCategory.Validation);
    }

    private Task<AgentRun> FollowAsync(string id, Func<AgentApproval, CancellationToken, Task<AgentApprovalDecision>>? approve = null) =>
        Agents.FollowRunAsync(id, approve, progress: MovingOn<AgentRun>());
}
