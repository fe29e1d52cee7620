using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The status of a flow at Meta.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MetaFlowStatus>))]
public readonly record struct MetaFlowStatus(string Value) : IOpenEnum<MetaFlowStatus>
{
    /// <summary>The flow is a draft and can be sent for tests only.</summary>
    public static MetaFlowStatus Draft { get; } = new("DRAFT");

    /// <summary>The flow is published and can be sent to everyone.</summary>
    public static MetaFlowStatus Published { get; } = new("PUBLISHED");

    /// <summary>The flow is deprecated: it was taken out of use.</summary>
    public static MetaFlowStatus Deprecated { get; } = new("DEPRECATED");

    /// <summary>Meta found its endpoint to be unhealthy; it can be neither sent nor opened.</summary>
    public static MetaFlowStatus Blocked { get; } = new("BLOCKED");

    /// <summary>Meta found its endpoint to be unhealthy; ten messages an hour can be sent.</summary>
    public static MetaFlowStatus Throttled { get; } = new("THROTTLED");

    /// <inheritdoc/>
    public static IReadOnlyList<MetaFlowStatus> Known { get; } = [Draft, Published, Deprecated, Blocked, Throttled];

    static MetaFlowStatus IOpenEnum<MetaFlowStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
