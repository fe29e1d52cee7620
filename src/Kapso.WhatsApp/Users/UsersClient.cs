using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Users;

/// <summary>The members of the project, to whom conversations and inboxes can be assigned.</summary>
public class UsersClient
{
    private readonly KapsoPipeline _pipeline;

    internal UsersClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>For substitutes in tests.</summary>
    protected UsersClient() => _pipeline = null!;

    /// <summary>Lists the members of the project. <c>GET /platform/v1/users</c></summary>
    /// <param name="pageSize">How many a page has, 1 to <see cref="ListFilter.MaxPageSize"/>; the server's default (20) when null.</param>
    /// <returns>The members, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">The page size is out of range.</exception>
    public virtual PagedList<User> List(int? pageSize = null)
    {
        ListFilter.CheckPageSize(pageSize, nameof(pageSize));
        return _pipeline.ListByNumber(
            UserOperations.List,
            page => UserOperations.List.Target() + new Query().Add("per_page", pageSize).Add("page", page),
            KapsoJsonContext.Default.OffsetPageUser);
    }
}
