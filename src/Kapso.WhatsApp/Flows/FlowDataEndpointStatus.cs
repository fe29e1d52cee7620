using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>The deployment status of the function that answers a flow.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<FlowDataEndpointStatus>))]
public readonly record struct FlowDataEndpointStatus(string Value) : IOpenEnum<FlowDataEndpointStatus>
{
    /// <summary>The function is saved but not deployed.</summary>
    public static FlowDataEndpointStatus Draft { get; } = new("draft");

    /// <summary>The function is deployed and answers the flow.</summary>
    public static FlowDataEndpointStatus Deployed { get; } = new("deployed");

    /// <summary>The function could not be deployed.</summary>
    public static FlowDataEndpointStatus Error { get; } = new("error");

    /// <inheritdoc/>
    public static IReadOnlyList<FlowDataEndpointStatus> Known { get; } = [Draft, Deployed, Error];

    static FlowDataEndpointStatus IOpenEnum<FlowDataEndpointStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
