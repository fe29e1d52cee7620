using System.Runtime.CompilerServices;

namespace Kapso.WhatsApp;

/// <summary>
/// A list that is fetched page by page as it is read. Go through its items with <c>await foreach</c>, take one page with
/// <see cref="GetPageAsync(CancellationToken)"/>, or go through the pages with <see cref="AsPages"/>. Nothing is fetched before that,
/// and each reading fetches anew.
/// </summary>
/// <typeparam name="T">What is listed.</typeparam>
public sealed class PagedList<T> : IAsyncEnumerable<T>
{
    private readonly Func<string?, CancellationToken, Task<Page<T>>> _fetch;

    internal PagedList(Func<string?, CancellationToken, Task<Page<T>>> fetch) => _fetch = fetch;

    /// <summary>Fetches the first page.</summary>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<Page<T>> GetPageAsync(CancellationToken cancellationToken = default) => GetPageAsync(null, cancellationToken);

    /// <summary>Fetches the page that begins at a cursor.</summary>
    /// <param name="cursor">The <see cref="Page{T}.NextCursor"/> or <see cref="Page{T}.PreviousCursor"/> of an earlier page with the same filter; null for the first page.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    public Task<Page<T>> GetPageAsync(string? cursor, CancellationToken cancellationToken = default) => _fetch(cursor, cancellationToken);

    /// <summary>Goes through the pages, beginning with the first one or at a cursor. Ends when the server names no further page or one that was already read.</summary>
    /// <param name="startCursor">Where to begin; null for the first page.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async IAsyncEnumerable<Page<T>> AsPages(string? startCursor = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        HashSet<string> seen = new(StringComparer.Ordinal) { startCursor ?? "" };
        for (string? cursor = startCursor; ;)
        {
            Page<T> page = await _fetch(cursor, cancellationToken).ConfigureAwait(false);
            yield return page;
            cursor = page.NextCursor;
            if (string.IsNullOrEmpty(cursor) || !seen.Add(cursor))
            {
                yield break;
            }
        }
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
}

/// <summary>Makes lists for tests of code that reads one.</summary>
public static class PagedList
{
    /// <summary>A list of one page that holds the given items.</summary>
    /// <typeparam name="T">What is listed.</typeparam>
    /// <param name="items">The items.</param>
    public static PagedList<T> Of<T>(params IReadOnlyList<T> items) =>
        new((_, _) => Task.FromResult(new Page<T> { Items = items, TotalCount = items.Count }));
}
