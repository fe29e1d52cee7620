using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Flows;

/// <summary>A flow, as Meta stores it.</summary>
public sealed record MetaFlow : KapsoModel
{
    /// <summary>The id of the flow at Meta, which messages take.</summary>
    public required string Id { get; init; }

    /// <summary>The name of the flow, unique in its business account.</summary>
    public string? Name { get; init; }

    /// <summary>The status of the flow at Meta.</summary>
    public MetaFlowStatus? Status { get; init; }

    /// <summary>The categories that say what the flow is used for.</summary>
    public IReadOnlyList<FlowCategory> Categories { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The problems in the flow's JSON.</summary>
    public IReadOnlyList<FlowValidationError> ValidationErrors { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The version of Flow JSON that the flow is written in.</summary>
    public string? JsonVersion { get; init; }

    /// <summary>The version of the endpoint's protocol; null without an endpoint.</summary>
    public string? DataApiVersion { get; init; }

    /// <summary>The address of the flow's endpoint.</summary>
    public string? EndpointUri { get; init; }

    /// <summary>The address where the flow can be previewed in the browser.</summary>
    public FlowPreview? Preview { get; init; }

    /// <summary>Whether messages with the flow can be sent, as Meta's health check found, as JSON.</summary>
    public JsonElement? HealthStatus { get; init; }

    /// <summary>The WhatsApp business account that the flow belongs to, as JSON.</summary>
    [JsonPropertyName("whatsapp_business_account")]
    public JsonElement? BusinessAccount { get; init; }

    /// <summary>The app at Meta that the flow belongs to, whose secret signs its requests, as JSON.</summary>
    public JsonElement? Application { get; init; }
}

/// <summary>The preview of a flow in the browser.</summary>
public sealed record FlowPreview : KapsoModel
{
    /// <summary>The address of the preview. Anyone who has it can open the flow.</summary>
    public string? PreviewUrl { get; init; }

    /// <summary>Until when the preview can be opened.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>A flow that was created at Meta.</summary>
public sealed record CreatedMetaFlow : KapsoModel
{
    /// <summary>The id of the flow at Meta.</summary>
    public required string Id { get; init; }

    /// <summary>The problems in the flow's JSON; a flow with problems stays a draft.</summary>
    public IReadOnlyList<FlowValidationError> ValidationErrors { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>A file of a flow at Meta.</summary>
public sealed record FlowAsset : KapsoModel
{
    /// <summary>The file's name, <c>flow.json</c>.</summary>
    public string? Name { get; init; }

    /// <summary>The kind of file, <c>FLOW_JSON</c>.</summary>
    public string? AssetType { get; init; }

    /// <summary>The address where the file can be downloaded for a limited time, without a key.</summary>
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
    public IReadOnlyList<FlowValidationError> ValidationErrors { get => field ?? []; init => field = value.WithoutNulls(); }
}

internal sealed record FlowPublicKeyList : KapsoModel
{
    public IReadOnlyList<FlowPublicKey> Data { get => field ?? []; init => field = value.WithoutNulls(); }

    public FlowPublicKey? First()
    {
        FlowPublicKey? first = Data is [{ } one, ..] ? one : null;
        first?.Keep(ExtensionData);
        return first;
    }
}
