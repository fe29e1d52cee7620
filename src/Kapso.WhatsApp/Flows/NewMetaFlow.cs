using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Flows;

/// <summary>A flow to create at Meta.</summary>
public sealed record NewMetaFlow : KapsoRecord, ICheckable
{
    /// <summary>The name of the flow, unique in the business account.</summary>
    public required string Name { get; init; }

    /// <summary>The categories of the flow; at least one.</summary>
    public required IReadOnlyList<FlowCategory> Categories { get; init; }

    /// <summary>The definition of the flow; uploaded later when null.</summary>
    public FlowDefinition? Definition { get; init; }

    /// <summary>The id of a flow to copy.</summary>
    public string? CloneFlowId { get; init; }

    /// <summary>The https address of an endpoint of one's own; for tests also an http address of this machine. Kapso sets the address of a function itself.</summary>
    public string? EndpointUri { get; init; }

    /// <summary>Whether it is published after it was created, with a call of its own, when its definition has no problems; that cannot be undone.</summary>
    public bool Publish { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.Required(Name, "name");
        if (rules.NotNull(Categories, "categories"))
        {
            rules.Count(Categories.Count, 1, int.MaxValue, "categories", "categories");
        }

        FlowBodies.CheckEndpoint(rules, EndpointUri);
    }
}

/// <summary>What to change of a flow at Meta; what is null stays as it is.</summary>
public sealed record MetaFlowUpdate : KapsoRecord, ICheckable
{
    /// <summary>The new name of the flow; null leaves it.</summary>
    public string? Name { get; init; }

    /// <summary>The new categories of the flow, at least one; null leaves them.</summary>
    public IReadOnlyList<FlowCategory>? Categories { get; init; }

    /// <summary>The https address of an endpoint of one's own; for tests also an http address of this machine.</summary>
    public string? EndpointUri { get; init; }

    /// <summary>The app at Meta whose secret signs the flow's requests.</summary>
    public string? ApplicationId { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new MetaFlowUpdate());
        rules.OptionalRequired(Name, "name");
        rules.OptionalId(ApplicationId, "applicationId");
        if (Categories is not null)
        {
            rules.Count(Categories.Count, 1, int.MaxValue, "categories", "categories");
        }

        FlowBodies.CheckEndpoint(rules, EndpointUri);
    }
}
