using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Groups;

internal static class GroupOperations
{
    private const string Groups = "{phone_number_id}/groups";
    private const string Group = "{group_id}";
    private const string InviteLink = "{group_id}/invite_link";
    private const string JoinRequests = "{group_id}/join_requests";
    private const string Participants = "{group_id}/participants";

    private static readonly Body<ProductName> Nothing = Body.Json(GroupsJson.Default.ProductName);

    private static readonly Body<JoinRequestIds> Requests = Body.Json(GroupsJson.Default.JoinRequestIds);

    private static readonly Body<ParticipantsToChange> People = Body.Written<ParticipantsToChange>(static (writer, people) => people.Write(writer));

    private static readonly Answer<string> Address = Answer.Json(GroupsJson.Default.GroupInviteLink).Select(static link => link.Address);

    private static readonly Answer<GroupJoinRequestsChange> Outcomes = Answer.Partial(GroupsJson.Default.GroupJoinRequestsChange, static change => change.NamesRequests);

    public static readonly ListOperation<WhatsAppGroup> List = new("getActiveGroups", Groups, ApiSurface.WhatsApp, GroupsJson.Default.WhatsAppGroup, Paging.Cursors)
    {
        ClientMethod = "Groups.List",
        Member = "groups",
    };

    public static readonly Operation<NewGroup, GroupCreation> Create =
        new("createGroup", HttpMethod.Post, Groups, ApiSurface.WhatsApp, Replay.Never, Body.Json(GroupsJson.Default.NewGroup), Answer.Json(GroupsJson.Default.GroupCreation))
        {
            ClientMethod = "Groups.CreateAsync",
        };

    public static readonly Operation<WhatsAppGroup> Get =
        new("getGroupInfo", HttpMethod.Get, Group, ApiSurface.WhatsApp, Replay.Safe, Answer.Json(GroupsJson.Default.WhatsAppGroup)) { ClientMethod = "Groups.GetAsync" };

    public static readonly Operation<GroupUpdate, Done> Update =
        new("updateGroupSettings", HttpMethod.Post, Group, ApiSurface.WhatsApp, Replay.Safe, Body.Json(GroupsJson.Default.GroupUpdate), Answer.Done)
        {
            ClientMethod = "Groups.UpdateAsync",
        };

    public static readonly Operation<Done> SetPicture =
        new("updateGroupSettings", HttpMethod.Post, Group, ApiSurface.WhatsApp, Replay.Safe, Answer.Done) { ClientMethod = "Groups.SetPictureAsync" };

    public static readonly Operation<Done> Delete =
        new("deleteGroup", HttpMethod.Delete, Group, ApiSurface.WhatsApp, Replay.Safe, Answer.Done) { ClientMethod = "Groups.DeleteAsync" };

    public static readonly Operation<string> GetInviteLink =
        new("getGroupInviteLink", HttpMethod.Get, InviteLink, ApiSurface.WhatsApp, Replay.Safe, Address) { ClientMethod = "Groups.GetInviteLinkAsync" };

    /// <summary>A second one would end the link that the first one made.</summary>
    public static readonly Operation<ProductName, string> ResetInviteLink =
        new("createGroupInviteLink", HttpMethod.Post, InviteLink, ApiSurface.WhatsApp, Replay.Never, Nothing, Address) { ClientMethod = "Groups.ResetInviteLinkAsync" };

    public static readonly Operation<ProductName, Done> DeleteInviteLink =
        new("deleteGroupInviteLink", HttpMethod.Delete, InviteLink, ApiSurface.WhatsApp, Replay.Safe, Nothing, Answer.Done) { ClientMethod = "Groups.DeleteInviteLinkAsync" };

    public static readonly ListOperation<GroupJoinRequest> ListJoinRequests =
        new("getJoinRequests", JoinRequests, ApiSurface.WhatsApp, GroupsJson.Default.GroupJoinRequest, Paging.Cursors) { ClientMethod = "Groups.ListJoinRequests" };

    /// <summary>A second try would find the requests gone, and report them as failed.</summary>
    public static readonly Operation<JoinRequestIds, GroupJoinRequestsChange> ApproveJoinRequests =
        new("approveJoinRequests", HttpMethod.Post, JoinRequests, ApiSurface.WhatsApp, Replay.Never, Requests, Outcomes) { ClientMethod = "Groups.ApproveJoinRequestsAsync" };

    /// <summary>A second try would find the requests gone, and report them as failed.</summary>
    public static readonly Operation<JoinRequestIds, GroupJoinRequestsChange> RejectJoinRequests =
        new("rejectJoinRequests", HttpMethod.Delete, JoinRequests, ApiSurface.WhatsApp, Replay.Never, Requests, Outcomes) { ClientMethod = "Groups.RejectJoinRequestsAsync" };

    public static readonly Operation<ParticipantsToChange, Done> AddParticipants =
        new("addGroupParticipants", HttpMethod.Post, Participants, ApiSurface.WhatsApp, Replay.Safe, People, Answer.Done) { ClientMethod = "Groups.AddParticipantsAsync" };

    public static readonly Operation<ParticipantsToChange, Done> RemoveParticipants =
        new("removeGroupParticipants", HttpMethod.Delete, Participants, ApiSurface.WhatsApp, Replay.Safe, People, Answer.Done) { ClientMethod = "Groups.RemoveParticipantsAsync" };
}
