using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Workflows;

/// <summary>The variables that nodes of a workflow can use.</summary>
public sealed record WorkflowVariables : KapsoModel
{
    /// <summary>Gets the variables that every execution has.</summary>
    public FixedWorkflowVariables? Fixed { get; init; }

    /// <summary>Gets the variables that earlier executions had.</summary>
    public DiscoveredWorkflowVariables? Discovered { get; init; }
}

/// <summary>The variables that every execution has, by their full path, for example <c>system.flow_id</c>.</summary>
public sealed record FixedWorkflowVariables : KapsoModel
{
    /// <summary>Gets the variables about the execution.</summary>
    public IReadOnlyDictionary<string, FixedWorkflowVariable> System { get => field ?? Empty; init => field = value.WithoutNulls(); }

    /// <summary>Gets the variables about the conversation.</summary>
    public IReadOnlyDictionary<string, FixedWorkflowVariable> Context { get => field ?? Empty; init => field = value.WithoutNulls(); }

    private static IReadOnlyDictionary<string, FixedWorkflowVariable> Empty => global::System.Collections.ObjectModel.ReadOnlyDictionary<string, FixedWorkflowVariable>.Empty;
}

/// <summary>A variable that every execution has.</summary>
public sealed record FixedWorkflowVariable : KapsoModel
{
    /// <summary>Gets the type: <c>string</c>, <c>number</c>, <c>datetime</c>, <c>array</c> or <c>object</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Gets the description of the variable.</summary>
    public string? Description { get; init; }

    /// <summary>Gets whether the variable has a value in every execution.</summary>
    public bool? AlwaysAvailable { get; init; }
}

/// <summary>The variables that earlier executions of a workflow had.</summary>
public sealed record DiscoveredWorkflowVariables : KapsoModel
{
    /// <summary>Gets the variables about the execution.</summary>
    public IReadOnlyList<DiscoveredWorkflowVariable> System { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the variables about the conversation.</summary>
    public IReadOnlyList<DiscoveredWorkflowVariable> Context { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the variables that were given at the start or set by nodes.</summary>
    public IReadOnlyList<DiscoveredWorkflowVariable> Vars { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>A variable that earlier executions of a workflow had.</summary>
public sealed record DiscoveredWorkflowVariable : KapsoModel
{
    /// <summary>Gets the full path, for example <c>vars.user_name</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Gets the name within the namespace, for example <c>user_name</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the type that the values had: <c>string</c>, <c>number</c>, <c>boolean</c>, <c>object</c> or <c>array</c>; null when it is not known.</summary>
    public string? Type { get; init; }

    /// <summary>Gets up to five values that the variable had.</summary>
    public IReadOnlyList<JsonElement> SampleValues { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets how often the variable was set.</summary>
    public int? UsageCount { get; init; }

    /// <summary>Gets when the variable was last set; null when it is not known.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Gets how nodes refer to the variable, for example <c>{{vars.user_name}}</c>.</summary>
    public string? Reference { get; init; }
}
