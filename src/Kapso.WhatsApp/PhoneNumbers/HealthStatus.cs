using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The overall result of a health check.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<HealthStatus>))]
public readonly record struct HealthStatus(string Value) : IOpenEnum<HealthStatus>
{
    /// <summary>All health checks passed.</summary>
    public static HealthStatus Healthy { get; } = new("healthy");

    /// <summary>The number works with limitations.</summary>
    public static HealthStatus Degraded { get; } = new("degraded");

    /// <summary>Messages will not go through; a disconnected number is unhealthy.</summary>
    public static HealthStatus Unhealthy { get; } = new("unhealthy");

    /// <summary>The check itself failed; try again later.</summary>
    public static HealthStatus Error { get; } = new("error");

    /// <inheritdoc/>
    public static IReadOnlyList<HealthStatus> Known { get; } = [Healthy, Degraded, Unhealthy, Error];

    static HealthStatus IOpenEnum<HealthStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
