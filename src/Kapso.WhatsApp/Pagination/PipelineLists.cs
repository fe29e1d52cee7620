using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp.Pagination;

/// <summary>Makes lists of operations; which of the two paging styles an operation has is known here and nowhere else.</summary>
internal static class PipelineLists
{
    /// <summary>A list whose pages name cursors.</summary>
    /// <param name="pipeline">Makes the calls.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="target">The path and query of the page at a cursor.</param>
    /// <param name="pageType">How a page is read.</param>
    /// <param name="phone">The phone number that is asked for, so that it can be hidden in texts that the server echoes.</param>
    public static PagedList<T> ListByCursor<T>(
        this KapsoPipeline pipeline, Operation operation, Func<string?, string> target, JsonTypeInfo<CursorPage<T>> pageType, string? phone = null)
    {
        return new(
            (cursor, cancellationToken) => FetchAsync(target(cursor), cancellationToken),
            (cursor, cancellationToken) => FetchAsync(Before(target(cursor)), cancellationToken),
            operation.Id);

        async Task<Page<T>> FetchAsync(string address, CancellationToken cancellationToken)
        {
            CursorPage<T> page = await pipeline.SendAsync(operation, address, pageType, cancellationToken, phone: phone).ConfigureAwait(false);
            return page.ToPage();
        }
    }

    /// <summary>A list whose pages are numbered.</summary>
    /// <param name="pipeline">Makes the calls.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="target">The path and query of a page.</param>
    /// <param name="pageType">How a page is read.</param>
    public static PagedList<T> ListByNumber<T>(this KapsoPipeline pipeline, Operation operation, Func<string?, string> target, JsonTypeInfo<OffsetPage<T>> pageType) =>
        new(async (cursor, cancellationToken) =>
        {
            CheckPageNumber(cursor);
            OffsetPage<T> page = await pipeline.SendAsync(operation, target(cursor), pageType, cancellationToken).ConfigureAwait(false);
            return page.ToPage();
        }, operationId: operation.Id);

    /// <summary>A list that the server answers as a whole.</summary>
    /// <param name="pipeline">Makes the call.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="target">The path.</param>
    /// <param name="listType">How the list is read.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <param name="phone">The phone number that is asked for, so that it can be hidden in texts that the server echoes.</param>
    public static async Task<IReadOnlyList<T>> ListWholeAsync<T>(
        this KapsoPipeline pipeline, Operation operation, string target, JsonTypeInfo<OffsetPage<T>> listType, CancellationToken cancellationToken, string? phone = null) =>
        (await pipeline.SendAsync(operation, target, listType, cancellationToken, phone: phone).ConfigureAwait(false)).ToPage().Items;

    /// <summary>The way back has the address of the way on, with another name for the cursor. Values are escaped, so only a parameter can read like this.</summary>
    private static string Before(string target) =>
        target.Replace("?after=", "?before=", StringComparison.Ordinal).Replace("&after=", "&before=", StringComparison.Ordinal);

    private static void CheckPageNumber(string? cursor)
    {
        if (cursor is not null && !(int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0))
        {
            Rules rules = Rules.Start();
            rules.Add("cursor", "page-number", "the pages of this list are numbered: take the cursor of one of its pages", "1-", Rules.Shown(cursor));
            rules.ThrowIfBroken();
        }
    }
}
