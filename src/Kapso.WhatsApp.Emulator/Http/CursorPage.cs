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

    /// <summary>Reads <c>limit</c>, <c>before</c> and <c>after</c> from the query and cuts the page.</summary>
    /// <param name="request">The request whose query is read.</param>
    /// <param name="surface">Whose words a refusal uses.</param>
    /// <param name="newestFirst">Everything that the filters let through.</param>
    public static CursorPage<T> Cut(EmulatorRequest request, Surface surface, IReadOnlyList<T> newestFirst)
    {
        var limit = QueryFilter.Limit(request);
        var start = 0;
        if (request.Query("after") is { } after)
        {
            var number = Decode(after, surface);
            start = newestFirst.TakeWhile(item => item.Number >= number).Count();
        }
        else if (request.Query("before") is { } before)
        {
            var number = Decode(before, surface);
            var end = newestFirst.TakeWhile(item => item.Number > number).Count();
            start = Math.Max(0, end - limit);
            limit = end - start;
        }

        T[] items = [.. newestFirst.Skip(start).Take(limit)];
        return new CursorPage<T>(items, start > 0, start + items.Length < newestFirst.Count);
    }

    /// <summary>The proxy's paging object: cursors alone.</summary>
    public JsonObject Cursors() => new()
    {
        ["cursors"] = new JsonObject { ["before"] = _before, ["after"] = _after },
    };

    /// <summary>The Platform's paging object: cursors, and the addresses of the pages beside this one.</summary>
    public JsonObject CursorsAndLinks(EmulatorRequest request)
    {
        var paging = Cursors();
        paging["next"] = Link(request, "after", _after);
        paging["previous"] = Link(request, "before", _before);
        return paging;
    }

    private static string? Link(EmulatorRequest request, string parameter, string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        var kept = request.QueryParameters.Where(pair => pair.Key is not ("after" or "before"));
        var query = kept.Append(new(parameter, cursor))
            .Select(pair => $"{Uri.EscapeDataString(pair.Key)}={Uri.EscapeDataString(pair.Value)}");
        return $"{request.Url}?{string.Join('&', query)}";
    }

    private static string Encode(long number) => Convert.ToBase64String(Encoding.ASCII.GetBytes($"cursor:{number}"));

    private static long Decode(string cursor, Surface surface)
    {
        Span<byte> bytes = stackalloc byte[64];
        if (cursor.Length <= 64 && Convert.TryFromBase64String(cursor, bytes, out var length))
        {
            var text = Encoding.ASCII.GetString(bytes[..length]);
            if (text.StartsWith("cursor:", StringComparison.Ordinal)
                && long.TryParse(text.AsSpan("cursor:".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            {
                return number;
            }
        }

        throw surface.InvalidCursor();
    }
}
