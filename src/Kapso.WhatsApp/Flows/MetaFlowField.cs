using System.Globalization;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>A member of a <see cref="MetaFlow"/> that can be asked for.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<MetaFlowField>))]
public readonly record struct MetaFlowField(string Value) : IOpenEnum<MetaFlowField>
{
    /// <summary><see cref="MetaFlow.Id"/></summary>
    public static MetaFlowField Id { get; } = new("id");

    /// <summary><see cref="MetaFlow.Name"/></summary>
    public static MetaFlowField Name { get; } = new("name");

    /// <summary><see cref="MetaFlow.Status"/></summary>
    public static MetaFlowField Status { get; } = new("status");

    /// <summary><see cref="MetaFlow.Categories"/></summary>
    public static MetaFlowField Categories { get; } = new("categories");

    /// <summary><see cref="MetaFlow.ValidationErrors"/></summary>
    public static MetaFlowField ValidationErrors { get; } = new("validation_errors");

    /// <summary><see cref="MetaFlow.JsonVersion"/></summary>
    public static MetaFlowField JsonVersion { get; } = new("json_version");

    /// <summary><see cref="MetaFlow.DataApiVersion"/></summary>
    public static MetaFlowField DataApiVersion { get; } = new("data_api_version");

    /// <summary><see cref="MetaFlow.EndpointUri"/></summary>
    public static MetaFlowField EndpointUri { get; } = new("endpoint_uri");

    /// <summary><see cref="MetaFlow.Preview"/>, with the address that it had before.</summary>
    public static MetaFlowField Preview { get; } = new("preview.invalidate(false)");

    /// <summary><see cref="MetaFlow.Preview"/>, with a new address; the one before becomes invalid.</summary>
    public static MetaFlowField NewPreview { get; } = new("preview.invalidate(true)");

    /// <summary><see cref="MetaFlow.HealthStatus"/></summary>
    public static MetaFlowField HealthStatus { get; } = new("health_status");

    /// <summary><see cref="MetaFlow.WhatsappBusinessAccount"/></summary>
    public static MetaFlowField WhatsappBusinessAccount { get; } = new("whatsapp_business_account");

    /// <summary><see cref="MetaFlow.Application"/></summary>
    public static MetaFlowField Application { get; } = new("application");

    /// <summary>A measurement of the flow's endpoint, which arrives in <see cref="KapsoModel.AdditionalData"/> as <c>metric</c>.</summary>
    /// <param name="name">Its name, for example <c>ENDPOINT_REQUEST_COUNT</c>.</param>
    /// <param name="granularity"><c>DAY</c>, <c>HOUR</c> or <c>LIFETIME</c>.</param>
    /// <param name="since">The first day.</param>
    /// <param name="until">The last day.</param>
    public static MetaFlowField Metric(string name, string granularity, DateOnly since, DateOnly until) =>
        new(string.Create(CultureInfo.InvariantCulture, $"metric.name({name}).granularity({granularity}).since({since:yyyy-MM-dd}).until({until:yyyy-MM-dd})"));

    /// <inheritdoc/>
    public static IReadOnlyList<MetaFlowField> Known { get; } = [Id, Name, Status, Categories, ValidationErrors, JsonVersion, DataApiVersion, EndpointUri, Preview, NewPreview, HealthStatus, WhatsappBusinessAccount, Application];

    static MetaFlowField IOpenEnum<MetaFlowField>.Create(string value) => new(value);

    /// <summary>Returns <see cref="Value"/>.</summary>
    public override string ToString() => Value ?? "";
}
