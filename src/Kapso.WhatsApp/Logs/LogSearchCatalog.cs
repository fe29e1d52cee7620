using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Logs;

/// <summary>What a search through the logs knows: sources, filters and members of events.</summary>
public sealed record LogSearchCatalog : KapsoModel
{
    /// <summary>Gets the sources that can be searched.</summary>
    public IReadOnlyList<LogSourceDescription> Sources { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets filters that can be used.</summary>
    public IReadOnlyList<LogFilterSuggestion> FilterSuggestions { get => field ?? []; init => field = value.WithoutNulls(); }

    /// <summary>Gets the names of the members that are worth showing of an event.</summary>
    public IReadOnlyList<string> DetailFields { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>A source that can be searched.</summary>
public sealed record LogSourceDescription : KapsoModel
{
    /// <summary>Gets the source itself, as a search takes it.</summary>
    public LogSource? Value { get; init; }

    /// <summary>Gets the name of the source, for people.</summary>
    public string? Label { get; init; }

    /// <summary>Gets the colour in which Kapso's dashboard shows the source.</summary>
    public string? Color { get; init; }

    /// <summary>Gets other names of the source.</summary>
    public IReadOnlyList<string> Aliases { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>A filter that a search can use.</summary>
public sealed record LogFilterSuggestion : KapsoModel
{
    /// <summary>Gets the name of the filter, as <see cref="LogSearch.Filters"/> takes it.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the name of the filter, for people.</summary>
    public string? Label { get; init; }

    /// <summary>Gets what the filter compares.</summary>
    public string? Description { get; init; }

    /// <summary>Gets the name of the filter in the addresses of Kapso's dashboard.</summary>
    public string? ParamKey { get; init; }

    /// <summary>Gets the sources whose events have the member.</summary>
    public IReadOnlyList<LogSource> Sources { get => field ?? []; init => field = value.WithoutNulls(); }
}

/// <summary>The catalogue as a response holds it.</summary>
internal sealed record LogSearchCatalogAnswer : KapsoModel
{
    public bool? Available { get; init; }

    public LogSearchCatalog? Catalog { get; init; }
}
