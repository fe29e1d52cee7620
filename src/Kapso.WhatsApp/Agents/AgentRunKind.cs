using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Agents;

/// <summary>Whether a run began a session or continued one.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AgentRunKind>))]
public readonly record struct AgentRunKind(string Value) : IOpenEnum<AgentRunKind>
{
    /// <summary>The run began a session.</summary>
    public static AgentRunKind Ask { get; } = new("ask");

    /// <summary>The run continued a session.</summary>
    public static AgentRunKind Continue { get; } = new("continue");

    /// <inheritdoc/>
    public static IReadOnlyList<AgentRunKind> Known { get; } = [Ask, Continue];

    static AgentRunKind IOpenEnum<AgentRunKind>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
