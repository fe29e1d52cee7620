namespace Kapso.WhatsApp.Flows;

/// <summary>A group of inputs with common initial values and errors. It is not needed from Flow JSON 4.0 on; where one stands, all inputs of the screen stand in it.</summary>
public sealed record FormComponent : FlowComponent
{
    /// <summary>The name of the form.</summary>
    public required string Name { get; init; }

    /// <summary>The components of the form, in their order.</summary>
    public IReadOnlyList<FlowComponent> Children { get => field ?? []; init; }

    /// <summary>What its inputs begin with, by their names: an object or a reference to one.</summary>
    public FlowJson? InitValues { get; init; }

    /// <summary>What is shown below its inputs in red, by their names: an object or a reference to one.</summary>
    public FlowJson? ErrorMessages { get; init; }

    private protected override string Kind => "Form";
}

/// <summary>Components that are shown when a condition holds, and others when it does not. Flow JSON 4.0 and later; three levels deep at most.</summary>
public sealed record IfComponent : FlowComponent
{
    /// <summary>The condition, without backticks, for example <c>${form.age} &gt;= 18 &amp;&amp; ${data.open}</c>.</summary>
    public required string Condition { get; init; }

    /// <summary>What is shown when it holds; at least one component.</summary>
    public IReadOnlyList<FlowComponent> Then { get => field ?? []; init; }

    /// <summary>What is shown when it does not hold.</summary>
    public IReadOnlyList<FlowComponent>? Else { get; init; }

    private protected override string Kind => "If";
}

/// <summary>Components that are shown for one value each. Flow JSON 4.0 and later.</summary>
public sealed record SwitchComponent : FlowComponent
{
    /// <summary>The reference whose value chooses.</summary>
    public required FlowExpression Value { get; init; }

    /// <summary>What is shown, by the value; at least one.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FlowComponent>> Cases { get => field ?? new Dictionary<string, IReadOnlyList<FlowComponent>>(); init; }

    private protected override string Kind => "Switch";
}
