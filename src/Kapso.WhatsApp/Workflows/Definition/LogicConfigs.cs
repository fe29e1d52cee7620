using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>Waits for a reply of the customer, which is also kept as <c>{{last_user_input}}</c>. After the time-out the workflow goes on without one.</summary>
public sealed record WaitForResponseConfig : WorkflowNodeConfig
{
    /// <summary>The shortest time-out that the API takes: ten seconds.</summary>
    public static readonly TimeSpan MinTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The longest time-out that the API takes: a week.</summary>
    public static readonly TimeSpan MaxTimeout = TimeSpan.FromDays(7);

    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.WaitForResponse;

    /// <summary>Gets whether the wait ends without a reply after <see cref="Timeout"/>.</summary>
    public bool? HasTimeout { get; init; }

    /// <summary>Gets how long to wait, in whole seconds from 10 seconds to a week; it counts when <see cref="HasTimeout"/> is true.</summary>
    [JsonPropertyName("timeout_seconds"), JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? Timeout { get; init; }

    /// <summary>Gets the name of the variable that receives the reply; null for none.</summary>
    public string? SaveResponseTo { get; init; }

    internal override void Check(Rules rules)
    {
        if (HasTimeout is true && rules.NotNull(Timeout, "timeout"))
        {
            rules.WholeUnits(Timeout!.Value, TimeSpan.FromSeconds(1), (int)MinTimeout.TotalSeconds, (int)MaxTimeout.TotalSeconds, "timeout", "seconds");
        }
    }
}

/// <summary>Chooses one of the edges that leave the node, by the labels of its conditions.</summary>
public sealed record DecideConfig : WorkflowNodeConfig
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.Decide;

    /// <summary>Gets who makes the decision.</summary>
    public required DecisionType DecisionType { get; init; }

    /// <summary>Gets the conditions, in their order; each has the label of an edge.</summary>
    public IReadOnlyList<DecideCondition> Conditions { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets further settings of the language model, a JSON object.</summary>
    public JsonElement LlmConfiguration { get => field.ValueKind is JsonValueKind.Undefined ? WorkflowRules.EmptyObject : field; init; } = WorkflowRules.EmptyObject;

    /// <summary>Gets the id of the function that decides, a UUID; its answer names the label as <c>next_edge</c>.</summary>
    public string? FunctionId { get; init; }

    /// <summary>Gets the name of the function that decides, which the server adds.</summary>
    public string? FunctionName { get; init; }

    /// <summary>Gets the id of the language model that decides, a UUID.</summary>
    public string? ProviderModelId { get; init; }

    /// <summary>Gets the name of the language model that decides.</summary>
    public string? ProviderModelName { get; init; }

    /// <summary>Gets how much the language model varies its answers; the default when null.</summary>
    public double? LlmTemperature { get; init; }

    /// <summary>Gets the most tokens that the language model answers; the default when null.</summary>
    public int? LlmMaxTokens { get; init; }

    /// <summary>A decision of a function of the project.</summary>
    /// <param name="functionId">The id of the function; its answer names the label as <c>next_edge</c>.</param>
    public static DecideConfig ByFunction(string functionId) => new() { DecisionType = DecisionType.Function, FunctionId = functionId ?? throw new ArgumentNullException(nameof(functionId)) };

    /// <summary>A decision of a language model, by the descriptions of the conditions.</summary>
    /// <param name="providerModelName">The name of the model.</param>
    public static DecideConfig ByModel(string providerModelName) =>
        new() { DecisionType = DecisionType.Ai, ProviderModelName = providerModelName ?? throw new ArgumentNullException(nameof(providerModelName)) };

    internal override void Check(Rules rules)
    {
        rules.Required(DecisionType.Value, "decisionType");
        if (DecisionType == DecisionType.Function && string.IsNullOrWhiteSpace(FunctionName))
        {
            rules.RequiredId(FunctionId, "functionId");
        }

        rules.Count(Conditions.Count, 1, int.MaxValue, "conditions", "conditions");
        for (int i = 0; i < Conditions.Count; i++)
        {
            using (rules.In("conditions", i))
            {
                rules.Required(Conditions[i].Label, "label");
            }
        }

        rules.Unique(Conditions, static condition => condition.Label, "conditions", "label");
    }
}

/// <summary>A condition of a decision.</summary>
public sealed record DecideCondition : KapsoModel
{
    /// <summary>Gets the id that Kapso gave the condition, a UUID; null for a new one.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the label of the edge to follow.</summary>
    public required string Label { get; init; }

    /// <summary>Gets when the condition holds, in words for the language model; null for none.</summary>
    public string? Description { get; init; }
}

/// <summary>Calls another workflow and goes on when it has ended.</summary>
public sealed record CallConfig : WorkflowNodeConfig
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.Call;

    /// <summary>Gets the id of the workflow to call, a UUID.</summary>
    public string? WorkflowId { get; init; }

    /// <summary>Gets the name of the workflow to call.</summary>
    public string? WorkflowName { get; init; }

    /// <summary>Gets the name of the variable that receives the errors of the called workflow; null for none.</summary>
    public string? SaveErrorTo { get; init; }
}

/// <summary>Hands the conversation over to a person and ends the execution.</summary>
public sealed record HandoffConfig : WorkflowNodeConfig
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.Handoff;

    /// <summary>Gets why the conversation is handed over; null for no reason.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets what the person is told, any JSON; null for nothing.</summary>
    public JsonElement? ContextData { get; init; }
}

/// <summary>Sets a variable of the execution.</summary>
public sealed record SetVariableConfig : WorkflowNodeConfig
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.SetVariable;

    /// <summary>Gets the name of the variable.</summary>
    public required string VariableName { get; init; }

    /// <summary>Gets the value, any JSON; texts can hold variables.</summary>
    public required JsonElement VariableValue { get; init; }

    /// <summary>Gets the type that the value is converted to; <see cref="VariableValueType.String"/> when null.</summary>
    public VariableValueType? ValueType { get; init; }

    internal override void Check(Rules rules)
    {
        rules.Required(VariableName, "variableName");
        if (VariableValue.ValueKind is JsonValueKind.Undefined)
        {
            rules.Add("variableValue", "required", "a value is required", value: "undefined");
        }
    }
}

/// <summary>Records an event of the project's own.</summary>
public sealed record EmitEventConfig : WorkflowNodeConfig
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override WorkflowNodeType NodeType => WorkflowNodeType.EmitEvent;

    /// <summary>Gets the name of the event: words of small letters, digits and underscores, joined by dots.</summary>
    public required string EventName { get; init; }

    /// <summary>Gets the properties of the event: texts, numbers, true, false or null by their names.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Properties { get; init; }

    /// <summary>Gets when the event took place, as ISO 8601 or as a variable; now when null.</summary>
    public string? OccurredAt { get; init; }

    internal override void Check(Rules rules)
    {
        WorkflowRules.CheckEventName(rules, EventName, "eventName");
        foreach ((string name, JsonElement value) in Properties ?? new Dictionary<string, JsonElement>())
        {
            if (value.ValueKind is JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.Undefined)
            {
                rules.Add($"properties.{Rules.Shown(name)}", "scalar", "must be a text, a number, true, false or null", "scalar", value.ValueKind.ToString());
            }
        }
    }
}
