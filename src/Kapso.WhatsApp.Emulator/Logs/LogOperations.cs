using System.Text.Json.Nodes;
using Kapso.WhatsApp.Emulator.Contracts;
using Kapso.WhatsApp.Emulator.Http;
using Kapso.WhatsApp.Emulator.Project;

namespace Kapso.WhatsApp.Emulator.Logs;

/// <summary>The calls of the API, and a search through them and what other rooms log.</summary>
internal sealed class LogOperations(EmulatedProject project, ApiCallLog calls, ApiLogs apiLogs, IReadOnlyList<ILogSource> sources)
{
    // Executions of workflows may log nothing here, and the API knows the source all the same.
    private const string WorkflowEvents = "flow_event";

    private static readonly (string Key, string Label, string Source)[] Suggestions =
    [
        ("endpoint", "Endpoint", "external_api_log"),
        ("response_status", "Status", "external_api_log"),
        ("message_type", "Message type", "whatsapp_webhook_event"),
        ("event", "Event", "webhook_delivery"),
        ("webhook_id", "Webhook", "webhook_delivery"),
        ("flow_execution_id", "Workflow execution", WorkflowEvents),
    ];

    private static readonly string[] DetailFields = ["endpoint", "response_status", "event", "webhook_url", "error_message"];

    public IEnumerable<Operation> All =>
    [
        new("listApiLogs", Surface.Platform, "GET", "/api_logs", ListApiLogs),
        new("searchLogs", Surface.Platform, "GET", "/log_search", request => Search(LogSearch.Read(request, SourceNames, project.Now))),
        new("searchLogsWithFilters", Surface.Platform, "POST", "/log_search", request => Search(LogSearch.Read(request.OptionalJsonBody(), SourceNames, project.Now))),
        new("getLogSearchCatalog", Surface.Platform, "GET", "/log_search/catalog", _ => Reply.Ok(Json.Data(Catalog()))),
    ];

    private IEnumerable<string> SourceNames => sources.Select(source => source.Source).Append(WorkflowEvents).Distinct();

    private Reply ListApiLogs(EmulatorRequest request)
    {
        string? endpoint = request.Query("endpoint");
        int? status = request.Query("status_code") is null ? null : QueryFilter.Number(request, "status_code", 599, 0);
        bool errorsOnly = QueryFilter.Flag(request, "errors_only") == true;
        DateTimeOffset since = project.Now - QueryFilter.Period(request);
        CursorPage<ApiCall> page = CursorPage<ApiCall>.Cut(request, Surface.Platform, calls.NewestFirst(call =>
            call.At >= since
            && (endpoint is null || call.Path.Contains(endpoint, StringComparison.OrdinalIgnoreCase))
            && (status is null || call.Status == status)
            && (!errorsOnly || call.IsError)));
        return Reply.Ok(new JsonObject { ["data"] = new JsonArray([.. page.Items.Select(apiLogs.Show)]), ["paging"] = page.CursorsAndLinks(request) });
    }

    private Reply Search(LogSearch search)
    {
        if (!project.Options.LogSearchAvailable)
        {
            return Reply.Ok(Json.Data(new JsonObject { ["available"] = false, ["events"] = new JsonArray() }));
        }

        (LogEntry Entry, JsonObject Event)[] found = sources.Where(source => search.Source == LogSearch.All || search.Source == source.Source)
            .SelectMany(source => source.Since(search.Since))
            .Where(entry => entry.At <= search.Until && (!search.ProblemsOnly || entry.IsProblem))
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id, StringComparer.Ordinal)
            .Select(entry => (Entry: entry, Event: Show(entry)))
            .Where(item => Matches(search, item.Event))
            .ToArray();
        (LogEntry Entry, JsonObject Event)[] rest = found.SkipWhile(item => search.Cursor is { } cursor && !IsAfter(item.Entry, cursor)).ToArray();
        (LogEntry Entry, JsonObject Event)[] page = rest.Take(search.Limit).ToArray();
        bool hasMore = rest.Length > page.Length;
        IEnumerable<(LogEntry Entry, JsonObject Event)> highlighted = search.Cursor is null ? rest.Skip(search.Limit).Where(item => IsHighlighted(search, item.Event)).Take(1) : [];
        return Reply.Ok(Json.Data(new JsonObject
        {
            ["available"] = true,
            ["source"] = search.Source,
            ["window"] = new JsonObject { ["since"] = Json.Time(search.Since), ["until"] = Json.Time(search.Until) },
            ["events"] = new JsonArray([.. page.Concat(highlighted).Select(item => item.Event)]),
            ["pagination"] = new JsonObject { ["has_more"] = hasMore, ["next_cursor"] = hasMore ? LogSearch.Encode(page[^1].Entry) : null },
            ["error"] = null,
            ["code"] = null,
        }));
    }

    private static bool IsAfter(LogEntry entry, (long Ticks, string Id) cursor) =>
        entry.At.UtcTicks < cursor.Ticks || entry.At.UtcTicks == cursor.Ticks && string.CompareOrdinal(entry.Id, cursor.Id) < 0;

    private static JsonObject Show(LogEntry entry)
    {
        JsonObject shown = entry.Members();
        shown["id"] = entry.Id;
        shown["source"] = entry.Source;
        shown["timestamp"] = Json.Time(entry.At);
        shown["occurred_at"] = Json.Time(entry.At);
        shown["ingested_at"] = Json.Time(entry.At);
        return shown;
    }

    private static bool Matches(LogSearch search, JsonObject shown) =>
        search.Filters.All(filter => Text(shown, filter.Key) == filter.Value)
        && (string.IsNullOrWhiteSpace(search.Text) || shown.Any(member => Text(shown, member.Key)?.Contains(search.Text, StringComparison.OrdinalIgnoreCase) == true));

    private static bool IsHighlighted(LogSearch search, JsonObject shown) =>
        search.HighlightEventId is { } id && Text(shown, "id") == id || search.HighlightResourceId is { } resource && Text(shown, "resource_id") == resource;

    private static string? Text(JsonObject shown, string member) => shown[member]?.ToString();

    private JsonObject Catalog()
    {
        if (!project.Options.LogSearchAvailable)
        {
            return new JsonObject { ["available"] = false, ["events"] = new JsonArray() };
        }

        return new JsonObject
        {
            ["available"] = true,
            ["catalog"] = new JsonObject
            {
                ["sources"] = new JsonArray([.. SourceNames.Select(name => (JsonNode)new JsonObject
                {
                    ["value"] = name, ["label"] = name.Replace('_', ' '), ["color"] = "gray", ["aliases"] = new JsonArray(),
                })]),
                ["filter_suggestions"] = new JsonArray([.. Suggestions.Select(filter => (JsonNode)new JsonObject
                {
                    ["key"] = filter.Key, ["label"] = filter.Label, ["description"] = $"Compares {filter.Key}.", ["param_key"] = filter.Key, ["sources"] = Json.Texts([filter.Source]),
                })]),
                ["detail_fields"] = Json.Texts(DetailFields),
            },
        };
    }
}
