using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>A flow, as Kapso stores it.</summary>
public sealed record Flow : KapsoModel
{
    /// <summary>The id of the flow at Kapso, which the methods of <see cref="FlowsClient"/> take.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the flow at Meta, which messages and the methods of <see cref="MetaFlowsClient"/> take.</summary>
    public string? MetaFlowId { get; init; }

    /// <summary>The name of the flow, unique in its business account.</summary>
    public string? Name { get; init; }

    /// <summary>The status of the flow, for example draft or published.</summary>
    public FlowStatus? Status { get; init; }

    /// <summary>The version of Flow JSON that the flow is written in.</summary>
    public string? JsonVersion { get; init; }

    /// <summary>The version of the endpoint's protocol; null without an endpoint.</summary>
    public string? DataApiVersion { get; init; }

    /// <summary>The id of the flow's WhatsApp business account (WABA).</summary>
    public string? BusinessAccountId { get; init; }

    /// <summary>The id of the number that the flow was created with.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The address where a draft can be previewed in the browser.</summary>
    public string? PreviewUrl { get; init; }

    /// <summary>The id of the function at Kapso that answers the flow's requests.</summary>
    public string? DataEndpointFunctionId { get; init; }

    /// <summary>The address of the endpoint that answers the flow's requests.</summary>
    public string? DataEndpointUrl { get; init; }

    /// <summary>Whether the flow's endpoint is set up completely.</summary>
    public bool? HasDataEndpoint { get; init; }

    /// <summary>Whether the flow's requests can be encrypted.</summary>
    public bool? FlowsEncryptionConfigured { get; init; }

    /// <summary>When the flow was published, or null when it was not.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the flow was last synchronized with Meta.</summary>
    public DateTimeOffset? LastSyncedAt { get; init; }

    /// <summary>When the flow was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the flow was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>A version of a flow's JSON.</summary>
public sealed record FlowVersion : KapsoModel
{
    /// <summary>The id of the version.</summary>
    public required string Id { get; init; }

    /// <summary>The label of the version.</summary>
    public string? VersionLabel { get; init; }

    /// <summary>The status of the version.</summary>
    public FlowStatus? Status { get; init; }

    /// <summary>The SHA digest of the version's JSON.</summary>
    public string? FlowJsonSha { get; init; }

    /// <summary>The problems that Meta found in the version's JSON.</summary>
    public IReadOnlyList<FlowValidationError> ValidationErrors { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The JSON of the version; lists leave it out.</summary>
    public JsonElement? FlowJson { get; init; }

    /// <summary>When the version was published, or null when it was not.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the version was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the version was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Reads <see cref="FlowJson"/>; null when there is none.</summary>
    /// <exception cref="JsonException">It is not that of a flow.</exception>
    public FlowDefinition? ReadDefinition() => FlowJson switch
    {
        { ValueKind: JsonValueKind.Object } json => FlowDefinition.Parse(json.GetRawText()),
        { ValueKind: JsonValueKind.String } json => FlowDefinition.Parse(json.GetString()!),
        _ => null,
    };
}

/// <summary>The result of setting up the encryption of a number's flows.</summary>
public sealed record FlowEncryptionSetup : KapsoModel
{
    /// <summary>The outcome: the encryption was set up now, or had been before.</summary>
    public FlowEncryptionStatus? Status { get; init; }

    /// <summary>The outcome in words for people.</summary>
    public string? Message { get; init; }

    /// <summary>Whether requests can be encrypted now.</summary>
    public bool? FlowsEncryptionConfigured { get; init; }
}

/// <summary>The function at Kapso that answers a flow's requests.</summary>
public sealed record FlowDataEndpoint : KapsoModel
{
    /// <summary>The id of the function at Kapso.</summary>
    public required string FunctionId { get; init; }

    /// <summary>The name of the function.</summary>
    public string? FunctionName { get; init; }

    /// <summary>The address at which the function is called.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>Whether the function is a draft, deployed or failed to deploy.</summary>
    public FlowDataEndpointStatus? Status { get; init; }

    /// <summary>When the function was last deployed.</summary>
    public DateTimeOffset? LastDeployedAt { get; init; }

    /// <summary>The source code of the function.</summary>
    public string? Code { get; init; }

    /// <summary>The id of the flow; null where the response does not name it.</summary>
    public string? FlowId { get; init; }

    /// <summary>The id of the function that the flow is connected with; null where the response does not name it.</summary>
    [JsonPropertyName("flow_data_endpoint_function_id")]
    public string? ConnectedFunctionId { get; init; }

    /// <summary>Whether the flow's requests can be encrypted; null where the response does not say.</summary>
    public bool? FlowHasEncryption { get; init; }

    /// <summary>A warning that a published flow could not be published again; the endpoint was changed nevertheless.</summary>
    public string? Warning { get; init; }
}

/// <summary>The answers that someone gave in a flow.</summary>
public sealed record FlowResponse : KapsoModel
{
    /// <summary>The id of the response.</summary>
    public string? Id { get; init; }

    /// <summary>The token that the flow was sent with.</summary>
    public string? FlowToken { get; init; }

    /// <summary>What was answered, as a JSON object.</summary>
    public JsonElement? Response { get; init; }

    /// <summary>When the answers were given.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
