using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Messages;
using Kapso.WhatsApp.Pagination;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.BlockedUsers;

/// <summary>Keeps people from writing to and calling a number. Whom a number has blocked it cannot write to either.</summary>
public class BlockedUsersClient
{
    /// <summary>How many people go into one request.</summary>
    public const int UsersPerRequest = 1000;

    private readonly KapsoPipeline _pipeline;

    internal BlockedUsersClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>For substitutes in tests.</summary>
    protected BlockedUsersClient() => _pipeline = null!;

    /// <summary>
    /// Lists whom a number has blocked. When the list changes while its pages are read, the server may refuse the next one (code 139102): begin again.
    /// <c>GET /{phone_number_id}/block_users</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="pageSize">How many a page has, 1 to <see cref="ListFilter.MaxPageSize"/>; the server's default when null.</param>
    /// <returns>The people, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<BlockedUser> List(string phoneNumberId, int? pageSize = null)
    {
        string target = BlockedUserOperations.List.Target(phoneNumberId);
        ListFilter.CheckPageSize(pageSize, nameof(pageSize));
        return _pipeline.ListByCursor(
            BlockedUserOperations.List, cursor => target + new Query().Add("limit", pageSize).Add("after", cursor), KapsoJsonContext.Default.CursorPageBlockedUser);
    }

    /// <summary>
    /// Blocks people who wrote to the number within the last 24 hours; a number can block 64,000. It may succeed for some and fail for others: look at
    /// <see cref="BlockedUsersChange.Failed"/>. <c>POST /{phone_number_id}/block_users</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="users">Their phone numbers with country code, 1 to <see cref="UsersPerRequest"/>; a leading <c>+</c> is welcome.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Who is blocked now, and for whom it failed with which code.</returns>
    /// <exception cref="KapsoValidationException">There are none or too many, or a number is none; nobody was blocked.</exception>
    /// <exception cref="KapsoApiException">The server refused as a whole, for example because the list is full (code 139101).</exception>
    /// <exception cref="KapsoTransportException">There was no answer. Blocking again does no harm.</exception>
    public virtual Task<BlockedUsersChange> BlockAsync(string phoneNumberId, IReadOnlyList<string> users, CancellationToken cancellationToken = default) =>
        ChangeAsync(BlockedUserOperations.Block, phoneNumberId, users, cancellationToken);

    /// <summary>
    /// Unblocks people. It may succeed for some and fail for others: look at <see cref="BlockedUsersChange.Failed"/>.
    /// <c>DELETE /{phone_number_id}/block_users</c>
    /// </summary>
    /// <param name="phoneNumberId">The id of the WhatsApp number.</param>
    /// <param name="users">Their phone numbers with country code, 1 to <see cref="UsersPerRequest"/>; a leading <c>+</c> is welcome.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>Who is not blocked any more, and for whom it failed with which code.</returns>
    /// <exception cref="KapsoValidationException">There are none or too many, or a number is none; nobody was unblocked.</exception>
    /// <exception cref="KapsoApiException">The server refused as a whole.</exception>
    /// <exception cref="KapsoTransportException">There was no answer. Unblocking again does no harm.</exception>
    public virtual Task<BlockedUsersChange> UnblockAsync(string phoneNumberId, IReadOnlyList<string> users, CancellationToken cancellationToken = default) =>
        ChangeAsync(BlockedUserOperations.Unblock, phoneNumberId, users, cancellationToken);

    private async Task<BlockedUsersChange> ChangeAsync(Operation operation, string phoneNumberId, IReadOnlyList<string> users, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(users);
        string target = operation.Target(phoneNumberId);
        string[] numbers = Numbers(users);
        BlockedUsersBody body = new([.. numbers.Select(number => new BlockedUsersBody.Entry(number))]);

        // The numbers are hidden in texts that the server echoes; there one may lack its plus sign.
        string[] hidden = [.. numbers.Select(number => number.TrimStart('+'))];
        BlockedUsersAnswer answer = await _pipeline.SendAsync(
            operation,
            target,
            KapsoJsonContext.Default.BlockedUsersAnswer,
            cancellationToken,
            JsonBody.From(body, KapsoJsonContext.Default.BlockedUsersBody, hidden)).ConfigureAwait(false);
        return answer.ToChange(users);
    }

    private static string[] Numbers(IReadOnlyList<string> users)
    {
        Rules rules = Rules.Start();
        rules.Count(users.Count, 1, UsersPerRequest, nameof(users), "users");
        string[] numbers = new string[users.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            using (rules.In(nameof(users), i))
            {
                Recipient user = Recipient.Phone(users[i] ?? "");
                user.Check(rules, "");
                numbers[i] = user.Value;
            }
        }

        rules.ThrowIfBroken();
        return numbers;
    }
}
