namespace Kapso.WhatsApp.Flows;

/// <summary>
/// A property that is either fixed or found out while the flow runs. Assign the value itself or a <see cref="FlowExpression"/>:
/// <c>Required = true</c>, <c>Visible = FlowExpression.Data("is_member")</c>.
/// </summary>
/// <typeparam name="T">What the value is: <see cref="string"/>, <see cref="bool"/>, <see cref="int"/>, <see cref="double"/>.</typeparam>
public readonly record struct FlowValue<T>
    where T : notnull
{
    private readonly T? _value;

    /// <summary>Makes a property with a fixed value.</summary>
    /// <param name="value">The value.</param>
    public FlowValue(T value) => _value = value;

    /// <summary>A value that is found out while the flow runs.</summary>
    /// <param name="expression">The reference or calculation.</param>
    public FlowValue(FlowExpression expression) => Expression = expression;

    /// <summary>The fixed value; the default of <typeparamref name="T"/> when there is an <see cref="Expression"/>.</summary>
    public T? Value => _value;

    /// <summary>The reference or calculation; null when the value is fixed.</summary>
    public FlowExpression? Expression { get; }

    /// <summary>Makes a property with a fixed value.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator FlowValue<T>(T value) => new(value);

    /// <summary>Makes a value that is found out while the flow runs.</summary>
    /// <param name="expression">The reference or calculation.</param>
    public static implicit operator FlowValue<T>(FlowExpression expression) => new(expression);

    /// <summary>Returns the value or the expression.</summary>
    public override string ToString() => Expression?.Text ?? _value?.ToString() ?? "";
}
