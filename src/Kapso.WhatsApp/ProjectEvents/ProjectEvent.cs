using System.Collections.ObjectModel;

namespace Kapso.WhatsApp.ProjectEvents;

/// <summary>An event of the project's own that was recorded, such as an order that was paid.</summary>
public sealed record ProjectEvent : KapsoModel
{
    /// <summary>Gets the id of the event, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name of the event, for example <c>order.paid</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets when the event happened.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Gets the id of the conversation that the event is linked to; null when it is linked to none.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Gets the properties that the event was recorded with, by their names.</summary>
    public IReadOnlyDictionary<string, ScalarValue> Properties { get => field ?? ReadOnlyDictionary<string, ScalarValue>.Empty; init; }
}
