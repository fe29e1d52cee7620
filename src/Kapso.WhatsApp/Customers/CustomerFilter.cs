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
}
