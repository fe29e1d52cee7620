using System.Text.Json;
using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Webhooks;

/// <summary>Something happened to groups; each says what. <c>group_lifecycle_update</c>, <c>group_participants_update</c>, <c>group_settings_update</c>, <c>group_status_update</c></summary>
public sealed record MetaGroupEvent : MetaEvent
{
    /// <summary>The groups that changed, with what happened to each.</summary>
    public IReadOnlyList<MetaGroupChange> Groups { get => field ?? []; init => field = value.WithoutNulls(); }

    [JsonIgnore]
    internal override IEnumerable<DateTimeOffset?> Times => Groups.Select(group => group?.Timestamp).Append(Time);
}

/// <summary>A change of a group or its participants.</summary>
public sealed record MetaGroupChange : KapsoModel
{
    /// <summary>When the change happened.</summary>
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>The id of the group at Meta.</summary>
    public string? GroupId { get; init; }

    /// <summary>What happened, for example <c>group_create</c> or <c>group_participants_add</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The call that asked for it.</summary>
    public string? RequestId { get; init; }

    /// <summary>The name of a new group.</summary>
    public string? Subject { get; init; }

    /// <summary>The description of a new group.</summary>
    public string? Description { get; init; }

    /// <summary>The link by which people join.</summary>
    public string? InviteLink { get; init; }

    /// <summary>Whether joining the group needs an approval.</summary>
    public string? JoinApprovalMode { get; init; }

    /// <summary>The reason why participants joined or want to join.</summary>
    public string? Reason { get; init; }

    /// <summary>The participants who joined the group.</summary>
    public IReadOnlyList<MetaGroupParticipant> AddedParticipants { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The participants who left or were removed.</summary>
    public IReadOnlyList<MetaGroupParticipant> RemovedParticipants { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The participants who could not be added or removed.</summary>
    public IReadOnlyList<MetaGroupParticipant> FailedParticipants { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Who removed the participants: <c>business</c> or <c>participant</c>.</summary>
    public string? InitiatedBy { get; init; }

    /// <summary>The id of the request to join.</summary>
    public string? JoinRequestId { get; init; }

    /// <summary>The phone number of the person who wants to join.</summary>
    public string? WaId { get; init; }

    /// <summary>The BSUID of the person who wants to join.</summary>
    public string? UserId { get; init; }

    /// <summary>The result of changing the group's picture, as JSON.</summary>
    public JsonElement? ProfilePicture { get; init; }

    /// <summary>The result of changing the group's name, as JSON.</summary>
    public JsonElement? GroupSubject { get; init; }

    /// <summary>The result of changing the group's description, as JSON.</summary>
    public JsonElement? GroupDescription { get; init; }

    /// <summary>The errors with which the change failed; empty when it did not.</summary>
    public IReadOnlyList<MessageError> Errors { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Returns the members without the link, by which anybody can join.</summary>
    private protected override string Describe() => InviteLink is null ? base.Describe() : (this with { InviteLink = null }).Describe();
}

/// <summary>A participant of a group.</summary>
public sealed record MetaGroupParticipant : KapsoModel
{
    /// <summary>The number as it was given.</summary>
    public string? Input { get; init; }

    /// <summary>The participant's phone number in digits.</summary>
    public string? WaId { get; init; }

    /// <summary>The participant's business-scoped user id (BSUID).</summary>
    public string? UserId { get; init; }

    /// <summary>The errors with which the participant could not be added or removed.</summary>
    public IReadOnlyList<MessageError> Errors { get => field ?? []; init => field = value.WithoutNulls(); }
}
