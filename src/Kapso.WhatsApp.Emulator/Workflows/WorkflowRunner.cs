using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>Executes workflows by the emulator's clock: a second after a start or an input it goes from node to node until one waits.</summary>
internal sealed class WorkflowRunner
{
    private const int MaxNodes = 1000;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly EmulatedProject _project;
    private readonly WorkflowStore _store;
    private readonly NodeActions _actions;
    private readonly PublishedEvents _events;

    public WorkflowRunner(EmulatedProject project, WorkflowStore store, NodeActions actions, PublishedEvents events)
    {
        (_project, _store, _actions, _events) = (project, store, actions, events);
        events.Published += Happened;
        actions.Emitted += Emitted;
    }

    public WorkflowExecution Start(Workflow workflow, Conversation conversation, string triggerType, JsonObject? vars = null, JsonObject? context = null, JsonObject? metadata = null, WorkflowExecution? parent = null)
    {
        WorkflowExecution execution = new(_store, workflow, conversation, _project.Now)
        {
            Vars = vars ?? [],
            Context = context ?? [],
            Metadata = metadata ?? [],
            Parent = parent,
        };
        execution.System["trigger_type"] = triggerType;
        execution.System["tracking_id"] = execution.TrackingId;
        execution.System["flow_id"] = workflow.Id;
        execution.Context["channel"] = "whatsapp";
        execution.Context["phone_number"] = conversation.Customer.WaId;
        _store.Executions.Add(execution);
        workflow.MarkExecuted(_project.Now);
        execution.Log("execution_started", _project.Now);
        After(execution, Pause, () => Visit(execution, execution.Graph.StartId));
        return execution;
    }

    /// <summary>Gives an input to an execution that waits; the caller has made sure that it does.</summary>
    public void Resume(WorkflowExecution execution, JsonNode? data, JsonObject? variables, string reason = "user_input")
    {
        if (variables is not null)
        {
            _actions.Merge(execution, variables);
        }

        if (data is not null)
        {
            execution.Log("user_input_received", _project.Now, payload: new JsonObject { ["data"] = data.DeepClone() });
        }

        execution.IsResuming = true;
        SetStatus(execution, WorkflowExecution.Running);
        After(execution, Pause, () =>
        {
            execution.IsResuming = false;
            execution.System["last_resume"] = new JsonObject { ["reason"] = reason };
            if (data is not null)
            {
                string text = VariableText.TextOf(data);
                execution.Vars["last_user_input"] = text;
                if ((string?)execution.Graph.Node(execution.NodeId)?["data"]?["config"]?["save_response_to"] is { Length: > 0 } name)
                {
                    execution.Vars[name] = text;
                }
            }

            Leave(execution, "next");
        });
    }

    /// <summary>Forces a status.</summary>
    public void Force(WorkflowExecution execution, string status)
    {
        if (status == WorkflowExecution.Waiting)
        {
            SetStatus(execution, status, "paused");
        }
        else
        {
            Finish(execution, status, null);
        }
    }

    private void Visit(WorkflowExecution execution, string? nodeId)
    {
        for (int visited = 0; execution.Graph.Node(nodeId) is { } node; visited++)
        {
            execution.NodeId = nodeId;
            execution.Log("step_entered", _project.Now);
            if (visited == MaxNodes)
            {
                Fail(execution, "The workflow goes round in a circle without a wait");
                return;
            }

            NodeOutcome outcome = _actions.Perform(execution, node);
            if (outcome is not NodeOutcome.Follow follow)
            {
                Stop(execution, outcome);
                return;
            }

            execution.Log("step_completed", _project.Now, follow.Label);
            nodeId = execution.Graph.Follow(execution.NodeId!, follow.Label);
        }

        Finish(execution, WorkflowExecution.Ended, null);
    }

    private void Leave(WorkflowExecution execution, string label)
    {
        execution.Log("step_completed", _project.Now, label);
        Visit(execution, execution.Graph.Follow(execution.NodeId!, label));
    }

    private void Stop(WorkflowExecution execution, NodeOutcome outcome)
    {
        switch (outcome)
        {
            case NodeOutcome.Follow follow:
                Leave(execution, follow.Label);
                break;
            case NodeOutcome.Wait wait:
                SetStatus(execution, WorkflowExecution.Waiting, "wait_for_response");
                if (wait.Timeout is { } timeout)
                {
                    After(execution, timeout, () =>
                    {
                        execution.Log("wait_timeout", _project.Now);
                        Resume(execution, null, null, "timeout");
                    });
                }

                break;
            case NodeOutcome.Later later:
                After(execution, later.Delay, () => Stop(execution, later.Then()));
                break;
            case NodeOutcome.Call call:
                execution.Child = Start(call.Workflow, execution.Conversation, "workflow_call", (JsonObject)execution.Vars.DeepClone(), parent: execution);
                break;
            case NodeOutcome.HandOver handOver:
                Finish(execution, WorkflowExecution.Handoff, null);
                Publish(execution, "workflow.execution.handoff", "handoff", new JsonObject { ["reason"] = handOver.Reason, ["source"] = "action_step" });
                break;
            case NodeOutcome.Fail fail:
                execution.Log("step_failed", _project.Now);
                Fail(execution, fail.Message);
                break;
        }
    }

    private void Fail(WorkflowExecution execution, string message)
    {
        Finish(execution, WorkflowExecution.Failed, message);
        Publish(execution, "workflow.execution.failed", "error", new JsonObject { ["message"] = message });
    }

    /// <summary>Ends an execution, what it has called with it, and lets the one that has called it go on.</summary>
    private void Finish(WorkflowExecution execution, string status, string? error)
    {
        execution.Log(error is null ? "execution_ended" : "execution_failed", _project.Now);
        execution.MoveTo(status, _project.Now, error: error is null ? null : new JsonObject { ["message"] = error, ["step_identifier"] = execution.NodeId });
        if (execution.Child is { HasEnded: false } child)
        {
            execution.Child = null;
            Finish(child, status, error);
        }

        if (execution.Parent is { HasEnded: false } parent && parent.Child == execution)
        {
            parent.Child = null;
            GoOnAfterCall(parent, status, error);
        }
    }

    private void GoOnAfterCall(WorkflowExecution caller, string status, string? error)
    {
        caller.MoveTo(WorkflowExecution.Running, _project.Now);
        if (error is not null)
        {
            if ((string?)caller.Graph.Node(caller.NodeId)?["data"]?["config"]?["save_error_to"] is not { Length: > 0 } name)
            {
                Fail(caller, error);
                return;
            }

            caller.Vars[name] = error;
        }

        if (status == WorkflowExecution.Handoff)
        {
            Finish(caller, status, null);
        }
        else
        {
            Leave(caller, "next");
        }
    }

    /// <summary>What has called an execution waits with it and runs with it.</summary>
    private void SetStatus(WorkflowExecution execution, string status, string? waitingReason = null)
    {
        for (WorkflowExecution? moved = execution; moved is not null; moved = moved.Parent)
        {
            moved.MoveTo(status, _project.Now, waitingReason);
        }
    }

    /// <summary>Does something later, unless the status of the execution has changed by then.</summary>
    private void After(WorkflowExecution execution, TimeSpan delay, Action action)
    {
        int version = execution.Version;
        _project.Schedule.After(delay, () =>
        {
            if (execution.Version == version)
            {
                action();
            }
        });
    }

    /// <summary>A message resumes the execution that waits for it, or starts one; other events start those whose triggers name them.</summary>
    private void Happened(string name, Conversation conversation)
    {
        if (name == EventNames.MessageReceived && conversation.Newest is { } message)
        {
            if (_store.Executions.FindLast(known => known.Conversation == conversation && known.Status == WorkflowExecution.Waiting && known.Child is null) is { } waiting)
            {
                Resume(waiting, ReplyOf(message), null);
            }
            else
            {
                StartAll(trigger => trigger.FitsMessageTo(conversation.Number), conversation, new JsonObject { ["last_user_input"] = ReplyOf(message) });
            }
        }

        StartAll(trigger => trigger.FitsEvent(name, conversation.Number), conversation);
    }

    private void Emitted(WorkflowExecution execution, string name, JsonObject properties)
    {
        _events.Publish("project.event", () => new JsonObject
        {
            ["id"] = Guid.NewGuid().ToString(),
            ["event"] = "project.event",
            ["name"] = name,
            ["occurred_at"] = Json.Time(_project.Now),
            ["project_id"] = _project.Id,
            ["conversation_id"] = execution.Conversation.Id,
            ["properties"] = properties.DeepClone(),
        });
        StartAll(trigger => trigger.FitsProjectEvent(name, properties), execution.Conversation);
    }

    private void StartAll(Predicate<WorkflowTrigger> fits, Conversation conversation, JsonObject? vars = null)
    {
        foreach (WorkflowTrigger trigger in _store.Triggers.FindAll(trigger => trigger.Workflow is { Status: Workflow.Active, Graph.HasStart: true } && fits(trigger)))
        {
            Start(trigger.Workflow, conversation, trigger.Type, (JsonObject?)vars?.DeepClone());
        }
    }

    private void Publish(WorkflowExecution execution, string name, string member, JsonObject detail) => _events.Publish(name, () => new JsonObject
    {
        ["event"] = name,
        ["occurred_at"] = Json.Time(_project.Now),
        ["project_id"] = _project.Id,
        ["workflow_id"] = execution.Workflow.Id,
        ["workflow_execution_id"] = execution.Id,
        ["status"] = execution.Status,
        ["tracking_id"] = execution.TrackingId,
        ["channel"] = "whatsapp",
        ["whatsapp_conversation_id"] = execution.Conversation.Id,
        [member] = detail,
    });

    /// <summary>What a customer has answered, as text.</summary>
    private static string ReplyOf(StoredMessage message)
    {
        JsonObject? content = message.Content as JsonObject;
        JsonNode? reply = content?["button_reply"] ?? content?["list_reply"];
        return VariableText.TextOf(content?["body"] ?? reply?["title"] ?? content?["text"] ?? content?["caption"] ?? message.Content);
    }
}
