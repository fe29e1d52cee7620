using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Groups;

/// <summary>How to list the groups of a number: a page size of 1 to <see cref="GroupsClient.MaxGroupsPerPage"/>; 25 when null.</summary>
public sealed record GroupFilter : ListFilter
{
    internal override void Check(Rules rules) => rules.OptionalRange(PageSize, 1, GroupsClient.MaxGroupsPerPage, "pageSize");
}

/// <summary>How to list the join requests of a group. The server lists all that are open, so there is only the size of the pages to choose.</summary>
public sealed record GroupJoinRequestFilter : ListFilter
{
    /// <summary>Kapso finds the account of a group by the number.</summary>
    internal string? PhoneNumberId { get; init; }

    internal override void Write(Query query) => query.AddId("phone_number_id", PhoneNumberId);
}
