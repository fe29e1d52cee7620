using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.BlockedUsers;

internal static class BlockedUserOperations
{
    private const string Blocked = "{phone_number_id}/block_users";

    private static readonly Body<UsersToChange> Users = Body.Written<UsersToChange>(static (writer, users) => users.Write(writer));

    private static readonly Answer<BlockUsersResponse> Outcomes = Answer.Partial(BlockedUsersJson.Default.BlockUsersResponse, static response => response.NamesUsers);

    public static readonly ListOperation<BlockedUser> List =
        new("listBlockedUsers", Blocked, ApiSurface.WhatsApp, BlockedUsersJson.Default.BlockedUser, Paging.Cursors) { ClientMethod = "BlockedUsers.List" };

    /// <summary>Who is blocked already stays blocked.</summary>
    public static readonly Operation<UsersToChange, BlockUsersResponse> Block =
        new("blockUsers", HttpMethod.Post, Blocked, ApiSurface.WhatsApp, Replay.Safe, Users, Outcomes) { ClientMethod = "BlockedUsers.BlockAsync" };

    public static readonly Operation<UsersToChange, BlockUsersResponse> Unblock =
        new("unblockUsers", HttpMethod.Delete, Blocked, ApiSurface.WhatsApp, Replay.Safe, Users, Outcomes) { ClientMethod = "BlockedUsers.UnblockAsync" };
}
