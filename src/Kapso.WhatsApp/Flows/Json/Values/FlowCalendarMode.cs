using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The mode of a calendar: whether one date or a range is chosen.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowCalendarMode>))]
public readonly record struct FlowCalendarMode(string Value) : IOpenEnum<FlowCalendarMode>
{
    /// <summary>A single date is chosen.</summary>
    public static FlowCalendarMode Single { get; } = new("single");

    /// <summary>A first and a last date.</summary>
    public static FlowCalendarMode Range { get; } = new("range");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowCalendarMode> Known { get; } = [Single, Range];

    static FlowCalendarMode IOpenEnum<FlowCalendarMode>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
