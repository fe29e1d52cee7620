using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The status of a flow or of one of its versions at Kapso.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowStatus>))]
public readonly record struct FlowStatus(string Value) : IOpenEnum<FlowStatus>
{
    /// <summary>The flow is a draft and can be sent for tests only.</summary>
    public static FlowStatus Draft { get; } = new("draft");

    /// <summary>The flow is published and can be sent to everyone.</summary>
    public static FlowStatus Published { get; } = new("published");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowStatus> Known { get; } = [Draft, Published];

    static FlowStatus IOpenEnum<FlowStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
