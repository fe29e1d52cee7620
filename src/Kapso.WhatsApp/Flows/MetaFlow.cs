using System.Text.Json;

namespace Kapso.WhatsApp.Flows;

/// <summary>A flow as Meta knows it.</summary>
public sealed record MetaFlow : KapsoModel
{
    /// <summary>Its id at Meta, which messages take.</summary>
    public required string Id { get; init; }

    /// <summary>Its name, unique in its business account.</summary>
    public string? Name { get; init; }

    /// <summary>The status of the flow at Meta.</summary>
    public MetaFlowStatus? Status { get; init; }

    /// <summary>The categories that say what the flow is used for.</summary>
    public IReadOnlyList<FlowCategory> Categories { get => field ?? []; init; }

    /// <summary>What is wrong with its JSON.</summary>
    public IReadOnlyList<FlowProblem> ValidationErrors { get => field ?? []; init; }

    /// <summary>The version of Flow JSON it is written in.</summary>
    public string? JsonVersion { get; init; }

    /// <summary>The version of the endpoint's protocol; null without an endpoint.</summary>
    public string? DataApiVersion { get; init; }

    /// <summary>The address of its endpoint.</summary>
    public string? EndpointUri { get; init; }

    /// <summary>Where it can be tried in the browser.</summary>
    public FlowPreview? Preview { get; init; }

    /// <summary>Whether the flow and what belongs to it can be sent.</summary>
    public JsonElement? HealthStatus { get; init; }

    /// <summary>The WhatsApp business account it belongs to.</summary>
    public JsonElement? WhatsappBusinessAccount { get; init; }

    /// <summary>The app at Meta it belongs to, whose secret signs its requests.</summary>
    public JsonElement? Application { get; init; }
}

/// <summary>Where a flow can be tried in the browser.</summary>
public sealed record FlowPreview : KapsoModel
{
    /// <summary>The address. Who has it can open the flow.</summary>
    public string? PreviewUrl { get; init; }

    /// <summary>Until when it is valid.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A flow that was created at Meta.</summary>
public sealed record CreatedMetaFlow : KapsoModel
{
    /// <summary>The id of the flow at Meta.</summary>
    public required string Id { get; init; }

    /// <summary>What is wrong with its JSON; with problems it stays a draft.</summary>
    public IReadOnlyList<FlowProblem> ValidationErrors { get => field ?? []; init; }
}

/// <summary>A file of a flow at Meta.</summary>
public sealed record FlowAsset : KapsoModel
{
    /// <summary>The file's name, <c>flow.json</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of file, <c>FLOW_JSON</c>.</summary>
    public string? AssetType { get; init; }

    /// <summary>Where it can be downloaded for a while, without a key.</summary>
    public string? DownloadUrl { get; init; }
}

/// <summary>The public key that the requests of a number's flows are encrypted with.</summary>
public sealed record FlowPublicKey : KapsoModel
{
    /// <summary>The key in PEM; Meta may leave it out.</summary>
    public string? BusinessPublicKey { get; init; }

    /// <summary>Whether the signature of the public key is valid.</summary>
    public FlowKeyStatus? BusinessPublicKeySignatureStatus { get; init; }
}

internal sealed record FlowUpload
{
    public IReadOnlyList<FlowProblem> ValidationErrors { get => field ?? []; init; }
}

internal sealed record FlowPublicKeyList
{
    public IReadOnlyList<FlowPublicKey> Data { get => field ?? []; init; }
}
