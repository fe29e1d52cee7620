using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Messages;

/// <summary>Which messages of a number to list.</summary>
public sealed record MessageFilter : PagedFilter
{
    /// <summary>Only those of this conversation.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Only received or only sent ones.</summary>
    public MessageDirection? Direction { get; init; }

    /// <summary>Only messages with this status.</summary>
    public MessageStatus? Status { get; init; }

    /// <summary>Only those created at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only those created at this time or earlier.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Which of Kapso's additions to include; the server's default when null.</summary>
    public MessageFields? Fields { get; init; }

    internal override void Write(Query query) => query
        .AddId("conversation_id", ConversationId)
        .Add("direction", Direction)
        .Add("status", Status)
        .Add("since", Since)
        .Add("until", Until)
        .Add("fields", Fields?.Value);
}

/// <summary>Which messages of the whole project to list.</summary>
public sealed record ProjectMessageFilter : PagedFilter
{
    /// <summary>Only those of this number, by its id.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Only those of this conversation.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Only those of customers whose phone number contains this.</summary>
    public string? PhoneNumberContains { get; init; }

    /// <summary>Only those of the customer with exactly this BSUID.</summary>
    public string? BusinessScopedUserId { get; init; }

    /// <summary>Only received or only sent ones.</summary>
    public MessageDirection? Direction { get; init; }

    /// <summary>Only messages with this status.</summary>
    public MessageStatus? Status { get; init; }

    /// <summary>Only those of this kind.</summary>
    public MessageType? MessageType { get; init; }

    /// <summary>Only those with, or only those without, a media file.</summary>
    public bool? HasMedia { get; init; }

    internal override void Write(Query query) => query
        .AddId("phone_number_id", PhoneNumberId)
        .AddId("conversation_id", ConversationId)
        .Add("phone_number", PhoneNumberContains)
        .AddId("business_scoped_user_id", BusinessScopedUserId)
        .Add("direction", Direction)
        .Add("status", Status)
        .Add("message_type", MessageType)
        .Add("has_media", HasMedia);
}

/// <summary>Which of Kapso's additions to a message (<see cref="Message.Kapso"/>) to include.</summary>
public sealed record MessageFields : KapsoRecord
{
    private readonly string _fields;

    private MessageFields(string fields) => _fields = fields;

    /// <summary>All fields of Kapso's data.</summary>
    public static MessageFields All { get; } = new("*");

    /// <summary>Those that Kapso includes by default.</summary>
    public static MessageFields Default { get; } = new("default");

    /// <summary>None: the message as Meta has it.</summary>
    public static MessageFields None { get; } = new("");

    /// <summary>The given fields of Kapso's data and no others.</summary>
    /// <param name="fields">The members of <see cref="KapsoMessageData"/>.</param>
    public static MessageFields Create(params IReadOnlyList<MessageField> fields) => new(string.Join(',', fields.Select(field => field.Value)));

    /// <summary>The selection as the API takes it, for example <c>kapso(direction,status)</c>.</summary>
    internal string Value => $"kapso({_fields})";

    private protected override string Describe() => Value;
}
