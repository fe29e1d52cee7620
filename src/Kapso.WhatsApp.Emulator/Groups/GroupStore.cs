using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Groups;

/// <summary>The groups, how people join them, and the webhooks that tell of it.</summary>
internal sealed class GroupStore(EmulatedProject project, IEventPublisher publisher) : ListStore<Group>
{
    private long _lastNumber;

    public static string NewLink() => $"https://chat.whatsapp.com/{RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 22)}";

    public Group Create(EmulatedPhoneNumber owner, string subject, string? description, bool needsApproval)
    {
        long number = ++_lastNumber;
        Group group = new(MetaId("capi_group", owner.Id, number), number, owner, project.Now)
        {
            Subject = subject,
            Description = description,
            NeedsApproval = needsApproval,
            InviteLink = NewLink(),
        };
        Add(group);
        return group;
    }

    /// <summary>Somebody opens an invite link.</summary>
    /// <returns>The id of the join request; null when the person has joined.</returns>
    /// <exception cref="ArgumentException">Nobody can join by the link, or this person cannot.</exception>
    public string? Join(string inviteLink, Identity who)
    {
        Group group = Find(known => known.InviteLink == inviteLink) ?? throw new ArgumentException("The invite link leads to no group.", nameof(inviteLink));
        if (group.Removed.Exists(who.IsSamePerson) || group.Holds(who) || group.Participants.Count == Group.MaxParticipants)
        {
            throw new ArgumentException("The person is in the group, was removed from it, or the group is full.", nameof(who));
        }

        if (!group.NeedsApproval)
        {
            Enter(group, [who], "invite_link");
            return null;
        }

        JoinRequest request = new(MetaId("join", group.Id, ++_lastNumber), _lastNumber, who, project.Now);
        group.JoinRequests.Add(request);
        Tell(group, "group_participants_update", "group_join_request_created", change =>
        {
            change["join_request_id"] = request.Id;
            foreach ((string name, JsonNode? value) in Group.Show(who))
            {
                change[name] = value?.DeepClone();
            }
        });
        return request.Id;
    }

    public void Enter(Group group, IReadOnlyList<Identity> people, string reason)
    {
        group.Participants.AddRange(people);
        Tell(group, "group_participants_update", "group_participants_add", change =>
        {
            change["reason"] = reason;
            change["added_participants"] = new JsonArray([.. people.Select(Group.Show)]);
        });
    }

    /// <summary>Publishes a change of a group to the Meta webhooks of its number's account.</summary>
    public void Tell(Group group, string field, string type, Action<JsonObject> describe, string? requestId = null) => publisher.PublishToMeta(
        account => account == group.Owner.BusinessAccountId, field, () =>
        {
            JsonObject change = new() { ["timestamp"] = Json.UnixSeconds(project.Now), ["group_id"] = group.Id, ["type"] = type };
            if (requestId is not null)
            {
                change["request_id"] = requestId;
            }

            describe(change);
            return new JsonObject
            {
                ["messaging_product"] = "whatsapp",
                ["metadata"] = new JsonObject { ["display_phone_number"] = group.Owner.WaId, ["phone_number_id"] = group.Owner.Id },
                ["groups"] = new JsonArray(change),
            };
        });

    private static string MetaId(string kind, string owner, long number) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{kind}:{owner}:{number}")).TrimEnd('=');
}
