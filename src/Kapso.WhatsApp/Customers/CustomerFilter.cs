using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Customers;

/// <summary>Which customers to list.</summary>
public sealed record CustomerFilter : ListFilter
{
    /// <summary>Only those with this text in their name.</summary>
    public string? NameContains { get; init; }

    /// <summary>Only those with this id of the platform's own.</summary>
    public string? ExternalCustomerId { get; init; }

    /// <summary>Only those created after this time.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only those created before this time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    internal override void Write(Query query) => query
        .Add("name_contains", NameContains)
        .Add("external_customer_id", ExternalCustomerId)
        .Add("created_after", CreatedAfter)
        .Add("created_before", CreatedBefore);
}
