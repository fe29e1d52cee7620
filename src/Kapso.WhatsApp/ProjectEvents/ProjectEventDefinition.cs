using System.Collections.ObjectModel;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.ProjectEvents;

/// <summary>The definition of an event: its name, what it means and which properties it has.</summary>
public sealed record ProjectEventDefinition : KapsoModel
{
    /// <summary>The most characters that the name of an event has.</summary>
    public const int MaxNameLength = 128;

    /// <summary>Gets the id of the definition, a UUID.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the name of the events, for example <c>order.paid</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Gets what the events mean; null when nobody has described them.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the declared properties by their names.</summary>
    public IReadOnlyDictionary<string, ProjectEventProperty> PropertySchema
    {
        get => field ?? ReadOnlyDictionary<string, ProjectEventProperty>.Empty;
        init => field = value.WithoutNulls();
    }

    /// <summary>Gets when the latest event of the definition happened; null when none was recorded.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Gets when the definition was created.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Gets when the definition was last changed.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>Gets when the definition was archived; null while it is in use.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }
}

/// <summary>A property that the definition of an event declares.</summary>
public sealed record ProjectEventProperty : KapsoModel
{
    /// <summary>Gets the type of the property's values.</summary>
    public ProjectEventPropertyType? Type { get; init; }
}
