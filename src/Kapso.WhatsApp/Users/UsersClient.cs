using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Users;

/// <summary>The members of the project, to whom conversations and inboxes can be assigned.</summary>
public class UsersClient
{
    private readonly KapsoPipeline _pipeline;

    internal UsersClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected UsersClient() => _pipeline = null!;

    /// <summary>Lists the members of the project. <c>GET /platform/v1/users</c></summary>
    /// <param name="filter">The size of the pages; the server's default when null.</param>
    /// <returns>The members, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">The page size is out of range.</exception>
    public virtual PagedList<User> List(UserFilter? filter = null) =>
        _pipeline.List(UserOperations.List, [], filter);
}
