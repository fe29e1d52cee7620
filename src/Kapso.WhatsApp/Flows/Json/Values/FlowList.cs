using System.Collections;
using System.Runtime.CompilerServices;

namespace Kapso.WhatsApp.Flows;

/// <summary>A list that is either fixed or found out while the flow runs. Assign <c>[first, second]</c> or a <see cref="FlowExpression"/>.</summary>
/// <typeparam name="T">What is in it.</typeparam>
[CollectionBuilder(typeof(FlowList), nameof(FlowList.Create))]
public sealed class FlowList<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<T> _items;

    internal FlowList(IReadOnlyList<T> items, FlowExpression? expression = null)
    {
        _items = items;
        Expression = expression;
    }

    /// <summary>The reference or calculation; null when the list is fixed.</summary>
    public FlowExpression? Expression { get; }

    /// <summary>How many are fixed; none when there is an <see cref="Expression"/>.</summary>
    public int Count => _items.Count;

    /// <summary>Gets one of the fixed items.</summary>
    /// <param name="index">Its place, from 0.</param>
    public T this[int index] => _items[index];

    /// <summary>Makes a list that is found out while the flow runs.</summary>
    /// <param name="expression">The reference or calculation.</param>
    public static implicit operator FlowList<T>(FlowExpression expression) => new([], expression);

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes lists for a flow's properties.</summary>
public static class FlowList
{
    /// <summary>Makes a list of fixed items.</summary>
    /// <typeparam name="T">What is in it.</typeparam>
    /// <param name="items">The items.</param>
    public static FlowList<T> Create<T>(params ReadOnlySpan<T> items) => new(items.ToArray());
}
