namespace Kapso.WhatsApp.SetupLinks;

/// <summary>Which setup links of a customer to list.</summary>
public sealed record SetupLinkFilter : ListFilter
{
    /// <summary>Only those in this state.</summary>
    public SetupLinkStatus? Status { get; init; }

    /// <summary>Only those created after this time.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only those created before this time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }
}
