using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Groups;

/// <summary>A WhatsApp group of a number. A list knows the id, the subject and the time of creation only.</summary>
public sealed record WhatsAppGroup : KapsoModel
{
    /// <summary>Gets the id of the group, for <see cref="Recipient.FromGroupId"/> and for calls about the group.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the name of the group.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the description of the group, or null when it has none.</summary>
    public string? Description { get; init; }

    /// <summary>Gets whether people who open the invite link must be approved.</summary>
    public GroupJoinApprovalMode? JoinApprovalMode { get; init; }

    /// <summary>Gets whether WhatsApp has suspended the group.</summary>
    public bool? Suspended { get; init; }

    /// <summary>Gets when the group was created.</summary>
    public DateTimeOffset? CreatedAt { get => field ?? CreationTimestamp; init; }

    /// <summary>Gets the number of participants without the business.</summary>
    public int? TotalParticipantCount { get; init; }

    /// <summary>Gets the participants without the business.</summary>
    public IReadOnlyList<GroupParticipant> Participants { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>The name that a single group has for what a list calls <c>created_at</c>.</summary>
    [JsonInclude]
    internal DateTimeOffset? CreationTimestamp { get; init; }
}

/// <summary>A person who is a participant of a group.</summary>
public sealed record GroupParticipant : KapsoModel
{
    /// <summary>Gets the phone number in digits, or null when WhatsApp does not tell it.</summary>
    public string? WaId { get; init; }

    /// <summary>Gets the business-scoped user id (BSUID), or null when there is none.</summary>
    public string? UserId { get; init; }

    /// <summary>Gets the username, or null when there is none.</summary>
    public string? Username { get; init; }
}

/// <summary>The wish of a person to join a group that requires approval.</summary>
public sealed record GroupJoinRequest : KapsoModel
{
    /// <summary>Gets the id by which the request is approved or rejected.</summary>
    [JsonPropertyName("join_request_id")]
    public string? Id { get; init; }

    /// <summary>Gets the phone number of the person in digits, or null when WhatsApp does not tell it.</summary>
    public string? WaId { get; init; }

    /// <summary>Gets the business-scoped user id (BSUID) of the person, or null when there is none.</summary>
    public string? UserId { get; init; }

    /// <summary>Gets when the person asked to join.</summary>
    [JsonPropertyName("creation_timestamp")]
    public DateTimeOffset? CreatedAt { get; init; }
}
