namespace Kapso.WhatsApp.Flows;

/// <summary>A property of a <see cref="CalendarPickerComponent"/>: one for its only date, or one for each end of a range.</summary>
/// <typeparam name="T"><see cref="string"/> or <see cref="bool"/>.</typeparam>
public sealed record FlowRange<T> : KapsoRecord
    where T : notnull
{
    internal FlowRange()
    {
    }

    /// <summary>The value for a single date, or an expression for the whole; null for a range.</summary>
    public FlowValue<T>? Single { get; internal init; }

    /// <summary>The value for the first date of a range; null when there is none.</summary>
    public FlowValue<T>? StartDate { get; internal init; }

    /// <summary>The value for the last date of a range; null when there is none.</summary>
    public FlowValue<T>? EndDate { get; internal init; }

    /// <summary>Creates the value for a single date.</summary>
    /// <param name="value">The value.</param>
    public static implicit operator FlowRange<T>(T value) => new() { Single = value };

    /// <summary>One that is found out while the flow runs.</summary>
    /// <param name="expression">The reference or calculation.</param>
    public static implicit operator FlowRange<T>(FlowExpression expression) => new() { Single = expression };
}

/// <summary>Makes properties of a <see cref="CalendarPickerComponent"/> for a range.</summary>
public static class FlowRange
{
    /// <summary>One for each end of a range, for example <c>FlowRange.Create&lt;string&gt;("Arrival", "Departure")</c>.</summary>
    /// <typeparam name="T"><see cref="string"/> or <see cref="bool"/>.</typeparam>
    /// <param name="startDate">The value for the first date.</param>
    /// <param name="endDate">The value for the last date.</param>
    public static FlowRange<T> Create<T>(FlowValue<T>? startDate, FlowValue<T>? endDate)
        where T : notnull => new() { StartDate = startDate, EndDate = endDate };
}
