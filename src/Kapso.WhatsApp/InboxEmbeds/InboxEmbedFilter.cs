namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>Which embedded inboxes to list.</summary>
public sealed record InboxEmbedFilter : ListFilter
{
    /// <summary>Only those in this state.</summary>
    public InboxEmbedStatus? Status { get; init; }

    /// <summary>Only those of this scope.</summary>
    public InboxScopeType? ScopeType { get; init; }

    /// <summary>Only those of this customer, by its id, or of this number, by its phone number id.</summary>
    public string? ScopeId { get; init; }

    /// <summary>Only those restricted to this member.</summary>
    public string? AssignedUserId { get; init; }
}
