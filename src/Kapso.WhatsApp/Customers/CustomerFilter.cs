using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Customers;

/// <summary>Which customers to list.</summary>
public sealed record CustomerFilter : CreatedFilter
{
    /// <summary>Only those with this text in their name.</summary>
    public string? NameContains { get; init; }

    /// <summary>Only those with this id of the platform's own.</summary>
    public string? ExternalCustomerId { get; init; }

    internal override void Write(Query query) => base.Write(query
        .Add("name_contains", NameContains)
        .Add("external_customer_id", ExternalCustomerId));
}
