using System.Text.Json;

namespace Kapso.WhatsApp.Flows;

/// <summary>A flow as Kapso knows it.</summary>
public sealed record Flow : KapsoModel
{
    /// <summary>Its id at Kapso, which the methods of <see cref="FlowsClient"/> take.</summary>
    public required string Id { get; init; }

    /// <summary>Its id at Meta, which messages and the methods of <see cref="MetaFlowsClient"/> take.</summary>
    public string? MetaFlowId { get; init; }

    /// <summary>Its name, unique in its business account.</summary>
    public string? Name { get; init; }

    /// <summary>The status of the flow, for example draft or published.</summary>
    public FlowStatus? Status { get; init; }

    /// <summary>The version of Flow JSON it is written in.</summary>
    public string? JsonVersion { get; init; }

    /// <summary>The version of the endpoint's protocol; null without an endpoint.</summary>
    public string? DataApiVersion { get; init; }

    /// <summary>The id of its WhatsApp business account (WABA).</summary>
    public string? BusinessAccountId { get; init; }

    /// <summary>The id of the number it was made with.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Where a draft can be tried in the browser.</summary>
    public string? PreviewUrl { get; init; }

    /// <summary>The function at Kapso that answers it.</summary>
    public string? DataEndpointFunctionId { get; init; }

    /// <summary>The address of what answers it.</summary>
    public string? DataEndpointUrl { get; init; }

    /// <summary>Whether all is set up that answers it.</summary>
    public bool? HasDataEndpoint { get; init; }

    /// <summary>Whether its requests can be encrypted.</summary>
    public bool? FlowsEncryptionConfigured { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When it was last compared with Meta.</summary>
    public DateTimeOffset? LastSyncedAt { get; init; }

    /// <summary>When the flow was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}

/// <summary>One of the versions of a flow's JSON.</summary>
public sealed record FlowVersion : KapsoModel
{
    /// <summary>The id of the version.</summary>
    public required string Id { get; init; }

    /// <summary>Its name among the versions.</summary>
    public string? VersionLabel { get; init; }

    /// <summary>The status of the version.</summary>
    public FlowStatus? Status { get; init; }

    /// <summary>The digest of its JSON.</summary>
    public string? FlowJsonSha { get; init; }

    /// <summary>What Meta found to be wrong with it.</summary>
    public IReadOnlyList<FlowProblem> ValidationErrors { get => field ?? []; init; }

    /// <summary>Its JSON; lists leave it out.</summary>
    public JsonElement? FlowJson { get; init; }

    /// <summary>When it was published.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>When the version was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
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

/// <summary>How the encryption of a number's flows was set up.</summary>
public sealed record FlowEncryptionSetup : KapsoModel
{
    /// <summary>The outcome: <c>success</c>, or <c>already_configured</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The outcome in words for people.</summary>
    public string? Message { get; init; }

    /// <summary>Whether requests can be encrypted now.</summary>
    public bool? FlowsEncryptionConfigured { get; init; }
}

/// <summary>The function at Kapso that answers a flow.</summary>
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

    /// <summary>When it was last deployed.</summary>
    public DateTimeOffset? LastDeployedAt { get; init; }

    /// <summary>The source code of the function.</summary>
    public string? Code { get; init; }

    /// <summary>The flow, where the answer names it.</summary>
    public string? FlowId { get; init; }

    /// <summary>Whether the flow's requests can be encrypted, where the answer says it.</summary>
    public bool? FlowHasEncryption { get; init; }

    /// <summary>That a published flow could not be published again; the endpoint is changed all the same.</summary>
    public string? Warning { get; init; }
}

/// <summary>Something that someone has answered in a flow.</summary>
public sealed record FlowResponse : KapsoModel
{
    /// <summary>The id of the response.</summary>
    public string? Id { get; init; }

    /// <summary>The token that the flow was sent with.</summary>
    public string? FlowToken { get; init; }

    /// <summary>What was answered, as a JSON object.</summary>
    public JsonElement? Response { get; init; }

    /// <summary>When they were given.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}
