using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.PhoneNumbers;

/// <summary>The overall result of a health check.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<PhoneNumberHealthStatus>))]
public readonly record struct PhoneNumberHealthStatus(string Value) : IOpenEnum<PhoneNumberHealthStatus>
{
    /// <summary>All health checks passed.</summary>
    public static PhoneNumberHealthStatus Healthy { get; } = new("healthy");

    /// <summary>The number works with limitations.</summary>
    public static PhoneNumberHealthStatus Degraded { get; } = new("degraded");

    /// <summary>Messages will not go through; a disconnected number is unhealthy.</summary>
    public static PhoneNumberHealthStatus Unhealthy { get; } = new("unhealthy");

    /// <summary>The check itself failed; try again later.</summary>
    public static PhoneNumberHealthStatus Error { get; } = new("error");

    /// <inheritdoc/>
    public static IReadOnlyList<PhoneNumberHealthStatus> Known { get; } = [Healthy, Degraded, Unhealthy, Error];

    static PhoneNumberHealthStatus IOpenEnum<PhoneNumberHealthStatus>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
