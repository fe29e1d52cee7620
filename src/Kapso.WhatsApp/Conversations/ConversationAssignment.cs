using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Conversations;

/// <summary>A member of the project looks after a conversation, or did.</summary>
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

    /// <summary>Whether it still holds.</summary>
    public bool? Active { get; init; }

    /// <summary>When the assignment was made.</summary>
    public DateTimeOffset? CreatedAt { get; init; }
}

/// <summary>Who is to look after a conversation.</summary>
public sealed record NewConversationAssignment : ICheckable
{
    /// <summary>A member of the project; see <c>kapso.Users</c>.</summary>
    public required string UserId { get; init; }

    /// <summary>A note for the assigned user; none when null.</summary>
    public string? Notes { get; init; }

    void ICheckable.Check(Rules rules) => rules.Required(UserId, "userId");
}

/// <summary>What to change of an assignment; what is null stays as it is.</summary>
public sealed record ConversationAssignmentUpdate : ICheckable
{
    /// <summary>Another member of the project.</summary>
    public string? UserId { get; init; }

    /// <summary>The new note; null leaves the present one.</summary>
    public string? Notes { get; init; }

    /// <summary>False ends it; the record stays.</summary>
    public bool? Active { get; init; }

    void ICheckable.Check(Rules rules)
    {
        rules.Changes(this, new ConversationAssignmentUpdate());
        rules.OptionalRequired(UserId, "userId");
    }
}

/// <summary>A conversation is opened again or ends.</summary>
internal sealed record ConversationStatusChange(ConversationStatus Status) : ICheckable
{
    void ICheckable.Check(Rules rules) => rules.Required(Status.Value, "status");
}
