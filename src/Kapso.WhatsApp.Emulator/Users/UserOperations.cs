using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Users;

/// <summary>The members of the project.</summary>
internal sealed class UserOperations(EmulatedProject project)
{
    public IEnumerable<Operation> All => [new("listUsers", Surface.Platform, "GET", "/users", List)];

    private Reply List(EmulatorRequest request) =>
        NumberedPage.Answer(request, [.. project.Options.Users.Select(Show)], user => user);

    private static JsonObject Show(EmulatedUser user, int index) => new()
    {
        ["id"] = index + 1,
        ["user_id"] = user.UserId,
        ["email"] = user.Email,
        ["name"] = user.Name,
        ["role"] = user.IsOwner ? "owner" : "member",
    };
}
