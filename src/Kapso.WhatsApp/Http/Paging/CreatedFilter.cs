using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp;

/// <summary>What the filters of lists have in common that can be limited to a time of creation.</summary>
public abstract record CreatedFilter : PagedFilter
{
    private protected CreatedFilter()
    {
    }

    /// <summary>Only items created after this time; no limit when null.</summary>
    public DateTimeOffset? CreatedAfter { get; init; }

    /// <summary>Only items created before this time; no limit when null.</summary>
    public DateTimeOffset? CreatedBefore { get; init; }

    internal override void Write(Query query) => query.Add("created_after", CreatedAfter).Add("created_before", CreatedBefore);
}
