using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Conversations;

/// <summary>Which conversations of a number to list.</summary>
public sealed record ConversationFilter : PagedFilter
{
    /// <summary>Only active or only ended conversations.</summary>
    public ConversationStatus? Status { get; init; }

    /// <summary>Only conversations that are assigned to this user.</summary>
    public string? AssignedUserId { get; init; }

    /// <summary>Only conversations that are assigned to nobody; not together with <see cref="AssignedUserId"/>.</summary>
    public bool? Unassigned { get; init; }

    /// <summary>Only conversations with activity at this time or later.</summary>
    public DateTimeOffset? LastActiveSince { get; init; }

    /// <summary>Only conversations with their latest activity at this time or earlier.</summary>
    public DateTimeOffset? LastActiveUntil { get; init; }

    /// <summary>Only conversations with the customer who has this phone number.</summary>
    public Person? Person { get; init; }

    /// <summary>Which of Kapso's additions to include; the server's default when null.</summary>
    public ConversationFields? Fields { get; init; }

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        Person?.CheckPhoneNumber(rules, "person");
        ProjectConversationFilter.CheckAssignee(rules, AssignedUserId, Unassigned);
    }

    internal override void Write(Query query) => query
        .Add("status", Status)
        .AddId("assigned_user_id", AssignedUserId)
        .Add("unassigned", Unassigned)
        .Add("last_active_since", LastActiveSince)
        .Add("last_active_until", LastActiveUntil)
        .Add("phone_number", Person?.Written)
        .Add("fields", Fields?.Value);
}

/// <summary>Which conversations of the whole project to list.</summary>
public sealed record ProjectConversationFilter : CreatedFilter
{
    /// <summary>Only conversations of the number with this id.</summary>
    public string? PhoneNumberId { get; init; }

    /// <summary>Only those with customers whose phone number contains this.</summary>
    public string? PhoneNumberContains { get; init; }

    /// <summary>Only active or only ended conversations.</summary>
    public ConversationStatus? Status { get; init; }

    /// <summary>Only conversations that are assigned to this user.</summary>
    public string? AssignedUserId { get; init; }

    /// <summary>Only conversations that are assigned to nobody; not together with <see cref="AssignedUserId"/>.</summary>
    public bool? Unassigned { get; init; }

    /// <summary>Only conversations with activity after this time.</summary>
    public DateTimeOffset? LastActiveAfter { get; init; }

    /// <summary>Only conversations with their latest activity before this time.</summary>
    public DateTimeOffset? LastActiveBefore { get; init; }

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        CheckAssignee(rules, AssignedUserId, Unassigned);
    }

    internal override void Write(Query query)
    {
        base.Write(query
            .AddId("phone_number_id", PhoneNumberId)
            .Add("phone_number", PhoneNumberContains)
            .Add("status", Status)
            .AddId("assigned_user_id", AssignedUserId)
            .Add("unassigned", Unassigned));
        query
            .Add("last_active_after", LastActiveAfter)
            .Add("last_active_before", LastActiveBefore);
    }

    internal static void CheckAssignee(Rules rules, string? assignedUserId, bool? unassigned)
    {
        if (assignedUserId is not null && unassigned is true)
        {
            rules.Add("unassigned", "exclusive", "cannot be combined with assignedUserId");
        }
    }
}

/// <summary>How to list the assignments of a conversation.</summary>
public sealed record ConversationAssignmentFilter : PagedFilter;

/// <summary>Which of Kapso's additions to a conversation (<see cref="Conversation.Kapso"/>) to include.</summary>
public sealed record ConversationFields : KapsoRecord
{
    private readonly string _fields;

    private ConversationFields(string fields) => _fields = fields;

    /// <summary>All fields of the summary.</summary>
    public static ConversationFields All { get; } = new("*");

    /// <summary>Those that Kapso includes by default.</summary>
    public static ConversationFields Default { get; } = new("default");

    /// <summary>No field of the summary.</summary>
    public static ConversationFields None { get; } = new("");

    /// <summary>The given fields of the summary and no others.</summary>
    /// <param name="fields">The members of <see cref="KapsoConversationData"/>.</param>
    public static ConversationFields Create(params IReadOnlyList<ConversationField> fields) => new(string.Join(',', fields.Select(field => field.Value)));

    /// <summary>The selection as the API takes it, for example <c>kapso(contact_name)</c>.</summary>
    internal string Value => $"kapso({_fields})";

    private protected override string Describe() => Value;
}
