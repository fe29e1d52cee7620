using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Agents;

/// <summary>The kind of the result of a run.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<AgentResultType>))]
public readonly record struct AgentResultType(string Value) : IOpenEnum<AgentResultType>
{
    /// <summary>The result is a message.</summary>
    public static AgentResultType Message { get; } = new("message");

    /// <summary>The result is the investigation of a finding.</summary>
    public static AgentResultType FindingInvestigation { get; } = new("finding_investigation");

    /// <inheritdoc/>
    public static IReadOnlyList<AgentResultType> Known { get; } = [Message, FindingInvestigation];

    static AgentResultType IOpenEnum<AgentResultType>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
