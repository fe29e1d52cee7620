using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.ProjectEvents;

/// <summary>An event of the project's own to record.</summary>
public sealed record NewProjectEvent : KapsoRecord, ICheckable
{
    /// <summary>
    /// Gets the name of the event, for example <c>order.paid</c>: lower-case segments with dots between them, each a letter followed by letters, digits or underscores; at most
    /// <see cref="ProjectEventDefinition.MaxNameLength"/> characters. A name that has no definition yet may get one by itself.
    /// </summary>
    public required string Name { get; init; }

    /// <summary>Gets when the event happened; now when null.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Gets the id of the conversation that the event is linked to; none when null.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Gets the properties of the event by their names: texts, numbers and booleans.</summary>
    public IReadOnlyDictionary<string, ScalarValue>? Properties { get; init; }

    void ICheckable.Check(Rules rules)
    {
        ProjectEventRules.CheckName(rules, Name);
        rules.OptionalId(ConversationId, "conversationId");
        ProjectEventRules.CheckKeys(rules, Properties?.Keys, "properties");
    }
}
