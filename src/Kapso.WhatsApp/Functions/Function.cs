using System.Text.Json;

namespace Kapso.WhatsApp.Functions;

/// <summary>A function: JavaScript that Kapso runs when it is invoked.</summary>
public sealed record Function : KapsoModel
{
    /// <summary>Gets the id of the function.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name of the function.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the name in addresses: small letters, digits and hyphens.</summary>
    public string? Slug { get; init; }

    /// <summary>Gets the version that each update raises; an update that names an older one is refused with 409.</summary>
    public int? LockVersion { get; init; }

    /// <summary>Gets the description of the function.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the JavaScript source.</summary>
    public string? Code { get; init; }

    /// <summary>Gets the version that each deployment raises.</summary>
    public int? Version { get; init; }

    /// <summary>Gets the status of the function.</summary>
    public FunctionStatus? Status { get; init; }

    /// <summary>Gets when the function was last deployed; null when it never was.</summary>
    public DateTimeOffset? LastDeployedAt { get; init; }

    /// <summary>Gets the platform on which the function runs.</summary>
    public FunctionType? FunctionType { get; init; }

    /// <summary>Gets the form of the response to an invocation.</summary>
    public InvokeResponseMode? InvokeResponseMode { get; init; }

    /// <summary>Gets whether the function can be invoked without a key.</summary>
    public bool? PublicEndpoint { get; init; }

    /// <summary>Gets settings of the platform on which the function runs.</summary>
    public JsonElement? RuntimeConfig { get; init; }

    /// <summary>Gets the address at which the function is invoked.</summary>
    public string? EndpointUrl { get; init; }

    /// <summary>Gets the id of the project that the function belongs to.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Gets the id of the user who created the function.</summary>
    public string? CreatedById { get; init; }

    /// <summary>Gets when the function was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the function was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }
}
