using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Agents;

/// <summary>A surface from which a mode of the agent can be invoked.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AgentInvocation>))]
public readonly record struct AgentInvocation(string Value) : IOpenEnum<AgentInvocation>
{
    /// <summary>The mode can be invoked in the dashboard.</summary>
    public static AgentInvocation Ui { get; } = new("ui");

    /// <summary>The mode can be invoked through the API.</summary>
    public static AgentInvocation Api { get; } = new("api");

    /// <summary>The mode can be invoked in Slack.</summary>
    public static AgentInvocation Slack { get; } = new("slack");

    /// <inheritdoc/>
    public static IReadOnlyList<AgentInvocation> Known { get; } = [Ui, Api, Slack];

    static AgentInvocation IOpenEnum<AgentInvocation>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
