using System.Text.Json.Serialization;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Calls;

/// <summary>A field of a <see cref="Call"/> that a list can be asked for with <see cref="CallFilter.Fields"/>.</summary>
/// <param name="Value">The text on the wire.</param>
[JsonConverter(typeof(OpenEnumConverter<CallField>))]
public readonly record struct CallField(string Value) : IOpenEnum<CallField>
{
    /// <summary>The field <see cref="Call.Id"/> of the response.</summary>
    public static CallField Id { get; } = new("id");

    /// <summary>The field <see cref="Call.CallId"/> of the response.</summary>
    public static CallField CallId { get; } = new("call_id");

    /// <summary>The field <see cref="Call.Direction"/> of the response.</summary>
    public static CallField Direction { get; } = new("direction");

    /// <summary>The field <see cref="Call.Status"/> of the response.</summary>
    public static CallField Status { get; } = new("status");

    /// <summary>The field <see cref="Call.Duration"/> of the response.</summary>
    public static CallField Duration { get; } = new("duration_seconds");

    /// <summary>The field <see cref="Call.StartedAt"/> of the response.</summary>
    public static CallField StartedAt { get; } = new("started_at");

    /// <summary>The field <see cref="Call.EndedAt"/> of the response.</summary>
    public static CallField EndedAt { get; } = new("ended_at");

    /// <summary>The field <see cref="Call.SessionStartedAt"/> of the response.</summary>
    public static CallField SessionStartedAt { get; } = new("session_started_at");

    /// <summary>The field <see cref="Call.CreatedAt"/> of the response.</summary>
    public static CallField CreatedAt { get; } = new("created_at");

    /// <summary>The field <see cref="Call.UpdatedAt"/> of the response.</summary>
    public static CallField UpdatedAt { get; } = new("updated_at");

    /// <summary>The field <see cref="Call.UserWaId"/> of the response.</summary>
    public static CallField UserWaId { get; } = new("user_wa_id");

    /// <summary>The field <see cref="Call.BusinessScopedUserId"/> of the response.</summary>
    public static CallField BusinessScopedUserId { get; } = new("business_scoped_user_id");

    /// <summary>The field <see cref="Call.ParentBusinessScopedUserId"/> of the response.</summary>
    public static CallField ParentBusinessScopedUserId { get; } = new("parent_business_scoped_user_id");

    /// <summary>The field <see cref="Call.Username"/> of the response.</summary>
    public static CallField Username { get; } = new("username");

    /// <summary>The field <see cref="Call.ContactId"/> of the response.</summary>
    public static CallField ContactId { get; } = new("whatsapp_contact_id");

    /// <summary>The field <see cref="Call.ConversationId"/> of the response.</summary>
    public static CallField ConversationId { get; } = new("whatsapp_conversation_id");

    /// <summary>The field <see cref="Call.ProjectId"/> of the response.</summary>
    public static CallField ProjectId { get; } = new("project_id");

    /// <summary>The field <see cref="Call.ConfigId"/> of the response.</summary>
    public static CallField ConfigId { get; } = new("whatsapp_config_id");

    /// <summary>The field <see cref="Call.ConfigDisplayName"/> of the response.</summary>
    public static CallField ConfigDisplayName { get; } = new("config_display_name");

    /// <summary>The field <see cref="Call.ConfigDisplayPhoneNumber"/> of the response.</summary>
    public static CallField ConfigDisplayPhoneNumber { get; } = new("config_display_phone_number");

    /// <summary>The field <see cref="Call.PhoneNumberId"/> of the response.</summary>
    public static CallField PhoneNumberId { get; } = new("phone_number_id");

    /// <summary>The field <see cref="Call.Contact"/> of the response.</summary>
    public static CallField Contact { get; } = new("whatsapp_contact");

    /// <summary>The field <see cref="Call.Conversation"/> of the response.</summary>
    public static CallField Conversation { get; } = new("whatsapp_conversation");

    /// <inheritdoc/>
    public static IReadOnlyList<CallField> Known { get; } =
    [
        Id, CallId, Direction, Status, Duration, StartedAt, EndedAt, SessionStartedAt, CreatedAt, UpdatedAt, UserWaId, BusinessScopedUserId,
        ParentBusinessScopedUserId, Username, ContactId, ConversationId, ProjectId, ConfigId, ConfigDisplayName, ConfigDisplayPhoneNumber,
        PhoneNumberId, Contact, Conversation,
    ];

    static CallField IOpenEnum<CallField>.Create(string value) => new(value);

    /// <summary>Returns the value as it is written on the wire.</summary>
    public override string ToString() => Value ?? "";
}
