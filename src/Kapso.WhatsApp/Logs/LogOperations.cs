using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Logs;

internal static class LogOperations
{
    private const string LogSearch = "log_search";

    private static readonly Answer<Page<LogEvent>> Events = new LogSearchAnswer();

    public static readonly ListOperation<ApiLog> ListApiLogs =
        new("listApiLogs", "api_logs", ApiSurface.Platform, LogsJson.Default.ApiLog, Paging.Cursors) { ClientMethod = "Logs.ListApiLogs" };

    public static readonly ListOperation<LogEvent> Search =
        new("searchLogs", LogSearch, ApiSurface.Platform, LogsJson.Default.LogEvent, Paging.NextCursor) { Member = LogSearchAnswer.Member, Answer = Events, ClientMethod = "Logs.Search" };

    /// <summary>A search reads only, whatever the method is.</summary>
    public static readonly Operation<LogSearchPage, Page<LogEvent>> SearchWithFilters =
        new("searchLogsWithFilters", HttpMethod.Post, LogSearch, ApiSurface.Platform, Replay.Safe, Body.Written<LogSearchPage>(static (writer, page) => page.Search.Write(writer, page.Cursor)), Events)
        {
            ClientMethod = "Logs.Search",
        };

    public static readonly Operation<LogSearchCatalog?> FindCatalog =
        new("getLogSearchCatalog", HttpMethod.Get, LogSearch + "/catalog", ApiSurface.Platform, Replay.Safe,
            Answer.Data(LogsJson.Default.LogSearchCatalogAnswer).Select(static answer => answer.Available is false ? null : answer.Catalog)) { ClientMethod = "Logs.FindCatalogAsync" };
}
