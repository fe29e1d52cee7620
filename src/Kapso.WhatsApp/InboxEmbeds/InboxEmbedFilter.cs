using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.InboxEmbeds;

/// <summary>Which embedded inboxes to list.</summary>
public sealed record InboxEmbedFilter : PagedFilter
{
    /// <summary>Only inboxes with this status; inboxes of every status when null.</summary>
    public InboxEmbedStatus? Status { get; init; }

    /// <summary>Only inboxes with this type of scope; inboxes of every scope when null.</summary>
    public InboxScopeType? ScopeType { get; init; }

    /// <summary>Only those of this customer, by its id, or of this number, by its phone number id.</summary>
    public string? ScopeId { get; init; }

    /// <summary>Only those restricted to this member.</summary>
    public string? AssignedUserId { get; init; }

    internal override void Write(Query query) => query
        .Add("status", Status)
        .Add("scope_type", ScopeType)
        .AddId("scope_id", ScopeId)
        .AddId("assigned_user_id", AssignedUserId);
}
