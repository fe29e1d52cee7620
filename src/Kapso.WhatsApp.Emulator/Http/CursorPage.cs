using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Kapso.WhatsApp.Emulator.Http;

/// <summary>Something a list can page through: later items have higher numbers.</summary>
internal interface INumbered
{
    long Number { get; }
}

/// <summary>One page of a newest-first list, cut out by a cursor.</summary>
internal sealed class CursorPage<T>
    where T : INumbered
{
    private readonly string? _before;
    private readonly string? _after;

    private CursorPage(IReadOnlyList<T> items, bool newerExist, bool olderExist)
    {
        Items = items;
        _before = newerExist && items.Count > 0 ? Encode(items[0].Number) : null;
        _after = olderExist && items.Count > 0 ? Encode(items[^1].Number) : null;
    }

    public IReadOnlyList<T> Items { get; }

    /// <summary>
    /// Reads <c>limit</c>, <c>before</c> and <c>after</c> from the query and cuts the page. A cursor is the number of an item: whatever arrives above it, the pages
    /// below neither repeat an item nor skip one.
    /// </summary>
    /// <param name="request">The request whose query is read.</param>
    /// <param name="surface">Whose words a refusal uses.</param>
    /// <param name="newestFirst">The items.</param>
    /// <param name="filter">Which of them are listed; null for all. Only those around the page are looked at.</param>
    /// <param name="maxLimit">How many items a page can be asked for.</param>
    public static CursorPage<T> Cut(EmulatorRequest request, Surface surface, IReadOnlyList<T> newestFirst, Func<T, bool>? filter = null, int maxLimit = QueryFilter.MaxLimit)
    {
        int limit = QueryFilter.Number(request, "limit", maxLimit, QueryFilter.DefaultLimit);
        if (request.Query("after") is null && request.Query("before") is { } before)
        {
            int end = FirstAtOrBelow(newestFirst, Decode(before, surface));
            (List<T> newer, bool more) = Take(Upwards(newestFirst, end), filter, limit);
            newer.Reverse();
            return new CursorPage<T>(newer, more, Any(Downwards(newestFirst, end), filter));
        }

        int start = request.Query("after") is { } after ? FirstAtOrBelow(newestFirst, Decode(after, surface) - 1) : 0;
        (List<T> items, bool olderExist) = Take(Downwards(newestFirst, start), filter, limit);
        return new CursorPage<T>(items, Any(Upwards(newestFirst, start), filter), olderExist);
    }

    /// <summary>The proxy's paging object: cursors alone.</summary>
    public JsonObject Cursors() => new()
    {
        ["cursors"] = new JsonObject { ["before"] = _before, ["after"] = _after },
    };

    /// <summary>The Platform's paging object: cursors, and the addresses of the pages beside this one.</summary>
    public JsonObject CursorsAndLinks(EmulatorRequest request)
    {
        JsonObject paging = Cursors();
        paging["next"] = Link(request, "after", _after);
        paging["previous"] = Link(request, "before", _before);
        return paging;
    }

    /// <summary>The paging object whose links are cursors themselves; those of the first and the last item are there on every page.</summary>
    public JsonObject CursorsAndNeighbours() => new()
    {
        ["cursors"] = new JsonObject
        {
            ["before"] = Items.Count > 0 ? Encode(Items[0].Number) : null,
            ["after"] = Items.Count > 0 ? Encode(Items[^1].Number) : null,
        },
        ["next"] = _after,
        ["previous"] = _before,
    };

    private static string? Link(EmulatorRequest request, string parameter, string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        IEnumerable<KeyValuePair<string, string>> kept = request.QueryParameters.Where(pair => pair.Key is not ("after" or "before"));
        IEnumerable<string> query = kept.Append(new(parameter, cursor))
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}");
        return $"{request.Url}?{string.Join('&', query)}";
    }

    private static int FirstAtOrBelow(IReadOnlyList<T> newestFirst, long number)
    {
        (int low, int high) = (0, newestFirst.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = newestFirst[middle].Number > number ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static IEnumerable<T> Downwards(IReadOnlyList<T> newestFirst, int start)
    {
        for (int i = start; i < newestFirst.Count; i++)
        {
            yield return newestFirst[i];
        }
    }

    private static IEnumerable<T> Upwards(IReadOnlyList<T> newestFirst, int end)
    {
        for (int i = end - 1; i >= 0; i--)
        {
            yield return newestFirst[i];
        }
    }

    private static (List<T> Items, bool More) Take(IEnumerable<T> items, Func<T, bool>? filter, int limit)
    {
        List<T> taken = [.. items.Where(item => filter?.Invoke(item) != false).Take(limit + 1)];
        bool more = taken.Count > limit;
        if (more)
        {
            taken.RemoveAt(limit);
        }

        return (taken, more);
    }

    private static bool Any(IEnumerable<T> items, Func<T, bool>? filter) => items.Any(item => filter?.Invoke(item) != false);

    private static string Encode(long number) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"cursor:{number}"));

    private static long Decode(string cursor, Surface surface)
    {
        Span<byte> bytes = stackalloc byte[64];
        if (cursor.Length <= 64 && Convert.TryFromBase64String(cursor, bytes, out int length))
        {
            string text = Encoding.ASCII.GetString(bytes[..length]);
            if (text.StartsWith("cursor:", StringComparison.Ordinal)
                && long.TryParse(text.AsSpan("cursor:".Length), NumberStyles.None, CultureInfo.InvariantCulture, out long number))
            {
                return number;
            }
        }

        throw surface.InvalidCursor();
    }
}
