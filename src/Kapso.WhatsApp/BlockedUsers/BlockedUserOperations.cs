using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.BlockedUsers;

internal static class BlockedUserOperations
{
    public static readonly Operation List = new("listBlockedUsers", HttpMethod.Get, "{phone_number_id}/block_users", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "BlockedUsers.List",
        OnMeta = true,
    };

    /// <summary>Who is blocked already stays blocked.</summary>
    public static readonly Operation Block = new("blockUsers", HttpMethod.Post, "{phone_number_id}/block_users", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "BlockedUsers.BlockAsync",
        OnMeta = true,
    };

    public static readonly Operation Unblock = new("unblockUsers", HttpMethod.Delete, "{phone_number_id}/block_users", Api.WhatsApp, Replay.Safe)
    {
        ClientMethod = "BlockedUsers.UnblockAsync",
        OnMeta = true,
    };
}
