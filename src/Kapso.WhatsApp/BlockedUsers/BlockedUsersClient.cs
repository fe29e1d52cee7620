using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.BlockedUsers;

/// <summary>Keeps people from writing to and calling a number. Whom a number has blocked it cannot write to either.</summary>
public class BlockedUsersClient
{
    /// <summary>The greatest number of people in one request.</summary>
    public const int MaxUsersPerRequest = 1000;

    private readonly KapsoPipeline _pipeline;

    internal BlockedUsersClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected BlockedUsersClient() => _pipeline = null!;

    /// <summary>
    /// Lists the users that a number has blocked. When the list changes while its pages are read, the server may refuse the next one (code 139102): start
    /// again with the first page. <c>GET /{phone_number_id}/block_users</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="filter">The size of the pages; the server's default when null.</param>
    /// <returns>The people, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<BlockedUser> List(string phoneNumberId, BlockedUserFilter? filter = null) =>
        _pipeline.List(BlockedUserOperations.List, [phoneNumberId], filter);

    /// <summary>
    /// Blocks people who wrote to the number within the last 24 hours; a number can block 64,000. It may succeed for some and fail for others: look at
    /// <see cref="BlockedUsersChange.Failed"/>. <c>POST /{phone_number_id}/block_users</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="users">The people, by phone number; 1 to <see cref="MaxUsersPerRequest"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Who is blocked now, and for whom it failed with which code.</returns>
    /// <exception cref="KapsoValidationException">There are none or too many, or a number is none; nobody was blocked.</exception>
    /// <exception cref="KapsoApiException">The server refused as a whole, for example because the list is full (code 139101).</exception>
    /// <exception cref="KapsoTransportException">No response was received. Blocking again does no harm.</exception>
    public virtual Task<BlockedUsersChange> BlockAsync(string phoneNumberId, IReadOnlyList<Person> users, CancellationToken cancellationToken = default) =>
        ChangeAsync(BlockedUserOperations.Block, phoneNumberId, users, cancellationToken);

    /// <summary>
    /// Unblocks people. It may succeed for some and fail for others: look at <see cref="BlockedUsersChange.Failed"/>.
    /// <c>DELETE /{phone_number_id}/block_users</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="users">The people, by phone number; 1 to <see cref="MaxUsersPerRequest"/>.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Who is not blocked any more, and for whom it failed with which code.</returns>
    /// <exception cref="KapsoValidationException">There are none or too many, or a number is none; nobody was unblocked.</exception>
    /// <exception cref="KapsoApiException">The server refused as a whole.</exception>
    /// <exception cref="KapsoTransportException">No response was received. Unblocking again does no harm.</exception>
    public virtual Task<BlockedUsersChange> UnblockAsync(string phoneNumberId, IReadOnlyList<Person> users, CancellationToken cancellationToken = default) =>
        ChangeAsync(BlockedUserOperations.Unblock, phoneNumberId, users, cancellationToken);

    private async Task<BlockedUsersChange> ChangeAsync(
        Operation<UsersToChange, BlockUsersResponse> operation, string phoneNumberId, IReadOnlyList<Person> users, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(users);
        BlockUsersResponse response = await _pipeline.CallAsync(
            operation, [phoneNumberId], new UsersToChange(users), cancellationToken, argument: nameof(users)).ConfigureAwait(false);
        return response.ToChange(users);
    }
}
