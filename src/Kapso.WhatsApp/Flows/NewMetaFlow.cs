using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Flows;

/// <summary>A flow to create at Meta.</summary>
public sealed record NewMetaFlow
{
    /// <summary>Its name, unique in the business account.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for; at least one.</summary>
    public required IReadOnlyList<FlowCategory> Categories { get; init; }

    /// <summary>What it is made of; given later when null.</summary>
    public FlowDefinition? Definition { get; init; }

    /// <summary>The id of a flow to copy.</summary>
    public string? CloneFlowId { get; init; }

    /// <summary>The https address of an endpoint of one's own; for tests also an http address of this machine. Kapso sets the address of a function itself.</summary>
    public string? EndpointUri { get; init; }

    /// <summary>Whether it is published at once when its definition is valid, which cannot be undone.</summary>
    public bool Publish { get; init; }

    internal void Check(Rules rules)
    {
        rules.Required(Name, "name");
        if (rules.NotNull(Categories, "categories"))
        {
            rules.Count(Categories.Count, 1, int.MaxValue, "categories", "categories");
        }

        FlowBodies.CheckEndpoint(rules, EndpointUri);
    }

    internal JsonBody ToBody() => JsonBody.Write(this, static (writer, flow) =>
    {
        writer.WriteStartObject();
        writer.WriteString("name"u8, flow.Name);
        writer.WriteStartArray("categories"u8);
        foreach (FlowCategory category in flow.Categories)
        {
            writer.WriteStringValue(category.Value);
        }

        writer.WriteEndArray();
        if (flow.CloneFlowId is { } clone)
        {
            writer.WriteString("clone_flow_id"u8, clone);
        }

        if (flow.EndpointUri is { } endpoint)
        {
            writer.WriteString("endpoint_uri"u8, endpoint);
        }

        if (flow.Definition is { } definition)
        {
            writer.WriteString("flow_json"u8, definition.ToJson());
        }

        if (flow.Publish)
        {
            writer.WriteBoolean("publish"u8, true);
        }

        writer.WriteEndObject();
    });
}

/// <summary>What to change of a flow at Meta; what is null stays as it is.</summary>
public sealed record MetaFlowUpdate
{
    /// <summary>Its name.</summary>
    public string? Name { get; init; }

    /// <summary>What it is for; at least one.</summary>
    public IReadOnlyList<FlowCategory>? Categories { get; init; }

    /// <summary>The https address of an endpoint of one's own; for tests also an http address of this machine.</summary>
    public string? EndpointUri { get; init; }

    /// <summary>The app at Meta whose secret signs the flow's requests.</summary>
    public string? ApplicationId { get; init; }

    internal void Check(Rules rules)
    {
        rules.Changes(this, new MetaFlowUpdate());
        rules.OptionalRequired(Name, "name");
        rules.OptionalRequired(ApplicationId, "applicationId");
        if (Categories is not null)
        {
            rules.Count(Categories.Count, 1, int.MaxValue, "categories", "categories");
        }

        FlowBodies.CheckEndpoint(rules, EndpointUri);
    }
}
