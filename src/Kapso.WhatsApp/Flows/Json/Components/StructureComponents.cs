using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>
/// A group of inputs with common initial values and errors. Flow JSON 4.0 and later do not need it; a screen that has one must have all its inputs in it.
/// </summary>
public sealed record FormComponent : FlowComponent
{
    /// <summary>The name of the form.</summary>
    public required string Name { get; init; }

    /// <summary>The components of the form, in their order.</summary>
    public IReadOnlyList<FlowComponent> Children { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The initial values of the form's inputs by name: an object or a reference to one.</summary>
    public FlowJson? InitValues { get; init; }

    /// <summary>The errors that are shown below the form's inputs, by name: an object or a reference to one.</summary>
    public FlowJson? ErrorMessages { get; init; }

    private protected override string Kind => "Form";
}

/// <summary>Components that are shown when a condition holds, and others when it does not. Flow JSON 4.0 and later; three levels deep at most.</summary>
public sealed record IfComponent : FlowComponent
{
    /// <summary>The condition, without backticks, for example <c>${form.age} &gt;= 18 &amp;&amp; ${data.open}</c>.</summary>
    public required string Condition { get; init; }

    /// <summary>The components that are shown when the condition holds; at least one.</summary>
    public IReadOnlyList<FlowComponent> Then { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The components that are shown when the condition does not hold.</summary>
    public IReadOnlyList<FlowComponent>? Else { get; init; }

    private protected override string Kind => "If";
}

/// <summary>Components that are shown for one value each. Flow JSON 4.0 and later.</summary>
public sealed record SwitchComponent : FlowComponent
{
    /// <summary>The reference whose value chooses.</summary>
    public required FlowExpression Value { get; init; }

    /// <summary>The components that are shown for each value; at least one value.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FlowComponent>> Cases { get => field ?? new Dictionary<string, IReadOnlyList<FlowComponent>>(); init; }

    private protected override string Kind => "Switch";
}
