using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.BlockedUsers;

/// <summary>Blocks and unblocks people. Each may fail for himself; then the answer is a refusal that names who succeeded too.</summary>
internal sealed class BlockedUserOperations(EmulatedProject project)
{
    private const string Path = "/{phone_number_id}/block_users";
    private const int MaxUsers = 1000;

    public IEnumerable<Operation> All =>
    [
        new("listBlockedUsers", Surface.WhatsApp, "GET", Path, List),
        new("blockUsers", Surface.WhatsApp, "POST", Path, Block),
        new("unblockUsers", Surface.WhatsApp, "DELETE", Path, Unblock),
    ];

    private ConnectedNumber Find(EmulatorRequest request) => project.Connected(request.Route("phone_number_id"), Surface.WhatsApp);

    private Reply List(EmulatorRequest request)
    {
        CursorPage<BlockedUser> page = CursorPage<BlockedUser>.Cut(request, Surface.WhatsApp, Find(request).Blocked.NewestFirst);
        return Reply.Ok(new JsonObject
        {
            ["data"] = new JsonArray([.. page.Items.Select(user => new JsonObject { ["messaging_product"] = "whatsapp", ["wa_id"] = user.Who.WaId })]),
            ["paging"] = page.Cursors(),
        });
    }

    private Reply Block(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        List<string> users = ReadUsers(request);
        if (number.Blocked.Count + users.Count > BlockList.Capacity)
        {
            throw new RefusalException(MetaError.Answer(400, 139101, "Blocklist limit reached", $"At most {BlockList.Capacity} users can be blocked."));
        }

        return Change("added_users", users, who =>
            who?.WaId == number.Number.WaId ? (131021, "Recipient cannot be sender", "A number cannot block itself.")
            : who is null || project.FindConversation(number.Number, who)?.HasOpenWindow(project.Now) != true
                ? (131047, "Re-engagement required", "The user has not written to this number in the last 24 hours.")
            : null, number.Blocked.Add);
    }

    private Reply Unblock(EmulatorRequest request)
    {
        ConnectedNumber number = Find(request);
        return Change("removed_users", ReadUsers(request), who => who is null ? (131009, "Parameter value is not valid", "The user is not a phone number.") : null, number.Blocked.Remove);
    }

    private static List<string> ReadUsers(EmulatorRequest request)
    {
        Field body = request.JsonBody();

        // Kapso's reference does not know the member, Meta's demands it.
        if (body["messaging_product"].Exists)
        {
            body["messaging_product"].OneOf("whatsapp");
        }

        IReadOnlyList<Field> users = body["block_users"].Items(1, int.MaxValue);
        return users.Count <= MaxUsers
            ? [.. users.Select(user => user.Object()["user"].Text())]
            : throw new RefusalException(MetaError.Answer(400, 130429, "Rate limit hit", $"Too many numbers are in the request: at most {MaxUsers} are allowed."));
    }

    private static Reply Change(string done, IEnumerable<string> users, Func<Identity?, (int Code, string Title, string Details)?> findReason, Action<Identity> change)
    {
        List<JsonNode> changed = [], failed = [];
        foreach (string user in users)
        {
            Identity? who = Identity.ReadPhone(user) is { } waId ? new Identity(waId, null) : null;
            if (findReason(who) is { } reason)
            {
                failed.Add(Failed(user, who, reason));
            }
            else
            {
                change(who!);
                changed.Add(new JsonObject { ["input"] = user, ["wa_id"] = who!.WaId });
            }
        }

        JsonObject lists = new() { [done] = new JsonArray([.. changed]) };
        if (failed.Count == 0)
        {
            return Reply.Ok(Answer(lists));
        }

        lists["failed_users"] = new JsonArray([.. failed]);
        JsonObject answer = Answer(lists);
        Reply refusal = MetaError.Answer(400, 139100, "Failed to block/unblock users", "It failed for some users: see the list of block_users.");
        answer["error"] = JsonNode.Parse(refusal.Body.Span)!["error"]!.DeepClone();
        return Reply.Json(400, answer);
    }

    private static JsonObject Answer(JsonObject lists) => new() { ["messaging_product"] = "whatsapp", ["block_users"] = lists };

    private static JsonObject Failed(string user, Identity? who, (int Code, string Title, string Details) reason)
    {
        JsonObject failed = new() { ["input"] = user };
        if (who is not null)
        {
            failed["wa_id"] = who.WaId;
        }

        failed["errors"] = new JsonArray(new JsonObject
        {
            ["message"] = reason.Title,
            ["code"] = reason.Code,
            ["error_data"] = new JsonObject { ["details"] = reason.Details },
        });
        return failed;
    }
}
