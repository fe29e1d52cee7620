namespace Kapso.WhatsApp.Flows;

/// <summary>The wanted state of a flow, for <see cref="FlowsClient.DeployAsync"/>.</summary>
public sealed record FlowDeployment : KapsoRecord
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

    /// <summary>
    /// The https address of an endpoint of one's own that answers the flow, instead of a function at Kapso; for tests also an http address of this machine. The flow is published only after the
    /// number has a valid <see cref="PublicKeyPem"/>.
    /// </summary>
    public string? EndpointUri { get; init; }

    /// <summary>
    /// The public RSA key in PEM of the endpoint at <see cref="EndpointUri"/>, uploaded for the number unless the number has it already. All flows of the number with endpoints of one's own share
    /// it. Null when the number has a valid key, which is checked.
    /// </summary>
    public string? PublicKeyPem { get; init; }

    internal void Check(Rules rules)
    {
        rules.RequiredId(PhoneNumberId, "phoneNumberId");
        rules.Required(Name, "name");
        CheckEndpoint(rules);
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

        if (Definition.DataApiVersion is null && (DataEndpointCode ?? DataEndpointFunctionId ?? EndpointUri) is not null)
        {
            rules.Add("definition.dataApiVersion", "required", "a flow that is answered by a function or an endpoint has a data_api_version: begin it with FlowDefinition.Dynamic");
        }

        using (rules.In("definition"))
        {
            foreach (FlowValidationError problem in Definition.FindProblems())
            {
                rules.Add(problem.Pointers[0].Path!, problem.Error!, problem.Message!);
            }
        }
    }

    private void CheckEndpoint(Rules rules)
    {
        FlowBodies.CheckEndpoint(rules, EndpointUri);
        if (EndpointUri is not null && (DataEndpointCode ?? DataEndpointFunctionId) is not null)
        {
            rules.Add("endpointUri", "one-of", "give a function at Kapso or the address of an endpoint of one's own, not both");
        }

        if (PublicKeyPem is null)
        {
            return;
        }

        if (EndpointUri is null)
        {
            rules.Add("publicKeyPem", "only-with-endpoint", "belongs to an endpoint of one's own: give its endpointUri; Kapso keeps the keys of its functions");
        }

        using (rules.In("publicKeyPem"))
        {
            FlowBodies.CheckPublicKey(rules, PublicKeyPem);
        }
    }
}
