using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Conversations;

/// <summary>The assignment of a conversation to a user of the project, present or past.</summary>
public sealed record ConversationAssignment : KapsoModel
{
    /// <summary>The id of the assignment.</summary>
    public required string Id { get; init; }

    /// <summary>The id of the user who looks after the conversation.</summary>
    public string? UserId { get; init; }

    /// <summary>The id of the user who made the assignment.</summary>
    public string? CreatedByUserId { get; init; }

    /// <summary>The notes that were made with the assignment, or null without any.</summary>
    public string? Notes { get; init; }

    /// <summary>Whether the assignment is still in force.</summary>
    public bool? Active { get; init; }

    /// <summary>When the assignment was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>The assignment of a conversation to a user, to be created.</summary>
public sealed record NewConversationAssignment : KapsoRecord, ICheckable
{
    /// <summary>The id of the user; see <c>kapso.Users</c>.</summary>
    public required string UserId { get; init; }

    /// <summary>A note for the assigned user; none when null.</summary>
    public string? Notes { get; init; }

    void ICheckable.Check(Rules rules) => rules.RequiredId(UserId, "userId");
}

/// <summary>The changes to an assignment; members that are null stay as they are.</summary>
public sealed record ConversationAssignmentUpdate : KapsoRecord, ICheckable
{
    /// <summary>The id of another user of the project; null leaves the present one.</summary>
    public string? UserId { get; init; }

    /// <summary>The new note; null leaves the present one.</summary>
    public string? Notes { get; init; }

    /// <summary>False ends the assignment; its record stays. Null leaves it.</summary>
    public bool? Active { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new ConversationAssignmentUpdate());
        rules.OptionalId(UserId, "userId");
    }
}

/// <summary>A conversation is opened again or ends.</summary>
internal sealed record ConversationStatusChange(ConversationStatus Status) : ICheckable
{
    void ICheckable.Check(Rules rules) => rules.Required(Status.Value, "status");
}
