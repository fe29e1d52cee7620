using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Logs;

/// <summary>Logs of API calls, and a search through all logs of the project: API calls, events from Meta, workflow events and deliveries to webhooks.</summary>
public class LogsClient
{
    private readonly KapsoPipeline _pipeline;

    internal LogsClient(KapsoPipeline pipeline) => _pipeline = pipeline;

    /// <summary>Creates an instance for mocking in tests.</summary>
    protected LogsClient() => _pipeline = null!;

    /// <summary>Lists the calls of Kapso's API, newest first. <c>GET /platform/v1/api_logs</c></summary>
    /// <param name="filter">Which calls; those of the last 24 hours by default.</param>
    /// <returns>The calls, fetched page by page as they are read.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<ApiLog> ListApiLogs(ApiLogFilter? filter = null) => _pipeline.List(LogOperations.ListApiLogs, [], filter);

    /// <summary>
    /// Searches the logs of the project. Reading the result throws <see cref="KapsoLogSearchException"/> when the search is unavailable, and <see cref="KapsoApiException"/> (422) when it
    /// failed. <c>GET /platform/v1/log_search</c>, or <c>POST</c> when there are filters
    /// </summary>
    /// <param name="search">What to search for.</param>
    /// <returns>The events, fetched page by page as they are read, fifty a page by default. There is no way back to the page before.</returns>
    /// <exception cref="KapsoValidationException">An argument breaks a rule.</exception>
    public virtual PagedList<LogEvent> Search(LogSearch search)
    {
        ArgumentNullException.ThrowIfNull(search);
        return search.HasFilters ? SearchWithFilters(search) : _pipeline.List(LogOperations.Search, [], search, argument: nameof(search));
    }

    /// <summary>Gets what a search through the logs knows: sources, filters and members of events. <c>GET /platform/v1/log_search/catalog</c></summary>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns>The catalogue; null when the search is unavailable.</returns>
    /// <exception cref="KapsoApiException">The server refused.</exception>
    /// <exception cref="KapsoTransportException">No response was received.</exception>
    public virtual Task<LogSearchCatalog?> FindCatalogAsync(CancellationToken cancellationToken = default) => _pipeline.CallAsync(LogOperations.FindCatalog, [], cancellationToken);

    private PagedList<LogEvent> SearchWithFilters(LogSearch search)
    {
        Rules.Check(nameof(search), ((ICheckable)new LogSearchPage(search, null)).Check);
        return new PagedList<LogEvent>(LogOperations.SearchWithFilters.Id, (page, cancellationToken) =>
            _pipeline.CallAsync(LogOperations.SearchWithFilters, [], new LogSearchPage(search, page.ForwardOnly()), cancellationToken, argument: nameof(search)));
    }
}
