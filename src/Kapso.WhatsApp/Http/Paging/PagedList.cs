using System.Net;
using System.Runtime.CompilerServices;
using Kapso.WhatsApp.Http;

namespace Kapso.WhatsApp;

/// <summary>
/// A list that is fetched page by page as it is read. Go through its items with <c>await foreach</c>, take one page with
/// <see cref="GetPageAsync(CancellationToken)"/>, or go through the pages with <see cref="AsPages"/>. Nothing is fetched before that,
/// and each reading fetches anew.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class PagedList<T> : IAsyncEnumerable<T>
{
    /// <summary>So many pages in a row may hold nothing; each of them may name a further one, because servers filter what they have already cut into pages.</summary>
    internal const int MaxEmptyPages = 1000;

    private readonly string _operationId;
    private readonly Func<PageCursor, CancellationToken, Task<Page<T>>> _fetch;

    /// <param name="operationId">The operation that answers the pages.</param>
    /// <param name="fetch">Fetches the page at a cursor.</param>
    internal PagedList(string operationId, Func<PageCursor, CancellationToken, Task<Page<T>>> fetch) => (_operationId, _fetch) = (operationId, fetch);

    /// <summary>Fetches the first page.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<Page<T>> GetPageAsync(CancellationToken cancellationToken = default) => GetPageAsync(null, cancellationToken);

    /// <summary>Fetches the page that begins at a cursor.</summary>
    /// <param name="cursor">The <see cref="Page{T}.NextCursor"/> of an earlier page with the same filter, also of an earlier process; null for the first page.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<Page<T>> GetPageAsync(string? cursor, CancellationToken cancellationToken = default) => _fetch(new PageCursor(cursor), cancellationToken);

    /// <summary>Fetches the page that precedes a cursor. Its items have the order of the list.</summary>
    /// <param name="cursor">The <see cref="Page{T}.PreviousCursor"/> of that other page, with the same filter.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="KapsoValidationException">The cursor is blank.</exception>
    public Task<Page<T>> GetPreviousPageAsync(string cursor, CancellationToken cancellationToken = default)
    {
        CheckCursor(cursor, nameof(cursor));
        return _fetch(new PageCursor(cursor, IsBefore: true), cancellationToken);
    }

    /// <summary>
    /// Enumerates the pages, beginning with the first one or at a cursor. One page is held at a time, however long the list is. Ends when the server
    /// names no further page, or names one that was already read: then the last page still has a <see cref="Page{T}.NextCursor"/>, and the list may have
    /// more items than were read.
    /// </summary>
    /// <param name="startCursor">Where to begin: the <see cref="Page{T}.NextCursor"/> of the last page that was read, also by an earlier process; null for the first page.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="KapsoSerializationException">A thousand pages in a row held nothing, and each one named a further one.</exception>
    public IAsyncEnumerable<Page<T>> AsPages(string? startCursor = null, CancellationToken cancellationToken = default) =>
        EnumerateAsync(new PageCursor(startCursor), page => page.NextCursor, cancellationToken);

    /// <summary>
    /// Enumerates the pages backwards to the first one, beginning with the page before a cursor. The items of each page have the order of the list. Ends
    /// when the server names no page before, or names one that was already read.
    /// </summary>
    /// <param name="startCursor">The <see cref="Page{T}.PreviousCursor"/> of the page to go back from.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="KapsoValidationException">The cursor is blank.</exception>
    public IAsyncEnumerable<Page<T>> AsPreviousPages(string startCursor, CancellationToken cancellationToken = default)
    {
        CheckCursor(startCursor, nameof(startCursor));
        return EnumerateAsync(new PageCursor(startCursor, IsBefore: true), page => page.PreviousCursor, cancellationToken);
    }

    /// <summary>Goes through the items of all pages.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (Page<T> page in AsPages(null, cancellationToken).ConfigureAwait(false))
        {
            foreach (T item in page.Items)
            {
                yield return item;
            }
        }
    }

    private async IAsyncEnumerable<Page<T>> EnumerateAsync(PageCursor start, Func<Page<T>, string?> next, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        CursorTrail trail = new();
        int emptyPages = 0;
        PageCursor cursor = start;
        trail.TryAdd(cursor.Value ?? "");
        do
        {
            Page<T> page = await _fetch(cursor, cancellationToken).ConfigureAwait(false);
            yield return page;
            cursor = cursor with { Value = next(page) };
            if (string.IsNullOrEmpty(cursor.Value) || !trail.TryAdd(cursor.Value))
            {
                yield break;
            }

            emptyPages = page.Items.Count == 0 && page.Unreadable.Count == 0 ? emptyPages + 1 : 0;
        }
        while (emptyPages < MaxEmptyPages);

        throw new KapsoSerializationException(
            _operationId, HttpStatusCode.OK, $"names a further page once more, and the last {MaxEmptyPages} pages held nothing: the list does not end", "");
    }

    private static void CheckCursor(string cursor, string name)
    {
        ArgumentNullException.ThrowIfNull(cursor, name);
        Rules rules = Rules.Start();
        rules.Required(cursor, name);
        rules.ThrowIfBroken();
    }
}

/// <summary>Makes lists for tests of code that reads one.</summary>
public static class PagedList
{
    /// <summary>A list of one page that holds the given items.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="items">The items.</param>
    public static PagedList<T> Create<T>(params IReadOnlyList<T> items) =>
        new("list", (_, _) => Task.FromResult(new Page<T> { Items = items, TotalCount = items.Count }));
}
