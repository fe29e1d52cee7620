namespace Kapso.WhatsApp.Flows;

/// <summary>The wanted state of a flow, for <see cref="FlowsClient.DeployAsync"/>.</summary>
public sealed record FlowDeployment
{
    /// <summary>The id of the WhatsApp number whose business account the flow belongs to.</summary>
    public required string PhoneNumberId { get; init; }

    /// <summary>The name of the flow, unique in the business account, by which it is found again.</summary>
    public required string Name { get; init; }

    /// <summary>The definition of the flow, its Flow JSON.</summary>
    public required FlowDefinition Definition { get; init; }

    /// <summary>Whether the flow is published when it has no problems. It can then be sent to everyone, which cannot be undone.</summary>
    public bool Publish { get; init; } = true;

    /// <summary>The source code of the function at Kapso that answers the flow; null when something else does, or nothing.</summary>
    public string? DataEndpointCode { get; init; }

    /// <summary>The id of a function that is already deployed and answers the flow; instead of <see cref="DataEndpointCode"/>.</summary>
    public string? DataEndpointFunctionId { get; init; }

    internal void Check(Rules rules)
    {
        rules.Required(PhoneNumberId, "phoneNumberId");
        rules.Required(Name, "name");
        if (DataEndpointCode is { } code)
        {
            using (rules.In("dataEndpointCode"))
            {
                FlowBodies.CheckCode(rules, code);
            }
        }

        if (DataEndpointCode is not null && DataEndpointFunctionId is not null)
        {
            rules.Add("dataEndpointFunctionId", "one-of", "give the source of a function or the id of one, not both");
        }

        if (!rules.NotNull(Definition, "definition"))
        {
            return;
        }

        if (Definition.DataApiVersion is null && (DataEndpointCode ?? DataEndpointFunctionId) is not null)
        {
            rules.Add("definition.dataApiVersion", "required", "a flow that is answered by a function has a data_api_version: begin it with FlowDefinition.Dynamic");
        }

        using (rules.In("definition"))
        {
            foreach (FlowValidationError problem in Definition.FindProblems())
            {
                rules.Add(problem.Pointers[0].Path!, problem.Error!, problem.Message!);
            }
        }
    }
}

/// <summary>The result of <see cref="FlowsClient.DeployAsync"/>.</summary>
public sealed record DeployedFlow
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
