using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Users;

internal static class UserOperations
{
    public static readonly ListOperation<User> List = new("listUsers", "users", ApiSurface.Platform, UsersJson.Default.User, Paging.Numbers) { ClientMethod = "Users.List" };
}
