using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Agents;

/// <summary>The status of a session with an agent.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AgentSessionStatus>))]
public readonly record struct AgentSessionStatus(string Value) : IOpenEnum<AgentSessionStatus>
{
    /// <summary>The session can be continued.</summary>
    public static AgentSessionStatus Active { get; } = new("active");

    /// <summary>The session is paused.</summary>
    public static AgentSessionStatus Paused { get; } = new("paused");

    /// <summary>The session has ended.</summary>
    public static AgentSessionStatus Terminated { get; } = new("terminated");

    /// <inheritdoc/>
    public static IReadOnlyList<AgentSessionStatus> Known { get; } = [Active, Paused, Terminated];

    static AgentSessionStatus IOpenEnum<AgentSessionStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
