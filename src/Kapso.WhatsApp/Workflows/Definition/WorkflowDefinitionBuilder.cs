using System.Text.Json;

namespace Kapso.WhatsApp.Workflows;

/// <summary>
/// Makes a graph node by node; see <see cref="WorkflowDefinition.Start"/>. Each node follows the one that was added before it, after a decision all of its
/// branches that were left open.
/// </summary>
public sealed class WorkflowDefinitionBuilder
{
    private const double RowHeight = 160;
    private const double ColumnWidth = 320;

    private readonly List<WorkflowNode> _nodes;
    private readonly List<WorkflowEdge> _edges;
    private readonly int _column;
    private int _row;

    // The nodes that the next one follows, with the labels of the edges to it.
    private List<(string Source, string Label)> _open;

    internal WorkflowDefinitionBuilder(string startId)
    {
        (_nodes, _edges, _open) = ([], [], []);
        Add(startId, new StartConfig());
    }

    private WorkflowDefinitionBuilder(WorkflowDefinitionBuilder outer, string source, string label, int column) =>
        (_nodes, _edges, _open, _row, _column) = (outer._nodes, outer._edges, [(source, label)], outer._row, column);

    /// <summary>Adds a node of any type.</summary>
    /// <param name="id">The id of the node: a letter, followed by letters, digits, underscores and hyphens.</param>
    /// <param name="config">What the node does.</param>
    /// <param name="displayName">The name that editors show; null for none.</param>
    public WorkflowDefinitionBuilder Add(string id, WorkflowNodeConfig config, string? displayName = null)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(config);
        LeadTo(id);
        _nodes.Add(new WorkflowNode { Id = id, Config = config, DisplayName = displayName, Position = new() { X = _column * ColumnWidth, Y = _row++ * RowHeight } });
        _open = config is HandoffConfig ? [] : [(id, WorkflowEdge.Next)];
        return this;
    }

    /// <summary>Sends a text message.</summary>
    /// <param name="id">The id of the node.</param>
    /// <param name="message">The text, in which <c>{{vars.name}}</c> stands for a variable.</param>
    public WorkflowDefinitionBuilder SendText(string id, WorkflowText message) => Add(id, new SendTextConfig { Message = message });

    /// <summary>Sends a template message.</summary>
    /// <param name="id">The id of the node.</param>
    /// <param name="templateId">Kapso's id of the template.</param>
    /// <param name="parameters">The values for its variable parts; null when it has none.</param>
    public WorkflowDefinitionBuilder SendTemplate(string id, string templateId, JsonElement? parameters = null) => Add(id, new SendTemplateConfig { TemplateId = templateId, Parameters = parameters });

    /// <summary>Sends a message with reply buttons.</summary>
    /// <param name="id">The id of the node.</param>
    /// <param name="body">The text above the buttons, at most 1,024 characters.</param>
    /// <param name="buttons">One to three buttons: their ids and their texts.</param>
    public WorkflowDefinitionBuilder SendButtons(string id, WorkflowText body, params IReadOnlyList<(string Id, string Title)> buttons)
    {
        ArgumentNullException.ThrowIfNull(buttons);
        return Add(id, new SendInteractiveConfig
        {
            InteractiveType = InteractiveNodeType.Button,
            BodyText = body,
            Buttons = [.. buttons.Select(static button => new InteractiveNodeButton { Id = button.Id, Title = button.Title })],
        });
    }

    /// <summary>Waits for a reply of the customer, or for <see cref="WorkflowsClient.ResumeAsync"/>.</summary>
    /// <param name="id">The id of the node.</param>
    /// <param name="saveResponseTo">The name of the variable that receives the reply; null for none.</param>
    /// <param name="timeout">After how long to go on without a reply, in whole seconds; never when null.</param>
    public WorkflowDefinitionBuilder WaitForResponse(string id, string? saveResponseTo = null, TimeSpan? timeout = null) =>
        Add(id, new WaitForResponseConfig { SaveResponseTo = saveResponseTo, HasTimeout = timeout is null ? null : true, Timeout = timeout });

    /// <summary>Sets a variable to a text.</summary>
    /// <param name="id">The id of the node.</param>
    /// <param name="name">The name of the variable.</param>
    /// <param name="value">The text, which can hold variables.</param>
    public WorkflowDefinitionBuilder SetVariable(string id, string name, string value) =>
        Add(id, new SetVariableConfig { VariableName = name, VariableValue = JsonSerializer.SerializeToElement(value, WorkflowsJson.Default.String) });

    /// <summary>Invokes a function of the project.</summary>
    /// <param name="id">The id of the node.</param>
    /// <param name="functionId">The id of the function.</param>
    /// <param name="saveResponseTo">The name of the variable that receives the result; null for none.</param>
    public WorkflowDefinitionBuilder CallFunction(string id, string functionId, string? saveResponseTo = null) => Add(id, new FunctionConfig { FunctionId = functionId, SaveResponseTo = saveResponseTo });

    /// <summary>Calls another workflow and goes on when it has ended.</summary>
    /// <param name="id">The id of the node.</param>
    /// <param name="workflowId">The id of the workflow to call.</param>
    /// <param name="saveErrorTo">The name of the variable that receives its errors; null for none.</param>
    public WorkflowDefinitionBuilder CallWorkflow(string id, string workflowId, string? saveErrorTo = null) => Add(id, new CallConfig { WorkflowId = workflowId, SaveErrorTo = saveErrorTo });

    /// <summary>Records an event of the project's own.</summary>
    /// <param name="id">The id of the node.</param>
    /// <param name="eventName">The name of the event, for example <c>order.paid</c>.</param>
    public WorkflowDefinitionBuilder EmitEvent(string id, string eventName) => Add(id, new EmitEventConfig { EventName = eventName });

    /// <summary>Hands the conversation over to a person. No node follows.</summary>
    /// <param name="id">The id of the node.</param>
    /// <param name="reason">Why; null for no reason.</param>
    public WorkflowDefinitionBuilder HandOff(string id, string? reason = null) => Add(id, new HandoffConfig { Reason = reason });

    /// <summary>Makes a decision between branches. The conditions of the decision are those of the branches.</summary>
    /// <param name="id">The id of the node.</param>
    /// <param name="decision">Who decides: <see cref="DecideConfig.ByFunction"/> or <see cref="DecideConfig.ByModel"/>.</param>
    /// <param name="branches">Adds the branches.</param>
    public WorkflowDefinitionBuilder Decide(string id, DecideConfig decision, Action<WorkflowBranchesBuilder> branches)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(branches);
        WorkflowBranchesBuilder collected = new();
        branches(collected);
        Add(id, decision with { Conditions = [.. decision.Conditions, .. collected.Conditions] });
        _open = [];
        int row = _row;
        for (int i = 0; i < collected.Branches.Count; i++)
        {
            WorkflowDefinitionBuilder branch = new(this, id, collected.Conditions[i].Label, _column + i);
            collected.Branches[i](branch);
            _open.AddRange(branch._open);
            row = Math.Max(row, branch._row);
        }

        _row = row;
        return this;
    }

    /// <summary>Goes on at a node that is there already or is added later. What is added next follows nothing until <see cref="From"/> says what.</summary>
    /// <param name="id">The id of the node to go on at.</param>
    public WorkflowDefinitionBuilder GoTo(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        LeadTo(id);
        _open = [];
        return this;
    }

    /// <summary>Ends the execution here: what is added next follows nothing until <see cref="From"/> says what.</summary>
    public WorkflowDefinitionBuilder End()
    {
        _open = [];
        return this;
    }

    /// <summary>Has what is added next follow a node that is there already.</summary>
    /// <param name="id">The id of the node.</param>
    /// <param name="label">The label of the edge; that of a condition when the node is a decision.</param>
    public WorkflowDefinitionBuilder From(string id, string label = WorkflowEdge.Next)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(label);
        _open = [(id, label)];
        return this;
    }

    /// <summary>Checks every rule that can be known before the call and returns the graph.</summary>
    /// <exception cref="KapsoValidationException">Rules are broken; the exception lists all of them.</exception>
    public WorkflowDefinition Build()
    {
        WorkflowDefinition definition = new() { Nodes = [.. _nodes], Edges = [.. _edges] };
        Rules rules = Rules.Start();
        WorkflowRules.Check(rules, definition);
        rules.ThrowIfBroken();
        return definition;
    }

    private void LeadTo(string id) => _edges.AddRange(_open.Select(open => new WorkflowEdge { Source = open.Source, Target = id, Label = open.Label }));
}

/// <summary>Collects the branches of a decision.</summary>
public sealed class WorkflowBranchesBuilder
{
    private readonly List<DecideCondition> _conditions = [];
    private readonly List<Action<WorkflowDefinitionBuilder>> _branches = [];

    internal WorkflowBranchesBuilder()
    {
    }

    internal IReadOnlyList<DecideCondition> Conditions => _conditions;

    internal IReadOnlyList<Action<WorkflowDefinitionBuilder>> Branches => _branches;

    /// <summary>Adds a branch to the decision.</summary>
    /// <param name="label">The label, which the decision answers.</param>
    /// <param name="branch">Adds the nodes of the branch; null for none, which leads to what follows the decision.</param>
    /// <param name="description">When the branch is to be taken, in words for a language model; null for none.</param>
    public WorkflowBranchesBuilder When(string label, Action<WorkflowDefinitionBuilder>? branch = null, string? description = null)
    {
        _conditions.Add(new DecideCondition { Label = label, Description = description });
        _branches.Add(branch ?? (static _ => { }));
        return this;
    }
}
