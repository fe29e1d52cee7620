using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Agents;

/// <summary>Lets runs work by the emulator's clock: a second in the queue, and a second for each turn. What a turn does, a test says.</summary>
internal sealed class AgentRunner(EmulatedProject project, AgentStore store, IEventPublisher events)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public void Start(AgentRun run) => After(run, () =>
    {
        run.MoveTo(AgentRun.Running, project.Now);
        Work(run);
    });

    /// <summary>Has a run that is at work do its next turn.</summary>
    public void Work(AgentRun run) => After(run, () => Take(run, Turn(run)));

    public void Cancel(AgentRun run)
    {
        run.MoveTo(AgentRun.Canceled, project.Now);
        Publish(run, "cancelled");
    }

    private EmulatedAgentReply Turn(AgentRun run)
    {
        try
        {
            return store.Handlers.TryGetValue(run.Session.Mode, out Func<EmulatedAgentTurn, EmulatedAgentReply>? handler)
                ? handler(new EmulatedAgentTurn { Prompt = run.Prompt, FindingId = run.FindingId, Decisions = [.. run.Decisions] })
                : EmulatedAgentReply.Answer($"The emulated agent was asked: {run.Prompt ?? run.FindingId}");
        }
#pragma warning disable CA1031 // Whatever the test's own code throws is the run's failure.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return EmulatedAgentReply.Fail(thrown.Message);
        }
    }

    private void Take(AgentRun run, EmulatedAgentReply reply)
    {
        if (reply.ToolName is { } tool)
        {
            run.Ask(tool, reply.ParametersJson, project.Now);
            Publish(run, "approval_required");
        }
        else if (reply.Content is { } content)
        {
            run.Complete(content, project.Now);
            Publish(run, "completed");
        }
        else
        {
            run.Fail(reply.Error ?? "", project.Now);
            Publish(run, "failed");
        }
    }

    private void Publish(AgentRun run, string what)
    {
        run.Session.Touch(store.NextNumber(), project.Now);
        string name = $"kapso_agent.run.{what}";
        events.Publish(name, () => new JsonObject { ["id"] = Guid.NewGuid().ToString(), ["event"] = name, ["created_at"] = Json.Time(project.Now), ["data"] = run.ShowReport() });
    }

    private void After(AgentRun run, Action action)
    {
        int version = run.Version;
        project.Schedule.After(Pause, () =>
        {
            if (run.Version == version)
            {
                action();
            }
        });
    }
}
