namespace Kapso.WhatsApp.Flows;

/// <summary>The result of <see cref="FlowsClient.DeployAsync"/>.</summary>
public sealed record DeployedFlow : KapsoRecord
{
    /// <summary>The flow after the deployment.</summary>
    public required Flow Flow { get; init; }

    /// <summary>The newest version of the flow, or null when it has none.</summary>
    public FlowVersion? Version { get; init; }

    /// <summary>Whether the flow was created by this deployment.</summary>
    public bool WasCreated { get; init; }

    /// <summary>Whether the flow's JSON was uploaded, because it was new or had changed.</summary>
    public bool WasUploaded { get; init; }

    /// <summary>Whether the flow was published by this deployment.</summary>
    public bool WasPublished { get; init; }

    /// <summary>The problems that Meta found. A flow with problems is not published.</summary>
    public IReadOnlyList<FlowValidationError> ValidationErrors { get; init; } = [];

    /// <summary>The address where a draft can be previewed in the browser.</summary>
    public string? PreviewUrl => Flow.PreviewUrl;
}
