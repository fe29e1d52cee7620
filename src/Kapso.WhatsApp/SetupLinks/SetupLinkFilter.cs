using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.SetupLinks;

/// <summary>Which setup links of a customer to list.</summary>
public sealed record SetupLinkFilter : ListFilter
{
    /// <summary>Only links with this status; links of every status when null.</summary>
    public SetupLinkStatus? Status { get; init; }

    /// <summary>Only those created after this time.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only those created before this time.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    internal override void Write(Query query) => query
        .Add("status", Status)
        .Add("created_after", CreatedAfter)
        .Add("created_before", CreatedBefore);
}
