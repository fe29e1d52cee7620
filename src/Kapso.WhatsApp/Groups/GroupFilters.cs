using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Groups;

/// <summary>How to list the groups of a number. A page has 25 groups when no size is given.</summary>
public sealed record GroupFilter : PagedFilter
{
    /// <summary>The most groups that a page can be asked for.</summary>
    public new const int MaxPageSize = 1024;

    private protected override int SizeLimit => MaxPageSize;
}

/// <summary>How to list the join requests of a group. The server lists all that are open, so there is only the size of the pages to choose.</summary>
public sealed record GroupJoinRequestFilter : PagedFilter
{
    /// <summary>Kapso finds the account of a group by the number.</summary>
    internal string? PhoneNumberId { get; init; }

    internal override void Write(Query query) => query.AddId("phone_number_id", PhoneNumberId);
}
