using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Users;

internal static class UserOperations
{
    public static readonly Operation List = new("listUsers", HttpMethod.Get, "users", Api.Platform, Replay.Safe)
    {
        ClientMethod = "Users.List",
    };
}
