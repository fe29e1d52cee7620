using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.ProjectEvents;

/// <summary>Which events of the project to list.</summary>
public sealed record ProjectEventFilter : PagedFilter
{
    /// <summary>Gets the name of the events, for example <c>order.paid</c>; all when null.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the id of the conversation that the events are linked to; those of all conversations, and of none, when null.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Gets the time from which on events are listed, inclusive.</summary>
    public DateTimeOffset? OccurredAfter { get; init; }

    /// <summary>Gets the time up to which events are listed, inclusive.</summary>
    public DateTimeOffset? OccurredBefore { get; init; }

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        if (Name is not null)
        {
            ProjectEventRules.CheckName(rules, Name);
        }
    }

    internal override void Write(Query query) => query
        .Add("name", Name)
        .AddId("conversation_id", ConversationId)
        .Add("occurred_after", OccurredAfter)
        .Add("occurred_before", OccurredBefore);
}

/// <summary>Which definitions of events to list. The server returns all of them as one page.</summary>
public sealed record ProjectEventDefinitionFilter : ListFilter
{
    /// <summary>Gets whether archived definitions are listed too; the server leaves them out when null.</summary>
    public bool? IncludeArchived { get; init; }

    internal override void Write(Query query) => query.Add("include_archived", IncludeArchived);
}
