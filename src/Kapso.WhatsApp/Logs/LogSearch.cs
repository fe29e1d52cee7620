using System.Text.Json;
using Kapso.WhatsApp.Http;
using Kapso.WhatsApp.Serialization;

namespace Kapso.WhatsApp.Logs;

/// <summary>What to search the logs for. A search needs a text, or something else that narrows it down: a source, filters or only problems.</summary>
public sealed record LogSearch : PagedFilter
{
    // The period that a point in time goes with.
    private static readonly LogPeriod Context = new("context");

    /// <summary>Gets the text to search for; any text when null.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the source of the events; all sources when null.</summary>
    public LogSource? Source { get; init; }

    /// <summary>Gets how far back the search goes, a day or a week; a day when null. Not together with <see cref="Around"/>.</summary>
    public LogPeriod? Period { get; init; }

    /// <summary>Gets the point in time around which events are searched, in place of <see cref="Period"/>.</summary>
    public DateTimeOffset? Around { get; init; }

    /// <summary>Gets whether only events are found that are problems; all when null.</summary>
    public bool? ProblemsOnly { get; init; }

    /// <summary>Gets values that members of the events must have, for example <c>flow_execution_id</c>; <see cref="LogsClient.FindCatalogAsync"/> tells their names.</summary>
    public IReadOnlyDictionary<string, ScalarValue>? Filters { get; init; }

    /// <summary>Gets the id of an event that the first page holds whenever possible.</summary>
    public string? HighlightEventId { get; init; }

    /// <summary>Gets the id of a resource of which the first page holds an event whenever possible.</summary>
    public string? HighlightResourceId { get; init; }

    internal bool HasFilters => Filters is { Count: > 0 };

    internal override void Check(Rules rules)
    {
        base.Check(rules);
        if (Period is not null && Around is not null)
        {
            rules.Add("around", "exactly-one", "a search goes back for a period or lies around a point in time, not both");
        }

        if (string.IsNullOrWhiteSpace(Text) && Source is null && ProblemsOnly is not true && !HasFilters)
        {
            rules.Add("text", "required", "a search needs a text, a source, filters or only problems", value: Text is null ? "null" : "blank");
        }

        foreach ((string name, ScalarValue value) in Filters ?? new Dictionary<string, ScalarValue>())
        {
            rules.Required(name, "filters");
            if (value.Kind is JsonValueKind.Null or JsonValueKind.Undefined)
            {
                rules.Add("filters", "required", "the value of a filter is a text, a number or a boolean", value: "null");
            }
        }
    }

    internal override void Write(Query query) => query
        .Add("query", Text)
        .Add("period", EffectivePeriod)
        .Add("source", Source)
        .Add("problems_only", ProblemsOnly)
        .Add("around", Around)
        .AddId("highlight_event_id", HighlightEventId)
        .AddId("highlight_resource_id", HighlightResourceId);

    /// <summary>Writes the search as a body, which alone can hold filters.</summary>
    internal void Write(Utf8JsonWriter writer, string? cursor)
    {
        writer.WriteStartObject();
        Member("query", Text);
        Member("period", EffectivePeriod?.Value);
        Member("source", Source?.Value);
        if (ProblemsOnly is bool problemsOnly)
        {
            writer.WriteBoolean("problems_only", problemsOnly);
        }

        if (PageSize is int limit)
        {
            writer.WriteNumber("limit", limit);
        }

        Member("cursor", cursor);
        Member("around", Around is { } around ? TolerantDateTimeConverter.Format(around) : null);
        Member("highlight_event_id", HighlightEventId);
        Member("highlight_resource_id", HighlightResourceId);
        writer.WriteStartObject("filters");
        foreach ((string name, ScalarValue value) in Filters!)
        {
            writer.WritePropertyName(name);
            value.Write(writer);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();

        void Member(string name, string? text)
        {
            if (text is not null)
            {
                writer.WriteString(name, text);
            }
        }
    }

    private LogPeriod? EffectivePeriod => Around is null ? Period : Context;
}

/// <summary>A page of a search with filters, as a request asks for it.</summary>
internal sealed record LogSearchPage(LogSearch Search, string? Cursor) : ICheckable
{
    void ICheckable.Check(Rules rules)
    {
        Search.Check(rules);
        rules.OptionalId(Search.HighlightEventId, "highlightEventId");
        rules.OptionalId(Search.HighlightResourceId, "highlightResourceId");
    }
}
