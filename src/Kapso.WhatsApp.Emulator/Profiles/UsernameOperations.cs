using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Profiles;

/// <summary>The usernames of the numbers. A name belongs to one number; within an account it can be taken over.</summary>
internal sealed class UsernameOperations(EmulatedProject project)
{
    private const string Path = "/{phone_number_id}/username";

    public IEnumerable<Operation> All =>
    [
        new("getUsername", Surface.WhatsApp, "GET", Path, Get),
        new("setUsername", Surface.WhatsApp, "POST", Path, Set),
        new("deleteUsername", Surface.WhatsApp, "DELETE", Path, Delete),
        new("getUsernameSuggestions", Surface.WhatsApp, "GET", "/{phone_number_id}/username_suggestions", Suggest),
    ];

    private ConnectedNumber Find(EmulatorRequest request) => project.Connected(request.Route("phone_number_id"), Surface.WhatsApp);

    private Reply Get(EmulatorRequest request) => Reply.Ok(Find(request).Username is { } username
        ? new JsonObject { ["username"] = username, ["status"] = "approved" }
        : []);

    private Reply Set(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        Field body = request.JsonBody();
        string username = body["username"].Text();
        bool takesOver = body["transfer_action"].OptionalOneOf("none", "force_transfer") == "force_transfer";
        ConnectedNumber? holder = project.Numbers.FirstOrDefault(known => known != number && string.Equals(known.Username, username, StringComparison.OrdinalIgnoreCase));
        if (holder is not null && holder.Number.BusinessAccountId != number.Number.BusinessAccountId)
        {
            throw new RefusalException(MetaError.Answer(400, 147001, "Username not available", "The username is taken."));
        }

        if (holder is not null && !takesOver)
        {
            throw new RefusalException(MetaError.Answer(400, 147005, "Username transfer required", "Another number of the portfolio has the username."));
        }

        if (holder is not null)
        {
            holder.Username = null;
        }

        number.Username = username;
        return Reply.Ok(new JsonObject { ["status"] = "approved" });
    }

    private Reply Delete(EmulatorRequest request)
    {
        Find(request).Username = null;
        return Json.Done;
    }

    private Reply Suggest(EmulatorRequest request)
    {
        string stem = string.Concat(Find(request).DisplayName.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit));
        return Reply.Ok(new JsonObject
        {
            ["data"] = new JsonArray(new JsonObject { ["username_suggestions"] = new JsonArray(stem, $"{stem}.official") }),
        });
    }
}
