using System.Text.Json;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Functions;

/// <summary>JavaScript that Kapso runs when it is invoked.</summary>
public sealed record Function : KapsoModel
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The name in addresses: small letters, digits and hyphens.</summary>
    public string? Slug { get; init; }

    /// <summary>Raised by each update; an update that names an older one is refused with 409.</summary>
    public int? LockVersion { get; init; }

    /// <summary>What it is for.</summary>
    public string? Description { get; init; }

    /// <summary>The source.</summary>
    public string? Code { get; init; }

    /// <summary>Raised by each deployment.</summary>
    public int? Version { get; init; }

    /// <summary>How far it is.</summary>
    public FunctionStatus? Status { get; init; }

    /// <summary>When it was last deployed; null when never.</summary>
    public DateTimeOffset? LastDeployedAt { get; init; }

    /// <summary>Where it runs.</summary>
    public FunctionType? FunctionType { get; init; }

    /// <summary>What the answer to an invocation looks like.</summary>
    public InvokeResponseMode? InvokeResponseMode { get; init; }

    /// <summary>Whether it can be invoked without a key.</summary>
    public bool? PublicEndpoint { get; init; }

    /// <summary>Settings of the place where it runs.</summary>
    public JsonElement? RuntimeConfig { get; init; }

    /// <summary>The address at which it is invoked.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>The project it belongs to.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Who created it.</summary>
    public string? CreatedById { get; init; }

    /// <summary>When it was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
