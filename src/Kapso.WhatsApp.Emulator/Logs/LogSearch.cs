using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;

namespace Kapso.WhatsApp.Emulator.Logs;

/// <summary>What a search through the logs asks for.</summary>
internal sealed record LogSearch
{
    public const string All = "all";

    private const string Context = "context";
    private const int DefaultLimit = 50;

    private static readonly TimeSpan ContextWindow = TimeSpan.FromMinutes(30);
    private static readonly string[] Periods = ["24h", "7d", Context];

    public string? Text { get; init; }

    public string Source { get; init; } = All;

    public bool ProblemsOnly { get; init; }

    public int Limit { get; init; } = DefaultLimit;

    /// <summary>After which entry the page begins; null for the first page.</summary>
    public (long Ticks, string Id)? Cursor { get; init; }

    public DateTimeOffset Since { get; init; }

    public DateTimeOffset Until { get; init; }

    public string? HighlightEventId { get; init; }

    public string? HighlightResourceId { get; init; }

    /// <summary>Members of entries and the texts that they must be.</summary>
    public IReadOnlyList<(string Key, string Value)> Filters { get; init; } = [];

    public static LogSearch Read(EmulatorRequest request, IEnumerable<string> sources, DateTimeOffset now) => new LogSearch
    {
        Text = request.Query("query"),
        Source = QueryFilter.OneOf(request, "source", [All, .. sources]) ?? All,
        ProblemsOnly = QueryFilter.Flag(request, "problems_only") ?? QueryFilter.Flag(request, "errors_only") ?? false,
        Limit = QueryFilter.Number(request, "limit", QueryFilter.MaxLimit, DefaultLimit),
        Cursor = Decode(request.Query("cursor")),
        HighlightEventId = request.Query("highlight_event_id"),
        HighlightResourceId = request.Query("highlight_resource_id"),
    }.In(QueryFilter.OneOf(request, "period", Periods), QueryFilter.Time(request, "around"), now).Checked();

    public static LogSearch Read(Field body, IEnumerable<string> sources, DateTimeOffset now) => new LogSearch
    {
        Text = body["query"].Exists ? body["query"].Value.GetString() : null,
        Source = body["source"].OptionalOneOf([All, .. sources]) ?? All,
        ProblemsOnly = body["problems_only"].Flag(body["errors_only"].Flag(false)),
        Limit = body["limit"].Exists ? (int)body["limit"].Integer(1, QueryFilter.MaxLimit) : DefaultLimit,
        Cursor = Decode(body["cursor"].OptionalText()),
        HighlightEventId = body["highlight_event_id"].OptionalText(),
        HighlightResourceId = body["highlight_resource_id"].OptionalText(),
        Filters = ReadFilters(body["filters"]),
    }.In(body["period"].OptionalOneOf(Periods), body["around"].OptionalTime(), now).Checked();

    public static string Encode(LogEntry entry) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{entry.At.UtcTicks}|{entry.Id}")));

    private static (long Ticks, string Id)? Decode(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        Span<byte> bytes = stackalloc byte[256];
        return cursor.Length <= 256
            && Convert.TryFromBase64String(cursor, bytes, out int length)
            && Encoding.UTF8.GetString(bytes[..length]).Split('|') is [var ticks, var id]
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out long at)
                ? (at, id)
                : throw Surface.Platform.InvalidCursor();
    }

    /// <summary>The filters, as an object or as a list of keys and values.</summary>
    private static (string Key, string Value)[] ReadFilters(Field filters)
    {
        if (filters.Value.ValueKind is JsonValueKind.Array)
        {
            return [.. filters.OptionalItems(QueryFilter.MaxLimit).Select(entry => (entry.Object()["key"].Text(), Scalar(entry["value"])))];
        }

        return filters.Exists ? [.. filters.Object().Value.EnumerateObject().Select(member => (member.Name, Scalar(filters[member.Name])))] : [];
    }

    private static string Scalar(Field field) => field.Value.ValueKind switch
    {
        JsonValueKind.String => field.Value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => field.Value.GetRawText(),
        _ => throw field.Malformed("must be a text, a number or a boolean"),
    };

    private LogSearch In(string? period, DateTimeOffset? around, DateTimeOffset now) => (period, around) switch
    {
        (Context, { } centre) => this with { Since = centre - ContextWindow, Until = centre + ContextWindow },
        (Context, null) => throw new InvalidFieldException(FieldProblem.Missing, "around", "is missing"),
        ("7d", _) => this with { Since = now - TimeSpan.FromDays(7), Until = now },
        _ => this with { Since = now - TimeSpan.FromDays(1), Until = now },
    };

    private LogSearch Checked() => string.IsNullOrWhiteSpace(Text) && Source == All && !ProblemsOnly && Filters.Count == 0
        ? throw new InvalidFieldException(FieldProblem.Missing, "query", "is missing: give a text, a source, filters or problems_only")
        : this;
}
