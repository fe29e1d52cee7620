using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;
using Microsoft.AspNetCore.Http;

namespace Kapso.WhatsApp.Emulator.Groups;

/// <summary>The groups of a number. A path that begins with a group names no number, so the proxy finds the account by <c>phone_number_id</c> in the query.</summary>
internal sealed class GroupOperations(EmulatedProject project, GroupStore groups)
{
    private const string Groups = "/{phone_number_id}/groups";
    private const string OneGroup = "/{group_id}";
    private const int MaxPage = 1024;
    private const int MaxSubject = 128;
    private const int MaxDescription = 2048;

    public IEnumerable<Operation> All =>
    [
        new("getActiveGroups", Surface.WhatsApp, "GET", Groups, List),
        new("createGroup", Surface.WhatsApp, "POST", Groups, Create),
        new("getGroupInfo", Surface.WhatsApp, "GET", OneGroup, request => Reply.Ok(FieldChoice.Take(Find(request).Show(), request.Query("fields") ?? ""))) { Claims = IsGroup },
        new("updateGroupSettings", Surface.WhatsApp, "POST", OneGroup, Update) { Claims = IsGroup },
        new("deleteGroup", Surface.WhatsApp, "DELETE", OneGroup, Delete) { Claims = IsGroup },
        new("getGroupInviteLink", Surface.WhatsApp, "GET", $"{OneGroup}/invite_link", GetLink),
        new("createGroupInviteLink", Surface.WhatsApp, "POST", $"{OneGroup}/invite_link", ResetLink),
        new("deleteGroupInviteLink", Surface.WhatsApp, "DELETE", $"{OneGroup}/invite_link", DeleteLink),
        new("getJoinRequests", Surface.WhatsApp, "GET", $"{OneGroup}/join_requests", ListJoinRequests),
        new("approveJoinRequests", Surface.WhatsApp, "POST", $"{OneGroup}/join_requests", Approve),
        new("rejectJoinRequests", Surface.WhatsApp, "DELETE", $"{OneGroup}/join_requests", Reject),
        new("addGroupParticipants", Surface.WhatsApp, "POST", $"{OneGroup}/participants", AddParticipants),
        new("removeGroupParticipants", Surface.WhatsApp, "DELETE", $"{OneGroup}/participants", RemoveParticipants),
    ];

    /// <summary>At Meta every id stands at the same place in the path.</summary>
    private bool IsGroup(IReadOnlyDictionary<string, string> route, IQueryCollection query)
    {
        lock (project.Gate)
        {
            return groups.Find(group => group.Id == route["group_id"]) is not null;
        }
    }

    private Group Find(EmulatorRequest request)
    {
        string number = request.Query("phone_number_id") ?? throw new RefusalException(MetaError.ParameterRequired("phone_number_id"));
        string id = request.Route("group_id");
        return groups.Find(group => group.Id == id && group.Owner.Id == number) ?? throw Surface.WhatsApp.NotFound("Group", id);
    }

    private static Field Body(EmulatorRequest request)
    {
        Field body = request.JsonBody();
        body["messaging_product"].OneOf("whatsapp");
        return body;
    }

    private Reply List(EmulatorRequest request)
    {
        EmulatedPhoneNumber number = project.Number(request.Route("phone_number_id"), Surface.WhatsApp);
        CursorPage<Group> page = CursorPage<Group>.Cut(request, Surface.WhatsApp, [.. groups.NewestFirst.Where(group => group.Owner.Id == number.Id)], maxLimit: MaxPage);
        return Reply.Ok(new JsonObject
        {
            ["data"] = new JsonObject { ["groups"] = new JsonArray([.. page.Items.Select(group => group.InList())]) },
            ["paging"] = page.Cursors(),
        });
    }

    private Reply Create(EmulatorRequest request)
    {
        ConnectedNumber number = project.Connected(request.Route("phone_number_id"), Surface.WhatsApp);
        if (number.IsCoexistence)
        {
            throw new RefusalException(MetaError.Answer(400, 131215, "Not eligible for Groups API", "The number is used with the WhatsApp Business app."));
        }

        Field body = Body(request);
        Group group = groups.Create(
            number.Number,
            body["subject"].Text(MaxSubject).Trim(),
            body["description"].OptionalText(MaxDescription),
            body["join_approval_mode"].OptionalOneOf("auto_approve", "approval_required") == "approval_required");
        string requestId = project.NextMetaId();
        groups.Tell(group, "group_lifecycle_update", "group_create", change =>
        {
            change["subject"] = group.Subject;
            if (group.Description is not null)
            {
                change["description"] = group.Description;
            }

            change["invite_link"] = group.InviteLink;
            change["join_approval_mode"] = group.Mode;
        }, requestId);
        return Reply.Ok(new JsonObject { ["messaging_product"] = "whatsapp", ["request_id"] = requestId });
    }

    private Reply Update(EmulatorRequest request)
    {
        Group group = Find(request);
        if (request.Form is { } form)
        {
            return SetPicture(group, form);
        }

        Field body = Body(request);
        string? subject = body["subject"].OptionalText(MaxSubject)?.Trim();
        bool describes = body["description"].Exists;
        string? description = describes && body["description"].Value.GetString() is { Length: > 0 } ? body["description"].Text(MaxDescription) : null;
        if (subject is null && !describes)
        {
            throw body["subject"].Missing();
        }

        group.Subject = subject ?? group.Subject;
        group.Description = describes ? description : group.Description;
        groups.Tell(group, "group_settings_update", "group_settings_update", change =>
        {
            if (subject is not null)
            {
                change["group_subject"] = new JsonObject { ["text"] = subject, ["update_successful"] = true };
            }

            if (describes)
            {
                change["group_description"] = new JsonObject { ["text"] = description ?? "", ["update_successful"] = true };
            }
        });
        return Json.Done;
    }

    private Reply SetPicture(Group group, UploadForm form)
    {
        if (form.Text("messaging_product") != "whatsapp" || form.File is not { } file || !string.Equals(file.ContentType, "image/jpeg", StringComparison.OrdinalIgnoreCase))
        {
            throw new RefusalException(MetaError.Answer(400, 100, "Invalid parameter", "file must be a JPEG picture, beside messaging_product."));
        }

        groups.Tell(group, "group_settings_update", "group_settings_update", change =>
            change["profile_picture"] = new JsonObject { ["mime_type"] = "image/jpeg", ["update_successful"] = true });
        return Json.Done;
    }

    private Reply Delete(EmulatorRequest request)
    {
        Group group = Find(request);
        groups.Remove(group);
        groups.Tell(group, "group_lifecycle_update", "group_delete", static _ => { });
        return Json.Done;
    }

    private Reply GetLink(EmulatorRequest request) => ShowLink(Find(request).InviteLink ?? throw new RefusalException(MetaError.Answer(404, 100, "Invalid parameter", "The group has no invite link.")));

    private Reply ResetLink(EmulatorRequest request)
    {
        Group group = Find(request);
        Body(request);
        return ShowLink(group.InviteLink = GroupStore.NewLink());
    }

    private Reply DeleteLink(EmulatorRequest request)
    {
        Group group = Find(request);
        Body(request);
        group.InviteLink = null;
        return Reply.Ok(new JsonObject { ["messaging_product"] = "whatsapp", ["success"] = "true" });
    }

    private static Reply ShowLink(string link) => Reply.Ok(new JsonObject { ["messaging_product"] = "whatsapp", ["invite_link"] = link });

    private Reply ListJoinRequests(EmulatorRequest request)
    {
        CursorPage<JoinRequest> page = CursorPage<JoinRequest>.Cut(request, Surface.WhatsApp, [.. Enumerable.Reverse(Find(request).JoinRequests)]);
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(joining => joining.Show())]), ["paging"] = page.Cursors() });
    }

    private Reply Approve(EmulatorRequest request)
    {
        Group group = Find(request);
        return Decide(request, group, "approved_join_requests", joining =>
        {
            if (group.Participants.Count == Group.MaxParticipants)
            {
                return (131204, "Participant overlimit", $"A group holds {Group.MaxParticipants} participants.");
            }

            groups.Enter(group, [joining.Who], "invite_link");
            return null;
        });
    }

    private Reply Reject(EmulatorRequest request) => Decide(request, Find(request), "rejected_join_requests", static _ => null);

    /// <summary>Each request may fail by itself; then the answer names both kinds and is a partial one.</summary>
    private static Reply Decide(EmulatorRequest request, Group group, string done, Func<JoinRequest, (int Code, string Title, string Details)?> decide)
    {
        List<string> decided = [];
        List<JsonNode> failed = [];
        foreach (string id in Body(request)["join_requests"].Items(1, int.MaxValue).Select(field => field.Text()))
        {
            JoinRequest? joining = group.JoinRequests.Find(known => known.Id == id);
            (int Code, string Title, string Details)? problem = joining is null ? (131213, "Join request does not exist", "It was decided before, or never existed.") : decide(joining);
            if (problem is { } found)
            {
                failed.Add(new JsonObject { ["join_request_id"] = id, ["errors"] = new JsonArray(Error(found)) });
                continue;
            }

            group.JoinRequests.Remove(joining!);
            decided.Add(id);
        }

        JsonObject answer = new() { ["messaging_product"] = "whatsapp", [done] = Json.Texts(decided) };
        if (failed.Count == 0)
        {
            return Reply.Ok(answer);
        }

        answer["failed_join_requests"] = new JsonArray([.. failed]);
        answer["errors"] = new JsonArray(Error((131201, "Request partially succeeded", "It failed for some join requests.")));
        return Reply.Json(206, answer);
    }

    private Reply AddParticipants(EmulatorRequest request)
    {
        Group group = Find(request);
        Identity[] people = [.. ReadParticipants(request).Select(person => person.Who)];
        if (people.Any(group.Holds))
        {
            throw new RefusalException(MetaError.Answer(400, 131202, "Duplicate participant", "Somebody is in the group already."));
        }

        if (group.Participants.Count + people.Length > Group.MaxParticipants)
        {
            throw new RefusalException(MetaError.Answer(400, 131204, "Participant overlimit", $"A group holds {Group.MaxParticipants} participants."));
        }

        groups.Enter(group, people, "business");
        return Json.Done;
    }

    private Reply RemoveParticipants(EmulatorRequest request)
    {
        Group group = Find(request);
        ILookup<bool, (string Input, Identity Who)> people = ReadParticipants(request).ToLookup(person => group.Holds(person.Who));
        foreach ((_, Identity who) in people[true])
        {
            group.Participants.RemoveAll(who.IsSamePerson);
            group.Removed.Add(who);
        }

        groups.Tell(group, "group_participants_update", "group_participants_remove", change =>
        {
            change["initiated_by"] = "business";
            change["removed_participants"] = new JsonArray([.. people[true].Select(person => new JsonObject { ["input"] = person.Input })]);
            change["failed_participants"] = new JsonArray([.. people[false].Select(person => new JsonObject
            {
                ["input"] = person.Input,
                ["errors"] = new JsonArray(Error((131212, "Participant not in group", "The person is not in the group."))),
            })]);
        });
        return Json.Done;
    }

    private static List<(string Input, Identity Who)> ReadParticipants(EmulatorRequest request)
    {
        List<(string Input, Identity Who)> people = [];
        foreach (Field person in Body(request)["participants"].Items(1, Group.MaxParticipants))
        {
            Field named = person.Object()["user_id"].Exists ? person["user_id"] : person["user"];
            Identity who = Identity.Read(named.Text()) ?? throw named.Malformed("must be a phone number or a user id");
            if (people.Exists(known => known.Who.IsSamePerson(who)))
            {
                throw new RefusalException(MetaError.Answer(400, 131202, "Duplicate participant", "Somebody is named twice."));
            }

            people.Add((named.Text(), who));
        }

        return people;
    }

    private static JsonObject Error((int Code, string Title, string Details) problem) => new()
    {
        ["code"] = problem.Code,
        ["title"] = problem.Title,
        ["message"] = problem.Title,
        ["error_data"] = new JsonObject { ["details"] = problem.Details },
    };
}
