namespace Kapso.WhatsApp.Calls;

/// <summary>A call as Kapso keeps it.</summary>
public sealed record Call : KapsoModel
{
    /// <summary>Kapso's id of the call, a UUID. <see cref="CallId"/> is what actions take.</summary>
    public required string Id { get; init; }

    /// <summary>WhatsApp's id of the call (wacid), by which actions and webhooks name it.</summary>
    public string? CallId { get; init; }

    /// <summary>Who called whom.</summary>
    public CallDirection? Direction { get; init; }

    /// <summary>How far it got.</summary>
    public CallStatus? Status { get; init; }

    /// <summary>How long people talked, in seconds; null while they do, and when they did not.</summary>
    public int? DurationSeconds { get; init; }

    /// <summary>When it began to ring.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it was over.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When people began to talk.</summary>
    public DateTimeOffset? SessionStartedAt { get; init; }

    /// <summary>When Kapso first heard of it.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When anything last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>The customer's phone number as WhatsApp has it: with country code, without a plus sign.</summary>
    public string? UserWaId { get; init; }

    /// <summary>The customer's business-scoped user id (BSUID).</summary>
    public string? BusinessScopedUserId { get; init; }

    /// <summary>The customer's BSUID over linked business portfolios.</summary>
    public string? ParentBusinessScopedUserId { get; init; }

    /// <summary>The customer's username.</summary>
    public string? Username { get; init; }

    /// <summary>The id of Kapso's contact, a UUID.</summary>
    public string? WhatsappContactId { get; init; }

    /// <summary>The id of Kapso's conversation, a UUID.</summary>
    public string? WhatsappConversationId { get; init; }

    /// <summary>The id of the project, a UUID.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Kapso's own id of the number, a UUID.</summary>
    public string? WhatsappConfigId { get; init; }

    /// <summary>The name of the number in Kapso.</summary>
    public string? ConfigDisplayName { get; init; }

    /// <summary>The business's phone number as people write it.</summary>
    public string? ConfigDisplayPhoneNumber { get; init; }

    /// <summary>The id of the WhatsApp number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>The customer, in short.</summary>
    public CallContact? WhatsappContact { get; init; }

    /// <summary>The conversation, in short.</summary>
    public CallConversation? WhatsappConversation { get; init; }
}

/// <summary>The customer of a call.</summary>
public sealed record CallContact : KapsoModel
{
    /// <summary>Kapso's id of the contact.</summary>
    public string? Id { get; init; }

    /// <summary>The phone number as WhatsApp has it.</summary>
    public string? WaId { get; init; }

    /// <summary>The name on the customer's profile.</summary>
    public string? ProfileName { get; init; }

    /// <summary>The name that Kapso shows.</summary>
    public string? DisplayName { get; init; }
}

/// <summary>The conversation that a call belongs to.</summary>
public sealed record CallConversation : KapsoModel
{
    /// <summary>Kapso's id of the conversation.</summary>
    public string? Id { get; init; }

    /// <summary>The customer's phone number.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Where it stands, for example <c>active</c>.</summary>
    public string? Status { get; init; }

    /// <summary>When something last happened in it.</summary>
    public DateTimeOffset? LastActiveAt { get; init; }
}
