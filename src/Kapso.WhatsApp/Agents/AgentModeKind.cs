using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Agents;

/// <summary>Who has made a mode of the agent.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AgentModeKind>))]
public readonly record struct AgentModeKind(string Value) : IOpenEnum<AgentModeKind>
{
    /// <summary>The mode is one of Kapso's own.</summary>
    public static AgentModeKind BuiltIn { get; } = new("builtin");

    /// <summary>The mode was made in the project.</summary>
    public static AgentModeKind Custom { get; } = new("custom");

    /// <inheritdoc/>
    public static IReadOnlyList<AgentModeKind> Known { get; } = [BuiltIn, Custom];

    static AgentModeKind IOpenEnum<AgentModeKind>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
