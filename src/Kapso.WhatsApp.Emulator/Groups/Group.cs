using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Groups;

/// <summary>A group of a number.</summary>
internal sealed class Group(string id, long number, EmulatedPhoneNumber owner, DateTimeOffset createdAt) : IIdentified, INumbered
{
    public const int MaxParticipants = 8;

    public string Id { get; } = id;

    public long Number { get; } = number;

    public EmulatedPhoneNumber Owner { get; } = owner;

    public required string Subject { get; set; }

    public string? Description { get; set; }

    public required bool NeedsApproval { get; init; }

    /// <summary>The link by which people join; null when it was deleted.</summary>
    public string? InviteLink { get; set; }

    public List<Identity> Participants { get; } = [];

    /// <summary>Who was removed by the business cannot join by the link again.</summary>
    public List<Identity> Removed { get; } = [];

    public List<JoinRequest> JoinRequests { get; } = [];

    public string Mode => NeedsApproval ? "approval_required" : "auto_approve";

    public bool Holds(Identity person) => Participants.Exists(person.IsSamePerson);

    public JsonObject InList() => new() { ["id"] = Id, ["subject"] = Subject, ["created_at"] = Json.UnixSeconds(createdAt) };

    public JsonObject Show()
    {
        JsonObject group = new() { ["id"] = Id, ["subject"] = Subject };
        if (Description is not null)
        {
            group["description"] = Description;
        }

        group["participants"] = new JsonArray([.. Participants.Select(Show)]);
        group["join_approval_mode"] = Mode;
        group["suspended"] = false;
        group["creation_timestamp"] = createdAt.ToUnixTimeSeconds();
        group["total_participant_count"] = Participants.Count;
        return group;
    }

    public static JsonObject Show(Identity person)
    {
        JsonObject shown = [];
        if (person.WaId is not null)
        {
            shown["wa_id"] = person.WaId;
        }

        if (person.UserId is not null)
        {
            shown["user_id"] = person.UserId;
        }

        return shown;
    }
}

/// <summary>Somebody who wants to join a group that requires approval.</summary>
internal sealed record JoinRequest(string Id, long Number, Identity Who, DateTimeOffset At) : INumbered
{
    public JsonObject Show()
    {
        JsonObject shown = Group.Show(Who);
        shown["join_request_id"] = Id;
        shown["creation_timestamp"] = At.ToUnixTimeSeconds();
        return shown;
    }
}
