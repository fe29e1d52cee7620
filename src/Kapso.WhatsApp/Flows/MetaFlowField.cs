using System.Globalization;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>A member of a <see cref="MetaFlow"/> that can be asked for.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MetaFlowField>))]
public readonly record struct MetaFlowField(string Value) : IOpenEnum<MetaFlowField>
{
    /// <summary>The field <see cref="MetaFlow.Id"/> of the response.</summary>
    public static MetaFlowField Id { get; } = new("id");

    /// <summary>The field <see cref="MetaFlow.Name"/> of the response.</summary>
    public static MetaFlowField Name { get; } = new("name");

    /// <summary>The field <see cref="MetaFlow.Status"/> of the response.</summary>
    public static MetaFlowField Status { get; } = new("status");

    /// <summary>The field <see cref="MetaFlow.Categories"/> of the response.</summary>
    public static MetaFlowField Categories { get; } = new("categories");

    /// <summary>The field <see cref="MetaFlow.ValidationErrors"/> of the response.</summary>
    public static MetaFlowField ValidationErrors { get; } = new("validation_errors");

    /// <summary>The field <see cref="MetaFlow.JsonVersion"/> of the response.</summary>
    public static MetaFlowField JsonVersion { get; } = new("json_version");

    /// <summary>The field <see cref="MetaFlow.DataApiVersion"/> of the response.</summary>
    public static MetaFlowField DataApiVersion { get; } = new("data_api_version");

    /// <summary>The field <see cref="MetaFlow.EndpointUri"/> of the response.</summary>
    public static MetaFlowField EndpointUri { get; } = new("endpoint_uri");

    /// <summary><see cref="MetaFlow.Preview"/>, with the address that it had before.</summary>
    public static MetaFlowField Preview { get; } = new("preview.invalidate(false)");

    /// <summary><see cref="MetaFlow.Preview"/>, with a new address; the one before becomes invalid.</summary>
    public static MetaFlowField NewPreview { get; } = new("preview.invalidate(true)");

    /// <summary>The field <see cref="MetaFlow.HealthStatus"/> of the response.</summary>
    public static MetaFlowField HealthStatus { get; } = new("health_status");

    /// <summary>The field <see cref="MetaFlow.BusinessAccount"/> of the response.</summary>
    public static MetaFlowField BusinessAccount { get; } = new("whatsapp_business_account");

    /// <summary>The field <see cref="MetaFlow.Application"/> of the response.</summary>
    public static MetaFlowField Application { get; } = new("application");

    /// <summary>A measurement of the flow's endpoint, which arrives in <see cref="KapsoModel.AdditionalData"/> as <c>metric</c>.</summary>
    /// <param name="name">Its name, for example <c>ENDPOINT_REQUEST_COUNT</c>.</param>
    /// <param name="granularity"><c>DAY</c>, <c>HOUR</c> or <c>LIFETIME</c>.</param>
    /// <param name="since">The first day.</param>
    /// <param name="until">The last day.</param>
    public static MetaFlowField Metric(string name, string granularity, DateOnly since, DateOnly until) =>
        new(string.Create(CultureInfo.InvariantCulture, $"metric.name({name}).granularity({granularity}).since({since:yyyy-MM-dd}).until({until:yyyy-MM-dd})"));

    /// <inheritdoc/>
    public static IReadOnlyList<MetaFlowField> Known { get; } =
    [
        Id, Name, Status, Categories, ValidationErrors, JsonVersion, DataApiVersion, EndpointUri, Preview, NewPreview, HealthStatus, BusinessAccount, Application,
    ];

    static MetaFlowField IOpenEnum<MetaFlowField>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
