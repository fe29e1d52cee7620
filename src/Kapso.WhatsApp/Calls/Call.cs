using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>A call in Kapso's history of a number.</summary>
public sealed record Call : KapsoModel
{
    /// <summary>Gets Kapso's id of the call, a UUID. <see cref="CallId"/> is what actions take.</summary>
    public required string Id { get; init; }

    /// <summary>Gets WhatsApp's id of the call (wacid), by which actions and webhooks name it.</summary>
    public string? CallId { get; init; }

    /// <summary>Gets whether a customer or the business called.</summary>
    public CallDirection? Direction { get; init; }

    /// <summary>Gets the status of the call.</summary>
    public CallStatus? Status { get; init; }

    /// <summary>Gets how long people talked; null while they do, and when they did not.</summary>
    [JsonPropertyName("duration_seconds"), JsonConverter(typeof(SecondsConverter))]
    public TimeSpan? Duration { get; init; }

    /// <summary>Gets when the call began to ring.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Gets when the call ended; null when it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Gets when people began to talk; null when they did not.</summary>
    public DateTimeOffset? SessionStartedAt { get; init; }

    /// <summary>Gets when Kapso first recorded the call.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the call was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Gets the customer's phone number as WhatsApp has it: with country code, without a plus sign.</summary>
    public string? UserWaId { get; init; }

    /// <summary>Gets the customer's business-scoped user id (BSUID).</summary>
    public string? BusinessScopedUserId { get; init; }

    /// <summary>Gets the customer's BSUID over linked business portfolios.</summary>
    public string? ParentBusinessScopedUserId { get; init; }

    /// <summary>Gets the customer's username, if the customer has one.</summary>
    public string? Username { get; init; }

    /// <summary>Gets the id of the customer's contact in Kapso, a UUID.</summary>
    [JsonPropertyName("whatsapp_contact_id")]
    public string? ContactId { get; init; }

    /// <summary>Gets the id of the conversation in Kapso, a UUID.</summary>
    [JsonPropertyName("whatsapp_conversation_id")]
    public string? ConversationId { get; init; }

    /// <summary>Gets the id of the project, a UUID.</summary>
    public string? ProjectId { get; init; }

    /// <summary>Gets Kapso's own id of the number, a UUID.</summary>
    [JsonPropertyName("whatsapp_config_id")]
    public string? ConfigId { get; init; }

    /// <summary>Gets the name of the number in Kapso.</summary>
    public string? ConfigDisplayName { get; init; }

    /// <summary>Gets the business's phone number in the notation that people use.</summary>
    public string? ConfigDisplayPhoneNumber { get; init; }

    /// <summary>Gets the id of the WhatsApp number.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Gets the customer's contact, abridged.</summary>
    [JsonPropertyName("whatsapp_contact")]
    public CallContact? Contact { get; init; }

    /// <summary>Gets the conversation, abridged.</summary>
    [JsonPropertyName("whatsapp_conversation")]
    public CallConversation? Conversation { get; init; }
}

/// <summary>The contact of the customer of a call.</summary>
public sealed record CallContact : KapsoModel
{
    /// <summary>Gets Kapso's id of the contact, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the phone number as WhatsApp has it.</summary>
    public string? WaId { get; init; }

    /// <summary>Gets the name on the customer's profile.</summary>
    public string? ProfileName { get; init; }

    /// <summary>Gets the name that Kapso shows for the contact.</summary>
    public string? DisplayName { get; init; }
}

/// <summary>The conversation that a call belongs to.</summary>
public sealed record CallConversation : KapsoModel
{
    /// <summary>Gets Kapso's id of the conversation, a UUID.</summary>
    public string? Id { get; init; }

    /// <summary>Gets the customer's phone number.</summary>
    public string? PhoneNumber { get; init; }

    /// <summary>Gets the status of the conversation, for example <c>active</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Gets when the conversation was last active.</summary>
    public DateTimeOffset? LastActiveAt { get; init; }
}
