using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Workflows;

/// <summary>
/// Performs nodes. Messages are sent, functions invoked and variables set; what only Kapso could do (language models, HTTP calls) a test says with <see cref="KapsoEmulator.OnWorkflowNode"/>.
/// </summary>
internal sealed class NodeActions(EmulatedProject project, WorkflowStore store, IMessageSender sender, ITemplates templates, IFunctions functions)
{
    /// <summary>Raised when a node records an event of the project's own.</summary>
    public event Action<WorkflowExecution, string, JsonObject>? Emitted;

    public NodeOutcome Perform(WorkflowExecution execution, JsonObject node)
    {
        string id = (string)node["id"]!;
        JsonObject config = (JsonObject)node["data"]!["config"]!;
        try
        {
            return (string?)node["data"]!["node_type"] switch
            {
                "send_text" => SendText(execution, config),
                "send_template" => SendTemplate(execution, config),
                "send_interactive" => Send(execution, config, "interactive", InteractiveContent.Of(config, execution)),
                "wait_for_response" => Wait(config),
                "decide" => Decide(execution, id, config),
                "function" => Invoke(execution, config),
                "webhook" => Save(execution, config, Handled(id, execution) ?? "{}"),
                "agent" => Converse(execution, id, config),
                "call" => Call(config),
                "handoff" => new NodeOutcome.HandOver((string?)VariableText.Fill(config["reason"], execution), VariableText.Fill(config["context_data"], execution)),
                "set_variable" => SetVariable(execution, config),
                "emit_event" => Emit(execution, config),
                _ => new NodeOutcome.Follow(),
            };
        }
        catch (RefusalException refused)
        {
            return new NodeOutcome.Fail(JsonNode.Parse(refused.Reply.Body.Span)?["error"] is { } error ? VariableText.TextOf(error["message"] ?? error) : "The message was refused");
        }
#pragma warning disable CA1031 // Whatever the test's own code throws is a failure of the node.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            return new NodeOutcome.Fail(thrown.Message);
        }
    }

    /// <summary>What a test says that a node does; null when it says nothing.</summary>
    private string? Handled(string id, WorkflowExecution execution) => store.Handlers.TryGetValue(id, out Func<string, string>? handler) ? handler(execution.ShowContext().ToJsonString()) : null;

    private NodeOutcome SendText(WorkflowExecution execution, JsonObject config)
    {
        NodeOutcome Now() => Send(execution, config, "text", new JsonObject { ["body"] = VariableText.Fill(VariableText.TextOf(config["message"]), execution) });
        return (long?)config["delay_seconds"] is > 0 and var delay ? new NodeOutcome.Later(TimeSpan.FromSeconds(delay), Now) : Now();
    }

    private NodeOutcome.Follow Send(WorkflowExecution execution, JsonObject config, string type, JsonObject content)
    {
        sender.Send(NumberOf(execution, config), RecipientOf(execution, config), type, content);
        return new NodeOutcome.Follow();
    }

    private NodeOutcome SendTemplate(WorkflowExecution execution, JsonObject config)
    {
        EmulatedPhoneNumber number = NumberOf(execution, config);
        if (templates.Find(number.BusinessAccountId, (string)config["template_id"]!) is not { } template)
        {
            return new NodeOutcome.Fail("Template not found");
        }

        sender.SendTemplate(number, RecipientOf(execution, config), template, VariableText.Fill(config["parameters"], execution) as JsonArray ?? []);
        return new NodeOutcome.Follow();
    }

    private EmulatedPhoneNumber NumberOf(WorkflowExecution execution, JsonObject config) =>
        (string?)config["phone_number_id"] is { } id ? project.Number(id, Surface.Platform) : execution.Conversation.Number;

    private static Identity RecipientOf(WorkflowExecution execution, JsonObject config) =>
        (string?)VariableText.Fill(config["to_phone_number"], execution) is { } to && Identity.ReadPhone(to) is { } waId ? new Identity(waId, null) : execution.Conversation.Customer;

    private static NodeOutcome.Wait Wait(JsonObject config) =>
        new((bool?)config["has_timeout"] is true ? TimeSpan.FromSeconds((double)config["timeout_seconds"]!) : null);

    private NodeOutcome Decide(WorkflowExecution execution, string id, JsonObject config)
    {
        string[] labels = ((JsonArray)config["conditions"]!).Select(condition => (string)condition!["label"]!).ToArray();
        execution.Log("decision_evaluating", project.Now);
        string? label;
        if ((string?)config["decision_type"] == "function")
        {
            (JsonNode? result, string? failure) = Run(execution, config, labels);
            if (failure is not null)
            {
                return new NodeOutcome.Fail(failure);
            }

            label = (string?)result?["next_edge"];
        }
        else
        {
            // Without a model and a word of the test: the label that the customer has written, or the first, as Kapso does when its model fails.
            string said = VariableText.TextOf(execution.Vars["last_user_input"]);
            label = Handled(id, execution) ?? labels.FirstOrDefault(known => said.Contains(known, StringComparison.OrdinalIgnoreCase)) ?? labels[0];
        }

        if (label is null || !labels.Contains(label))
        {
            return new NodeOutcome.Fail($"The decision is {label ?? "nothing"}, which is the label of no condition");
        }

        execution.Log("decision_evaluated", project.Now, label);
        return new NodeOutcome.Follow(label);
    }

    private NodeOutcome Invoke(WorkflowExecution execution, JsonObject config)
    {
        (JsonNode? result, string? failure) = Run(execution, config, []);
        return failure is not null ? new NodeOutcome.Fail(failure) : Save(execution, config, result);
    }

    private (JsonNode? Result, string? Failure) Run(WorkflowExecution execution, JsonObject config, string[] edges)
    {
        if (functions.Find((string?)config["function_id"]) is not { IsDeployed: true } function)
        {
            return (null, "Function is not deployed");
        }

        JsonObject payload = new() { ["execution_context"] = execution.ShowContext(), ["available_edges"] = Json.Texts(edges) };
        (EmulatedFunctionResponse answer, _) = function.Run(payload.ToJsonString());
        if (!answer.IsSuccess)
        {
            return (null, answer.Body);
        }

        JsonNode? result = answer.AsJson();
        if (result is JsonObject { } members && members["vars"] is JsonObject vars)
        {
            Merge(execution, vars);
        }

        return (result, null);
    }

    public void Merge(WorkflowExecution execution, JsonObject variables)
    {
        foreach ((string name, JsonNode? value) in variables)
        {
            execution.Vars[name] = value?.DeepClone();
        }

        execution.Log("variables_merged", project.Now, payload: (JsonObject)variables.DeepClone());
    }

    private static NodeOutcome.Follow Save(WorkflowExecution execution, JsonObject config, JsonNode? result)
    {
        if ((string?)config["save_response_to"] is { Length: > 0 } name)
        {
            execution.Vars[name] = result?.DeepClone();
        }

        return new NodeOutcome.Follow();
    }

    private static NodeOutcome.Follow Save(WorkflowExecution execution, JsonObject config, string result) => Save(execution, config, Parse(result));

    private NodeOutcome.Follow Converse(WorkflowExecution execution, string id, JsonObject config)
    {
        execution.Log("agent_iteration_started", project.Now);
        if (Handled(id, execution) is { Length: > 0 } text && (string?)config["message_delivery_mode"] != "tool_only")
        {
            sender.Send(execution.Conversation.Number, execution.Conversation.Customer, "text", new JsonObject { ["body"] = text });
            execution.Log("agent_message_sent", project.Now);
        }

        return new NodeOutcome.Follow();
    }

    private NodeOutcome Call(JsonObject config) =>
        store.Workflows.Find(known => known.Status == Workflow.Active && (known.Id == (string?)config["workflow_id"] || known.Name == (string?)config["workflow_name"])) is { Graph.HasStart: true } called
            ? new NodeOutcome.Call(called)
            : new NodeOutcome.Fail("The called workflow is not active");

    private NodeOutcome.Follow SetVariable(WorkflowExecution execution, JsonObject config)
    {
        JsonNode? value = VariableText.Fill(config["variable_value"], execution);
        string text = VariableText.TextOf(value);
        execution.Vars[(string)config["variable_name"]!] = (string?)config["value_type"] switch
        {
            "number" => JsonValue.Create(double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)),
            "boolean" => JsonValue.Create(bool.Parse(text)),
            "json" => Parse(text) ?? value,
            _ => JsonValue.Create(text),
        };
        execution.Log("variables_set", project.Now);
        return new NodeOutcome.Follow();
    }

    private NodeOutcome.Follow Emit(WorkflowExecution execution, JsonObject config)
    {
        Emitted?.Invoke(execution, (string)config["event_name"]!, VariableText.Fill(config["properties"], execution) as JsonObject ?? []);
        return new NodeOutcome.Follow();
    }

    /// <summary>A text as JSON, or as itself when it is none.</summary>
    private static JsonNode? Parse(string text)
    {
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
